"""What is told of a person wherever the whole person is shown: on a page and on a wall."""

from collections.abc import Mapping
from typing import Any

from generator import dates, names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.honours import Held
from generator.facts.order import usable_reading
from generator.records.choices import LEVELS
from generator.records.person import Person
from generator.records.photo import Photo

# A tablet has room for so many characters in one line of each size; a letter or a mark takes half as much.
_SIZES = ((4, "short"), (7, "long"), (12, "longer"))


def show_ruby(name: str, reading: str | None) -> list[Mapping[str, Any]]:
    """A name's characters with their syllables, for ruby text; a reading that does not fit is told by a check."""
    syllables = iter(names.syllables(name, usable_reading(name, reading)))
    return [{"text": mark, "reading": next(syllables, "") if names.is_han(mark) else ""} for mark in name]


def tablet_size(name: str) -> str:
    """How large a name can be cut on a tablet."""
    length = sum(1 if names.is_han(mark) else 0.5 for mark in name)
    return next((size for most, size in _SIZES if length <= most), "longest")


def is_deceased(person: Person) -> bool:
    """Whether the record says that the person died, with or without a day."""
    return person.deceased or person.died is not None


def years_of(person: Person) -> str | None:
    """What stands below the name of somebody who died."""
    if not is_deceased(person):
        return None
    born, died = _year(person.born), _year(person.died)
    if born and died:
        return f"{born}—{died}"
    if died:
        return f"{died}年逝世"
    return f"{born}年生，已故" if born else "已故"


def _year(date: str | None) -> int | None:
    return dates.parse_when(date).year if date else None


def lifetime_of(person: Person) -> str | None:
    """The dates, where they say more than what stands below the name."""
    born = dates.in_chinese(person.born) if _year(person.born) and person.born else None
    died = dates.in_chinese(person.died) if _year(person.died) and person.died else None
    if is_deceased(person):
        known = "—".join(filter(None, (born, died or (born and "？"))))
        return known if "月" in known else None
    return f"{born}生" if born else None


def show_honour(held: Held) -> Mapping[str, Any]:
    """One line of an honours list, linked to its roll or else to its award."""
    linked = ("roll", held.roll) if held.roll else ("award", held.award)
    return {
        "title": held.title,
        "level": LEVELS.get(held.level or ""),
        "year": held.year,
        "edition": held.edition,
        "result": held.result,
        "unit_then": held.unit_then,
        "post_then": held.post_then,
        "note": held.note,
        "withdrawn": held.withdrawn,
        "href": address_to(linked[0], linked[1]) if linked[1] else None,
    }


def photos_of(catalog: Catalog, person: Person) -> list[str]:
    """Photos named by the person's record, then others that show the person."""
    showing = [id for id in catalog.linking_ids(Photo, person) if id != person.portrait]
    return list(dict.fromkeys([*person.photos, *showing]))
