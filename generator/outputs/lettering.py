"""Chinese text in lines: where it may be broken, how large it can be, and which signs the face has."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from generator.fonts import SOURCE_FONT, font_characters

# No line begins with one of these, and none ends with one of those.
_NOT_FIRST = "，。、；：？！）》〉」』”’…—·％%,.;:?!)]}～-"
_NOT_LAST = "（《〈「『“‘([{"
# A number is not parted from what it counts, nor a word or a sign from what it belongs to, nor a few letters in quotes.
_WORD = r"“[^“”\s]{1,4}”|[0-9][0-9.,:]*[\u4e00-\u9fff]?|[A-Za-z0-9.+#&/:'_]+|."
_ONE_PIECE = re.compile(rf"[{re.escape(_NOT_LAST)}]*(?:{_WORD})[{re.escape(_NOT_FIRST)}]*|.", re.DOTALL)
# From one line to the next, in the size of the letters.
LEADING = 1.3
# One line is worth more than two of slightly larger letters.
_WORTH = (1.0, 0.8, 0.65)
# So much longer or shorter may a line be, in letters, for a break at a better place.
_GOOD_BREAK, _BREAK = " ·，。、；：？！）》”’…—", 2.2

Measure = Callable[[str], float]


def drawable(text: str) -> str | None:
    """The text without signs that the face lacks; None where it lacks a letter, which must not go."""
    known = _characters()
    missing = {mark for mark in text if ord(mark) not in known}
    if any(unicodedata.category(mark)[0] in "LN" for mark in missing):
        return None
    return " ".join("".join(" " if mark in missing else mark for mark in text).split()) or None


def fit(text: str, sizes: Sequence[int], width: float, height: float, measure: Measure) -> tuple[int, list[str]]:
    """The size at which the text fills a space best, and its lines there, as even as can be.

    `measure` tells the width of a text at size 1. At the smallest size what is too long ends in an ellipsis.
    """
    pieces = [(piece, measure(piece)) for piece in _ONE_PIECE.findall(text)]
    best: tuple[float, int, int] | None = None
    for size in sizes:
        lines = _wrap(pieces, width / size)
        most = min(len(_WORTH), int(height / size / LEADING))
        if len(lines) <= most and max(map(_width, lines)) <= width / size:
            worth = size * _WORTH[len(lines) - 1]
            best = max(best or (worth, size, len(lines)), (worth, size, len(lines)), key=lambda one: one[0])
    if best:
        return best[1], _even(pieces, width / best[1], best[2])
    return sizes[-1], _cut(pieces, width / sizes[-1], max(1, min(len(_WORTH), int(height / sizes[-1] / LEADING))))


def shorten(text: str, width: float, measure: Measure) -> str:
    """As much of a text as fits into one line of this width at size 1."""
    return fit(text, (1,), width, LEADING, measure)[1][0]


Piece = tuple[str, float]


def _wrap(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        if lines[-1] and used + _width([piece]) > width:
            lines.append([])
            used = 0.0
        if lines[-1] or piece[0].strip():
            lines[-1].append(piece)
            used += piece[1]
    return lines


def _width(line: Sequence[Piece]) -> float:
    """A line's width without the space at its end."""
    return sum(wide for _, wide in line) - (line[-1][1] if line and not line[-1][0].strip() else 0)


def _even(pieces: Sequence[Piece], width: float, count: int) -> list[str]:
    """So many lines, of which none is much shorter than the others; broken behind a sign or space if one is near."""
    lines: list[Sequence[Piece]] = []
    for left in range(count, 1, -1):
        at = _break(pieces, width, left)
        lines.append(pieces[:at])
        pieces = pieces[at:]
    return list(_texts([*lines, pieces]))


def _break(pieces: Sequence[Piece], width: float, count: int) -> int:
    """How many pieces stand in the first of so many lines."""
    wanted, used = _width(pieces) / count, 0.0
    best, least = len(_wrap(pieces, width)[0]), float("inf")
    for at, piece in enumerate(pieces[:best], 1):
        used += piece[1]
        away = abs(used - wanted) - (_BREAK if piece[0][-1] in _GOOD_BREAK else 0)
        if away < least and len(_wrap(pieces[at:], width)) == count - 1:
            best, least = at, away
    return best


def _cut(pieces: Sequence[Piece], width: float, most: int) -> list[str]:
    """So many lines; a piece that is wider than a line is parted, and what is left over gives way to an ellipsis."""
    marks = [(text, wide) if wide <= width else [(mark, wide / len(text)) for mark in text] for text, wide in pieces]
    parted = [one for piece in marks for one in (piece if isinstance(piece, list) else [piece])]
    lines = _wrap(parted, width)
    if len(lines) <= most:
        return list(_texts(lines))
    letters = [(mark, wide / len(text)) for text, wide in lines[most - 1] for mark in text]
    while len(letters) > 1 and (_width(letters) + 1 > width or letters[-1][0] in _NOT_LAST):
        letters.pop()
    return [*_texts(lines[: most - 1]), "".join(text for text, _ in letters).rstrip() + "…"]


def _texts(lines: Sequence[Sequence[Piece]]) -> Iterator[str]:
    return ("".join(text for text, _ in line).strip() for line in lines)


@cache
def _characters() -> frozenset[int]:
    return font_characters(SOURCE_FONT)
