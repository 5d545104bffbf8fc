"""A title that names a number (十佳, 十大, 12名, 十件大事) and a list of another length.

Of rolls the recipients who hold the award count, where no `counts` tell that the list is not whole; of exhibitions what
their panels show of the kind that is counted. Passed: 二十大, 五个一, numbers below three.
"""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import Copy
from generator.checks.writing.counting import NUMERAL, read_count
from generator.facts.queries import records_in
from generator.problems import Problem
from generator.records.exhibition import Exhibition
from generator.records.roll import Roll

_NUMBERS = "〇一二三四五六七八九十百千万两0-9０-９第"
_OF_A_ROLL = re.compile(rf"(?<![{_NUMBERS}])(?:(十)[佳大]|({NUMERAL})[名位家件])(?![级线])")
_OF_PANELS = re.compile(rf"(?<![{_NUMBERS}])({NUMERAL})(件大事|件实事|件要事|[名位])")
_KINDS = {"件": "event", "名": "person", "位": "person"}
_LEAST = 3


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """A number in the title that the list does not have."""
    record = copy.record
    if isinstance(record, Roll):
        found = _OF_A_ROLL.search(record.title)
        if found and not record.counts and record.recipients and len(record.awards) == 1:
            yield from _compare(copy, found, sum(one.is_awarded for one in record.recipients))
    elif isinstance(record, Exhibition) and (found := _OF_PANELS.search(record.title)):
        kinds = [kind for kind, _ in dict.fromkeys(records_in(catalog, record))]
        yield from _compare(copy, found, kinds.count(_KINDS[found[2][0]]))


def _compare(copy: Copy, found: re.Match[str], count: int) -> Iterator[Problem]:
    told = read_count(next(filter(None, found.groups())))
    if told and told >= _LEAST and count and count != told:
        yield copy.problem("C104", ("title",), found[0], count=count)
