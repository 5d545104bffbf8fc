"""Where a title may be cut into lines without tearing a word, as far as that can be told without a dictionary."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

# Figures and Latin words stay whole; a space belongs to what stands before it.
_PIECES = re.compile(r"[0-9A-Za-z.%+-]+ *|. *", re.DOTALL)
_CLOSING, _OPENING = "”’》〉）」』】、，：；。！？…—·", "“‘《〈（「『【"
# Words that begin something new, and those that end something.
_BEGINS, _ENDS = "的之与和及暨在", "年度月日届省市县区"
# What is one word to everybody who reads it, however long it is; the first of those that fit is the longest.
_WORDS = re.compile(
    "[〇一二三四五六七八九十]+[年月日号]|“[^“”]{1,4}”|《[^《》]{1,4}》|股份有限公司|有限责任公司|有限公司|分公司|公司|电机|电器|电子|机械|科技|实业|集团|总工会|工会|"
    "委员会|联合会|服务中心|中心|文化宫|工作室|研究院|研究所|人民医院|医院|疗休养|学校|中学|小学|大学|街道|江苏|上海|北京|全国|中国|"
    "劳动模范|劳动奖章|劳动奖状|劳动|模范|奖章|奖状|先锋号|工匠"
)
_MOST_LINES, _LONGEST = 4, 60
# Most words have two characters: after an odd number of them a word is torn more often than not.
_SAFE, _EVEN, _ODD = 0.0, 0.9, 2.2


def lines_of(title: str) -> list[list[str]]:
    """A title on one line, on two, and so on; a long one is on one line only, and is to be wrapped."""
    pieces = _PIECES.findall(title.strip())
    if len(pieces) > _LONGEST:
        return [[title]]
    ways = (_cut(pieces, count) for count in range(1, min(_MOST_LINES, len(pieces) // 2) + 1))
    return [[title], *(way for way in ways if len(way) == 2 or (len(way) > 2 and _is_even(way)))]


def _is_even(lines: Sequence[str]) -> bool:
    """Whether no line is a scrap beside the others."""
    return 2 * min(map(len, lines)) >= max(map(len, lines))


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
    begins, inside = _words_in(pieces)
    for end in range(1, len(pieces)):
        before, after = pieces[end - 1], pieces[end]
        if end in inside or before.strip() in _OPENING or after.strip() in _CLOSING:
            continue
        is_end = before in _ENDS and after not in "度代会"
        is_safe = before.endswith(" ") or before in _CLOSING or is_end or after in _OPENING or after in _BEGINS
        is_safe = is_safe or end in begins
        since = end if is_safe else since
        yield end, _SAFE if is_safe else _EVEN if (end - since) % 2 == 0 else _ODD


def _words_in(pieces: Sequence[str]) -> tuple[set[int], set[int]]:
    """The places before well-known words, and those within one."""
    places = [0, *accumulate(map(len, pieces))]
    at = {place: number for number, place in enumerate(places)}
    begins: set[int] = set()
    inside: set[int] = set()
    for found in _WORDS.finditer("".join(pieces)):
        if found.start() in at and found.end() in at:
            start, end = at[found.start()], at[found.end()]
            begins.add(start)
            inside.update(range(start + 1, end))
    return begins, inside
