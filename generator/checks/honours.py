"""An honour told twice, on a roll and with its holder, is told alike."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.facts.honours import Honoured, pair_honours
from generator.problems import Problem
from generator.records.roll import Roll


def check_contradictions(catalog: Catalog, context: CheckContext, holder: Honoured) -> Iterator[Problem]:
    """No holder tells another year or unit of the honour that a roll records."""
    if holder.honours:
        yield from _compare(catalog, holder)


def _compare(catalog: Catalog, holder: Honoured) -> Iterator[Problem]:
    pairing = pair_honours(catalog, holder)
    for roll, recipient, award, twin in pairing.on_rolls:
        if twin is not None:
            here, there = holder.honours[twin].unit_then, recipient.unit_then
            if here and there and here != there:
                yield _contradiction(catalog, holder, twin, "unit_then", here, there, roll)
            if recipient.result == "提名":
                yield _contradiction(catalog, holder, twin, "award", "获评", "提名", roll)
            continue
        for index in pairing.alone:
            told = holder.honours[index]
            if told.award == award and told.edition in (None, roll.edition):
                yield _contradiction(catalog, holder, index, "year", str(told.year), str(roll.known_year), roll)


def _contradiction(
    catalog: Catalog, holder: Honoured, index: int, field: str, here: str, there: str, roll: Roll
) -> Problem:
    award = holder.honours[index].award or ""
    return catalog.problem(
        "H601", holder, ("honours", index, field), award=award, here=here, there=f"{there}（{roll.id}）"
    )
