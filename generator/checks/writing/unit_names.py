"""A name that differs by one character, or by the order of its characters, from that of a unit that the record names.

Names of eight characters or more, and of companies from six. Passed: names of other units of the site, what
differs in a number (第一、第二) or a direction (城东、城西).
"""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import Copy
from generator.facts.units import unit_named
from generator.problems import Problem
from generator.records.unit import Unit

_COMPANIES = ("公司", "集团", "工厂")
_LEAST, _LEAST_OF_COMPANIES = 8, 6
_HEAD, _TAIL = 3, 4
# What tells units apart that are alike otherwise.
_TELLING = frozenset("一二三四五六七八九十0123456789东南西北中上下左右新老大小甲乙丙丁前后内外男女省市区县镇")
_MOST_UNITS = 50
_UNIT = f"{Unit.kind}\t"


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """The first variant in each field."""
    names = _names(catalog, copy)
    for passage in copy.passages if names else ():
        for name in names:
            variants = (found for found in _variants(name, passage.text) if not catalog.ask(unit_named, found))
            if found := next(variants, None):
                yield copy.problem("C107", passage.field, found, name=name)
                break


def _names(catalog: Catalog, copy: Copy) -> list[str]:
    record = copy.record
    references = catalog.sources[record.kind][record.id].references
    ids = [named.removeprefix(_UNIT) for named in references if named.startswith(_UNIT)]
    units = catalog.pick(Unit, tuple(ids[:_MOST_UNITS]))
    own = [record] if isinstance(record, Unit) else []
    return [unit.name for unit in (*own, *units) if _is_long(unit.name)]


def _is_long(name: str) -> bool:
    return len(name) >= (_LEAST_OF_COMPANIES if name.endswith(_COMPANIES) else _LEAST)


def _variants(name: str, text: str) -> Iterator[str]:
    """What is nearly the name and as long; of the ends at least one is whole."""
    starts = dict.fromkeys(
        [*_places(name[:_HEAD], text), *(at - len(name) + _TAIL for at in _places(name[-_TAIL:], text))]
    )
    for at in starts:
        found = text[at : at + len(name)] if at >= 0 else ""
        if found != name and len(found) == len(name) and _is_near(found, name):
            yield found


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _is_near(found: str, name: str) -> bool:
    others = [pair for pair in zip(found, name, strict=True) if pair[0] != pair[1]]
    if len(others) == 1:
        return others[0][0].isalpha() and _TELLING.isdisjoint(others[0])
    return sorted(found) == sorted(name)
