"""Units by all their names."""

from generator.catalog import Catalog
from generator.records.unit import Unit


def units_by_name(catalog: Catalog) -> dict[str, str]:
    """Fact: ids of units by name and other names."""
    return {name: unit.id for unit in catalog.all(Unit) for name in (unit.name, *unit.aliases)}


def unit_named(catalog: Catalog, name: str) -> str | None:
    """Fact: the id of a unit that is called so."""
    return catalog.ask(units_by_name).get(name)
