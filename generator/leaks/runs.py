"""Runs of digits in whichever dress: full-width, Chinese, spaced, hyphenated, in Markdown's stars."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_CHINESE = dict(zip("〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺", "001234567891234567891", strict=True))
_WORDS = f"[{''.join(_CHINESE)}]"
_DIGIT = rf"[\d{''.join(_CHINESE)}]"
_BETWEEN = r"[ \t\xa0\u2002-\u200d\u2060\u3000\ufeff.．·・_*\-－\u2010-\u2015]"
_LAST = rf"(?:{_BETWEEN}{{0,3}}[XxＸｘ](?![A-Za-z0-9]))?"
_RUN = re.compile(rf"{_DIGIT}(?:{_BETWEEN}{{0,3}}{_DIGIT}){{10,}}{_LAST}")
# The last character of a name may be a digit: 丁一138… are two groups.
_GROUP = re.compile(rf"(?:\d+|{_WORDS}+)[XxＸｘ]?|[XxＸｘ]")


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits one after another; `spans` are their places in the text, `gaps` what parts them."""

    text: str
    groups: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    gaps: tuple[str, ...]


def find_runs(text: str) -> Iterator[Run]:
    """Every run of eleven digits or more; a number in it begins and ends with a group."""
    for found in _RUN.finditer(text):
        parts = list(_GROUP.finditer(text, found.start(), found.end()))
        spans = tuple(part.span() for part in parts)
        gaps = tuple(text[before:after] for (_, before), (after, _) in pairwise(spans))
        yield Run(text, tuple(_plain(part[0]) for part in parts), spans, gaps)


def _plain(group: str) -> str:
    return group.upper() if group.isascii() else "".join(map(_plain_digit, group))


@cache
def _plain_digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    if value is not None:
        return str(value)
    return _CHINESE.get(character, "X")
