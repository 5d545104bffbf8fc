"""Half-width comma, semicolon, colon, question or exclamation mark or bracket right beside a Chinese character.

Passed: between Latin letters and digits (3:2, 1,000, a.m.), in code, in links, in quotations.
"""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import HAN, Copy
from generator.problems import Problem

_MARK = re.compile(rf"[,;:?!()](?:(?<=[{HAN}”’》）】].)|(?=[{HAN}“‘《（【]))")
_AROUND = 5


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """The first such mark of each field, and how many there are."""
    for passage in copy.passages if _MARK.search(copy.whole) else ():
        if found := _MARK.search(passage.text):
            count = len(_MARK.findall(passage.text))
            yield copy.problem("C101", passage.field, _around(passage.text, found.start()), count=count)


def _around(text: str, at: int) -> str:
    before = text[max(at - _AROUND, 0) : at].rpartition("\n")[2]
    return before + text[at : at + _AROUND + 1].partition("\n")[0]
