"""What is said of people fits together and respects them."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.dates import parse_when
from generator.names import unpad
from generator.problems import Problem
from generator.records import Record
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.structure import find_prose


def check_lifetimes(catalog: Catalog, context: CheckContext, person: Person) -> Iterator[Problem]:
    """Nobody dies before being born; of the living no more than the year of birth is told."""
    born = parse_when(person.born).first if person.born else None
    died = parse_when(person.died).first if person.died else None
    if born and died and died.text < born.text[: len(died.text)]:
        yield catalog.problem("P701", person, ("died",), born=person.born)
    if born and not (person.died or person.deceased) and born.precision != "year":
        yield catalog.problem("P702", person, ("born",), year=born.year)


def check_withheld_names(catalog: Catalog, context: CheckContext, roll: Roll) -> Iterator[Problem]:
    """A person who is not to be shown is not named on a roll in plain text either."""
    for index, recipient in enumerate(roll.recipients):
        name = unpad(recipient.name or "")
        if name and catalog.is_withheld(name):
            yield catalog.problem("P703", roll, ("recipients", index, "name"), name=name)


def check_mentions(catalog: Catalog, context: CheckContext, record: Record) -> Iterator[Problem]:
    """Nor in anything else that the public reads; a namesake may be meant, so it is only asked."""
    for field, text in find_prose(type(record), record):
        for name in catalog.withheld_in(text):
            yield catalog.problem("P704", record, field, name=name)
