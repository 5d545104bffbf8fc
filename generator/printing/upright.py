"""Text set from top to bottom: parted into cells, since the typesetter knows lines only.

A Han character or a mark is a cell of one em; two figures lie side by side in one, up to four stand one below the
other; what is longer and Latin words are turned.
"""

import re
from collections.abc import Sequence

from generator import names

Cell = dict[str, str]
_PADDING = "\u3000"
_DOT = "·•・"
# Figures, Latin words with what joins them, or one character of anything else; space between Han is no cell.
_PIECES = re.compile(r"[0-9]{1,4}(?![0-9A-Za-z])|[!-~\u00a0-\u024f]+(?: [!-~\u00a0-\u024f]+)*|\u3000|[^ ]")
# A name is cut into so many columns at the most; one that is cut beside a dot is cut there.
_MOST_COLUMNS = 5
_NEAR_DOT = 2


def cells(text: str) -> list[Cell]:
    """The cells of a text, each with its form: han, mark, figures, turned, or space for the padding of a name."""
    pieces = (part for piece in _PIECES.findall(text) for part in (piece if _is_number(piece, 3, 4) else (piece,)))
    return [{"text": piece, "form": _form(piece)} for piece in pieces]


def columns(text: str, most: int = _MOST_COLUMNS) -> list[list[list[Cell]]]:
    """A text in one column, in two, and so on: the template takes the way in which it can be largest."""
    all_cells = cells(text)
    ways = [_cut(all_cells, count) for count in range(1, min(most, len(all_cells)) + 1)]
    return ways or [[[]]]


def is_upright(text: str) -> bool:
    """Whether a text can stand upright: it is Han for the most part."""
    han = sum(map(names.is_han, text))
    return han * 2 >= len(text.replace(" ", ""))


def _form(piece: str) -> str:
    if piece == _PADDING:
        return "space"
    if _is_number(piece, 1, 2):
        return "figures"
    if len(piece) > 1 or (piece.isascii() and piece.isalpha()):
        return "turned"
    return "han" if names.is_han(piece) else "mark"


def _is_number(piece: str, least: int, most: int) -> bool:
    return piece.isascii() and piece.isdigit() and least <= len(piece) <= most


def _cut(all_cells: Sequence[Cell], count: int) -> list[list[Cell]]:
    """As many columns of about the same length, the first being the longest; a dot stays at a column's end."""
    found: list[list[Cell]] = []
    rest = list(all_cells)
    for left in range(count, 0, -1):
        at = -(-len(rest) // left)
        found.append(rest[: (end := _near_dot(rest, at) if left > 1 else len(rest))])
        rest = rest[end:]
    return [column for column in found if column]


def _near_dot(some: Sequence[Cell], at: int) -> int:
    ends = [end for end in range(at - _NEAR_DOT, at + _NEAR_DOT + 1) if 0 < end < len(some)]
    dots = [end for end in ends if some[end - 1]["text"] in _DOT]
    return min(dots, key=lambda end: abs(end - at), default=at)
