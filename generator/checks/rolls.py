"""Rolls list each recipient once, link whom they can, and agree with their own counts."""

from collections import defaultdict
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.dates import parse_when
from generator.facts.people import person_named
from generator.names import unpad
from generator.problems import Problem
from generator.records.roll import Recipient, Roll


def check_repeated_recipients(catalog: Catalog, context: CheckContext, roll: Roll) -> Iterator[Problem]:
    """Nobody stands twice on one roll for one award, unless a unit tells them apart."""
    seen = set()
    for index, recipient in enumerate(roll.recipients):
        named = recipient.person or recipient.unit or unpad(recipient.name or "")
        told_apart = recipient.unit_then if recipient.name else None
        line = (named, roll.award_of(recipient), told_apart)
        if line in seen:
            yield catalog.problem("H602", roll, ("recipients", index, _naming_field(recipient)), name=named)
        seen.add(line)


def _naming_field(recipient: Recipient) -> str:
    return "person" if recipient.person else "unit" if recipient.unit else "name"


def check_unlinked_namesakes(catalog: Catalog, context: CheckContext, roll: Roll) -> Iterator[Problem]:
    """A recipient by name who may be a person of this site is worth a question."""
    for index, recipient in enumerate(roll.recipients):
        name = unpad(recipient.name or "")
        if name and not recipient.is_unit and (id := catalog.ask(person_named, name.replace("\t", " "))):
            yield catalog.problem("H603", roll, ("recipients", index, "name"), name=name, id=id)


def check_years(catalog: Catalog, context: CheckContext, roll: Roll) -> Iterator[Problem]:
    """A roll's year is that of its date."""
    year = parse_when(roll.date).year if roll.date else None
    if roll.year and year and roll.year != year:
        yield catalog.problem("H605", roll, ("year",), year=roll.year, date=roll.date)


def check_awards(catalog: Catalog, context: CheckContext, roll: Roll) -> Iterator[Problem]:
    """A recipient's award is one of the roll's, and said where there are several."""
    for index, recipient in enumerate(roll.recipients):
        field = ("recipients", index, "award")
        if recipient.award and recipient.award not in roll.awards:
            yield catalog.problem("H606", roll, field, award=recipient.award)
        if not recipient.award and len(roll.awards) > 1:
            yield catalog.missing("H607", roll, field)


def check_counts(catalog: Catalog, context: CheckContext, roll: Roll) -> Iterator[Problem]:
    """A list is never longer than all that is known to have been honoured."""
    told: dict[str, int] = defaultdict(int)
    for count in roll.counts:
        told[count.result] += count.value
    for result, total in told.items():
        listed = sum(recipient.result == result for recipient in roll.recipients)
        if listed > total:
            yield catalog.problem("H604", roll, ("counts",), listed=listed, result=result, told=total)
