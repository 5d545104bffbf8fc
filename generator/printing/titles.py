"""Where a title may be cut into lines without tearing a word, as far as that can be told without a dictionary."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Figures and Latin words stay whole; a space belongs to what stands before it.
_PIECES = re.compile(r"[0-9A-Za-z.%+-]+ *|. *", re.DOTALL)
_CLOSING, _OPENING = "”’》〉）」』】、，：；。！？…—·", "“‘《〈（「『【"
# Words that begin something new, and those that end something.
_BEGINS, _ENDS = "的之与和及暨在", "年度月日届省市县区"
_MOST_LINES, _LONGEST = 4, 60
# Most words have two characters: after an odd number of them a word is torn more often than not.
_SAFE, _EVEN, _ODD = 0.0, 0.9, 2.2


def lines_of(title: str) -> list[list[str]]:
    """A title on one line, on two, and so on; a long one is on one line only, and is to be wrapped."""
    pieces = _PIECES.findall(title.strip())
    if len(pieces) > _LONGEST:
        return [[title]]
    ways = (_cut(pieces, count) for count in range(1, min(_MOST_LINES, len(pieces) // 2) + 1))
    return [[title], *(way for way in ways if len(way) > 1)]


def word_lines(text: str) -> list[list[str]]:
    """A name in Latin letters on one line, on two, and so on, a word never torn."""
    words = text.split()
    ways = range(1, min(_MOST_LINES, len(words)) + 1)
    ends = ([round(number * len(words) / count) for number in range(count + 1)] for count in ways)
    return [[" ".join(words[start:end]) for start, end in pairwise(some)] for some in ends] or [[text]]


def _cut(pieces: Sequence[str], count: int) -> list[str]:
    """About so many lines of about the same length."""
    costs = dict(_costs(pieces))
    found, start = [], 0
    for left in range(count, 1, -1):
        ideal = start + (len(pieces) - start) / left
        ends = [end for end in costs if end - start >= 2 and len(pieces) - end >= 2 * (left - 1)]
        if not ends:
            break
        end = min(ends, key=lambda end: costs[end] + abs(end - ideal) * 0.7)
        found.append("".join(pieces[start:end]).strip())
        start = end
    return [*found, "".join(pieces[start:]).strip()]


def _costs(pieces: Sequence[str]) -> Iterator[tuple[int, float]]:
    """For each place between pieces what it costs to cut there; where it must not be cut there is none."""
    since = 0
    for end in range(1, len(pieces)):
        before, after = pieces[end - 1], pieces[end]
        if before.strip() in _OPENING or after.strip() in _CLOSING:
            continue
        is_end = before in _ENDS and after not in "度代会"
        is_safe = before.endswith(" ") or before in _CLOSING or is_end or after in _OPENING or after in _BEGINS
        since = end if is_safe else since
        yield end, _SAFE if is_safe else _EVEN if (end - since) % 2 == 0 else _ODD
