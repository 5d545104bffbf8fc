"""Text set from top to bottom: parted into cells, since the typesetter knows lines only.

A Han character or a mark is a cell of one em; two figures lie side by side in one, up to four stand one below the
other; what is longer and Latin words are turned.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator import names

Cell = dict[str, str]
_PADDING = "\u3000"
_DOT = "·•・"
# Figures, Latin words with what joins them, or one character of anything else; space between Han is no cell.
_PIECES = re.compile(r"[0-9]{1,4}(?![0-9A-Za-z])|[!-~\u00a0-\u024f]+(?: [!-~\u00a0-\u024f]+)*|\u3000|[^ ]")
# A name is cut into so many columns at the most: one with dots only there, unless a part is longer than this.
_MOST_COLUMNS = 5
_LONGEST_PART = 9


def cells(text: str) -> list[Cell]:
    """The cells of a text, each with its form: han, mark, figures, turned, or space for the padding of a name."""
    pieces = (part for piece in _PIECES.findall(text) for part in (piece if _is_number(piece, 3, 4) else (piece,)))
    return [{"text": piece, "form": _form(piece)} for piece in pieces]


def columns(text: str, most: int = _MOST_COLUMNS) -> list[list[list[Cell]]]:
    """A text in one column, in two, and so on: the template takes the way in which it can be largest."""
    all_cells = cells(text)
    ends = _ends(all_cells)
    ways = [_cut(all_cells, count, ends) for count in range(1, min(most, len(ends) + 1, len(all_cells)) + 1)]
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


def _cut(all_cells: Sequence[Cell], count: int, ends: Sequence[int]) -> list[list[Cell]]:
    """As many columns of about the same length, the first being the longest, each ending at one of these places."""
    found: list[list[Cell]] = []
    start = 0
    for left in range(count, 1, -1):
        ideal = start + -(-(len(all_cells) - start) // left)
        later = [end for end in ends if start < end < len(all_cells)]
        if not later:
            break
        end = min(later, key=lambda end: (abs(end - ideal), -end))
        found.append(list(all_cells[start:end]))
        start = end
    return [*found, list(all_cells[start:])]


def _ends(some: Sequence[Cell]) -> list[int]:
    """Where a text may be cut: behind its dots; anywhere if it has none, or a part too long for a column."""
    dots = [number for number, cell in enumerate(some, 1) if cell["text"] in _DOT]
    longest = max((end - start for start, end in pairwise([0, *dots, len(some)])), default=0)
    return (
        dots
        if dots and longest <= _LONGEST_PART
        else [end for end in range(1, len(some)) if some[end]["text"] not in _DOT]
    )
