"""One round of an award called 届 in one place of a record and 批 in another: 第二届海陵工匠, 第二批海陵工匠.

They are the same where the number is, and what follows begins alike; a bare `edition: 第二届` is the title's.
"""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import HAN, Copy
from generator.checks.writing.counting import NUMERAL, read_count
from generator.problems import FieldPath, Problem
from generator.records.roll import Roll

_ROUND = re.compile(rf"第({NUMERAL})([届批])[“”‘’《》]*([{HAN}]{{0,4}})")
_ALIKE = 2

# A number, 届 or 批, what follows, the field and the words.
_Round = tuple[int | None, str, str, FieldPath, str]


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """The first place in which a round is called otherwise than before."""
    edition = (copy.record.edition or "") if isinstance(copy.record, Roll) else ""
    is_called_both = all(word in copy.whole or word in edition for word in "届批")
    rounds = list(_rounds(copy, edition)) if is_called_both else []
    for at, now in enumerate(rounds):
        for before in rounds[:at]:
            if now[0] == before[0] and now[1] != before[1] and _is_same(now[2], before[2], copy.record.label):
                yield copy.problem("C106", now[3], now[4], other=before[4])
                return


def _rounds(copy: Copy, edition: str) -> Iterator[_Round]:
    texts: list[tuple[FieldPath, str]] = [(("edition",), edition)] if edition else []
    texts += [(passage.field, passage.text) for passage in copy.passages if "第" in passage.text]
    for field, text in texts:
        for found in _ROUND.finditer(text):
            yield read_count(found[1]), found[2], found[3], field, found[0]


def _is_same(one: str, other: str, label: str) -> bool:
    if one and other:
        return one[:_ALIKE] == other[:_ALIKE] and len(one) >= _ALIKE
    named = one or other
    return len(named) >= _ALIKE and named[:_ALIKE] in label
