"""People of the site by name, with every unit at which they are known: that tells namesakes apart."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.names import unpad

Records = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person's id, name and words; `units` are keys of units, `shown` the unit as read."""

    id: str
    name: str
    shown: str
    units: frozenset[str]
    values: Mapping[str, Any]


def gather_people(records: Records, key: Callable[[str], str]) -> dict[str, list[KnownPerson]]:
    """People by name, without padding."""
    then = _units_on_rolls(records)
    found: dict[str, list[KnownPerson]] = defaultdict(list)
    for id, values in records["person"].items():
        name = values.get("name")
        if isinstance(name, str):
            shown, names = _units_of(values, records)
            units = frozenset(map(key, [*names, *then.get(id, ())]))
            found[unpad(name)].append(KnownPerson(id, unpad(name), shown, units, values))
    return dict(found)


def _units_of(values: Mapping[str, Any], records: Records) -> tuple[str, list[str]]:
    """Where a person works as an editor would say it, and all names of that unit and of earlier ones."""
    unit = records["unit"].get(str(values.get("unit")), {})
    aliases = unit.get("aliases")
    names = [unit.get("name"), values.get("unit_name"), *(aliases if isinstance(aliases, list) else [])]
    honours = values.get("honours")
    for honour in honours if isinstance(honours, list) else []:
        names.append(honour.get("unit_then") if isinstance(honour, dict) else None)
    texts = [name for name in names if isinstance(name, str)]
    return (texts[0] if unit or values.get("unit_name") else ""), texts


def _units_on_rolls(records: Records) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for roll in records["roll"].values():
        for line in lines_of(roll):
            person, unit = line.get("person"), line.get("unit_then")
            if isinstance(person, str) and isinstance(unit, str):
                found[person].append(unit)
    return found


def lines_of(roll: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The recipients of a roll as its author wrote them."""
    lines = roll.get("recipients")
    for line in lines if isinstance(lines, list) else []:
        if isinstance(line, dict):
            yield line
