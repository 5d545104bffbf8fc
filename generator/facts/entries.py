"""Those who hold an honour, each as an entry of the index of all of them.

One who has a record is known by it. Of names without a record two lines of rolls are the same one only where unit and
name are alike: namesakes are not put together by guess.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from generator import names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.cards import card, unit_name_of
from generator.facts.honours import held_by, standing
from generator.facts.order import headings_of, place_of_name, usable_reading
from generator.memo import key_of
from generator.records.award import Award
from generator.records.choices import UNIT_TYPES
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit

# `id` is kind and id of the record, or `name`, roll and line; as a card its kind is `honouree`.
Entry = Mapping[str, Any]
# An award's id, its title, its level and the year: what can be asked of one honour.
Tag = tuple[str | None, str, str | None, int | None]


def honouree(catalog: Catalog, kind: str, id: str) -> Entry | None:
    """Fact: the entry of a person or unit; None without an honour that is still held.

    `tags` come highest first; `units` are the one of today and those of then.
    """
    kept = sorted((one for one in held_by(catalog, kind, id) if one.is_awarded), key=standing)
    if not kept:
        return None
    tags: list[Tag] = [(one.award, one.title, one.level, one.year) for one in kept]
    record = catalog.get(kind, id)
    if isinstance(record, Unit):
        told = {**_of_unit(record.name, id), "text": UNIT_TYPES[record.type], "units": []}
    else:
        assert isinstance(record, Person)
        unit = unit_name_of(catalog, record)
        units = dict.fromkeys(filter(None, [unit, *(one.unit_then for one in kept)]))
        told = {**_of_person(record.name, record.reading), "units": list(units)}
    return {**_card(f"{kind}/{id}", address_to(kind, id), None), "tags": tags, **told}


def named_on(catalog: Catalog, roll_kind: str, id: str) -> list[Entry]:
    """Fact: entries of those whom a roll honours by name only."""
    roll = catalog.get(roll_kind, id)
    assert isinstance(roll, Roll)
    return [
        _named(roll, one, award, f"name/{id}/{number}")
        for number, one in enumerate(roll.recipients)
        if one.name and one.is_awarded and not catalog.is_withheld(names.unpad(one.name))
        if (award := catalog.find(Award, roll.award_of(one)))
    ]


def named(catalog: Catalog) -> dict[str, Entry]:
    """Fact: the entries of all who are honoured by name only, by their keys."""
    found: dict[Any, dict[str, Any]] = {}
    for told in catalog.ask_many(named_on, "roll", catalog.ids(Roll)):
        for one in told:
            first = found.setdefault(_same(one), {**one, "tags": []})
            first["tags"] += one["tags"]
    return {one["id"]: one for one in found.values()}


def entries(catalog: Catalog, keys: Iterable[str]) -> list[Entry]:
    """Cards for these keys: a person's own, or the entry."""
    parted = [key.partition("/") for key in keys]
    catalog.memo.recall(key_of(card.__name__, kind, id) for kind, _, id in parted if kind == "person")
    return [one for kind, _, id in parted if (one := _card_for(catalog, kind, id))]


def _card_for(catalog: Catalog, kind: str, id: str) -> Entry | None:
    if kind == "name":
        return catalog.ask(named).get(f"name/{id}")
    return catalog.ask(card if kind == "person" else honouree, kind, id)


def _named(roll: Roll, one: Recipient, award: Award, key: str) -> Entry:
    name = names.unpad(one.name or "")
    told = _of_unit(name, key) if one.is_unit else {**_of_person(name, one.reading), "at": _at(name, one.reading, key)}
    reading = None if one.is_unit else usable_reading(name, one.reading)
    return {
        **_card(key, address_to("roll", roll.id), roll.title),
        "tags": [(award.id, award.title, award.level, roll.known_year)],
        "text": one.unit_then,
        "units": [one.unit_then] if one.unit_then else [],
        "heard": names.hearings(name, reading, is_prose=one.is_unit),
        **told,
    }


def _same(one: Entry) -> Any:
    """What entries without a record have in common that are about the same one."""
    if one["is_unit"]:
        return (one["name"],)
    return (one["name"], one["text"]) if one["text"] else one["id"]


def _card(key: str, href: str | None, roll: str | None) -> Mapping[str, Any]:
    return {"kind": "honouree", "id": key, "href": href, "roll": roll}


def _of_person(name: str, reading: str | None) -> Mapping[str, Any]:
    reading = usable_reading(name, reading)
    headings = headings_of(name, "".join(names.spell(name, reading)))
    return {"name": names.pad(name), "is_unit": False, "heard": names.hearings(name, reading), **headings}


def _of_unit(name: str, id: str) -> Mapping[str, Any]:
    """A unit's name is compared character by character and read as prose."""
    spelled = names.text_slug(name)
    at = {"order": [names.sort_key(name, "fullname-stroke"), id], "pinyin": [spelled, id]}
    heard = names.hearings(name, is_prose=True)
    return {"name": name, "is_unit": True, "heard": heard, "at": at, **headings_of(name, spelled)}


def _at(name: str, reading: str | None, key: str) -> Mapping[str, Any]:
    """Sort keys that compare with those of people who have records."""
    told = place_of_name(name, reading, key)
    return {order: told[order] for order in ("order", "pinyin")}
