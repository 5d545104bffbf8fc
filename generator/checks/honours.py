"""An honour told twice, on a roll and with its holder, is told alike."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.honours import Honoured, conferments, is_same_honour
from generator.problems import Problem
from generator.records.honour import Honour
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit


def check_contradictions(catalog: Catalog, context: CheckContext) -> Iterator[Problem]:
    """No holder tells another year or unit of the honour that a roll records."""
    holders: list[Honoured] = [*catalog.all(Person), *catalog.all(Unit)]
    for holder in holders:
        if holder.honours:
            for roll, recipient in conferments(catalog, holder):
                yield from _compare(catalog, holder, roll, recipient)


def _compare(catalog: Catalog, holder: Honoured, roll: Roll, recipient: Recipient) -> Iterator[Problem]:
    award = recipient.award or roll.awards[0]
    told = [(index, honour) for index, honour in enumerate(holder.honours) if honour.award == award]
    same = [(index, honour) for index, honour in told if is_same_honour(honour, award, roll)]
    for index, honour in same[:1]:
        if honour.unit_then and recipient.unit_then and honour.unit_then != recipient.unit_then:
            yield _contradiction(catalog, holder, index, "unit_then", honour.unit_then, recipient.unit_then, roll)
    for index, honour in told if not same else []:
        if _claims_other_year(honour, roll):
            yield _contradiction(catalog, holder, index, "year", str(honour.year), str(roll.known_year), roll)


def _claims_other_year(honour: Honour, roll: Roll) -> bool:
    is_other_edition = honour.edition is not None and roll.edition is not None and honour.edition != roll.edition
    return not is_other_edition and honour.year != roll.known_year


def _contradiction(
    catalog: Catalog, holder: Honoured, index: int, field: str, here: str, there: str, roll: Roll
) -> Problem:
    award = holder.honours[index].award or ""
    return catalog.problem(
        "H601", holder, ("honours", index, field), award=award, here=here, there=f"{there}（{roll.id}）"
    )
