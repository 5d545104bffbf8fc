"""The lines of a roll in its own order, as everybody may read them: whoever is not to be shown is not in them."""

from typing import Any, NamedTuple

from generator import names
from generator.catalog import Catalog
from generator.facts.cards import card
from generator.facts.order import position
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit

RESULTS = ("获评", "提名")


class Line(NamedTuple):
    """One recipient: the name without padding, what was noted beside it, the ids of the records it names."""

    name: str
    reading: str | None
    is_unit: bool
    person: str | None
    unit: str | None
    award: str
    result: str
    sex: str | None
    ethnicity: str | None
    unit_then: str | None
    post_then: str | None
    withdrawn: bool
    note: str | None


def lines_of(catalog: Catalog, roll: Roll) -> list[Line]:
    """Those who received the award, then those who were nominated, each in the roll's order."""
    lines = [line for one in roll.recipients if (line := _line(catalog, roll, one))]
    if roll.order in names.ORDERS:
        kinds = list(dict.fromkeys(line.is_unit for line in lines))
        lines.sort(key=lambda line: (kinds.index(line.is_unit), _sort_key(line, roll.order)))
    return sorted(lines, key=lambda line: RESULTS.index(line.result))


def listed(catalog: Catalog, roll: str) -> int:
    """Fact: how many recipients of a roll may be shown."""
    record = catalog.find(Roll, roll)
    return sum(not _is_hidden(catalog, one) for one in record.recipients) if record else 0


def hidden(catalog: Catalog, roll: Roll) -> tuple[int, int]:
    """How many people and how many units a roll names whose records may not be shown, for whatever reason."""
    some = [one for one in roll.recipients if _is_hidden(catalog, one)]
    return sum(not one.unit for one in some), sum(bool(one.unit) for one in some)


def _is_hidden(catalog: Catalog, one: Recipient) -> bool:
    """Withheld, a draft or outside of its days; a plain name is nobody's record."""
    return bool((one.person and not catalog.has(Person, one.person)) or (one.unit and not catalog.has(Unit, one.unit)))


def _sort_key(line: Line, order: str) -> Any:
    """People by name; units, which have no surname, character by character or as prose is read."""
    if not line.is_unit:
        return names.sort_key(line.name, order, line.reading)
    return names.text_slug(line.name) if order == "pinyin" else names.sort_key(line.name, "fullname-stroke")


def _line(catalog: Catalog, roll: Roll, one: Recipient) -> Line | None:
    """One line; None for whoever is not to be shown."""
    if _is_hidden(catalog, one):
        return None
    told = catalog.ask(position, "person", one.person) if one.person else {}
    name = told.get("name") or (catalog.ask(card, "unit", one.unit)["title"] if one.unit else None)
    return Line(
        name=name or names.unpad(one.name or ""),
        reading=one.reading or told.get("reading"),
        is_unit=one.is_unit or one.unit is not None,
        person=one.person,
        unit=one.unit,
        award=roll.award_of(one),
        result=one.result,
        sex=one.sex or told.get("sex"),
        ethnicity=one.ethnicity or told.get("ethnicity"),
        unit_then=one.unit_then,
        post_then=one.post_then,
        withdrawn=one.withdrawn,
        note=one.note,
    )
