"""People by name, and where they belong."""

from generator.catalog import Catalog
from generator.facts.order import lineup
from generator.records.person import Person


def people_by_name(catalog: Catalog) -> dict[str, str]:
    """Fact: ids of people by name; of namesakes the last one's."""
    named = catalog.ask(lineup, "person")["told"].get("name", {})
    return {name: id for id, name in named.items()}


def person_named(catalog: Catalog, name: str) -> str | None:
    """Fact: the id of a person of this name."""
    return catalog.ask(people_by_name).get(name)


def unit_of(catalog: Catalog, person: str) -> str | None:
    """Fact: the id of the unit that a person belongs to."""
    record = catalog.find(Person, person)
    return record.unit if record else None
