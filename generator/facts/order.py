"""Where each record stands in lists of its kind: in which order, and under which headings."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator import dates, names
from generator.catalog import Catalog
from generator.memo import Gone, key_of
from generator.numerals import count_in_chinese
from generator.records import KINDS_BY_NAME, Record
from generator.records.award import Award
from generator.records.choices import LEVELS, PLACE_TYPES, STATE_HEADINGS, UNIT_TYPES
from generator.records.event import Event
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

# A group of a list: a word for its address, its heading, and the ids in it.
Group = tuple[str, str, list[str]]
_LONGEST_WORD = 40
_ORDERS = ("order", "pinyin")


def position(catalog: Catalog, kind: str, id: str) -> dict[str, Any]:
    """Fact: a sort key under `order`, and for each way to part the kind's list a word for the address and a heading."""
    record = catalog.get(kind, id)
    place = _POSITIONS[kind](record) if kind in _POSITIONS else {"order": []}
    return {**place, "is_corrected": True} if record.notices else place


def lineup(catalog: Catalog, kind: str) -> dict[str, dict[str, Any]]:
    """Fact: all positions of a kind at one look: ids in each `orders`, and by id what else they say, in `told`."""
    ids = catalog.ids(KINDS_BY_NAME[kind].model)
    stand = dict(zip(ids, catalog.ask_many(position, kind, ids), strict=True))
    parts = sorted({part for told in stand.values() for part in told})
    return {
        "orders": {part: sorted(ids, key=lambda id: stand[id][part]) for part in parts if part in _ORDERS},
        "told": {
            part: {id: told[part] for id, told in stand.items() if told.get(part)}
            for part in parts
            if part not in _ORDERS
        },
    }


def roster(catalog: Catalog, kind: str, order: str = "order") -> list[str]:
    """Fact: all ids of a kind in order; those alike in the order of their paths."""
    ids: list[str] = catalog.ask(lineup, kind)["orders"].get(order, [])
    return ids


def groups(catalog: Catalog, kind: str, axis: str) -> list[Group]:
    """Fact: a kind's list, parted in one way; the order of the groups is that of their first entries.

    Not every way has a group for every record: some events belong to no campaign.
    """
    headings = catalog.ask(lineup, kind)["told"].get(axis, {})
    found: dict[str, Group] = {}
    for id in catalog.ask(roster, kind, "pinyin" if axis == "letter" else "order"):
        if id in headings:
            word, heading = headings[id]
            found.setdefault(word, (word, heading, []))[2].append(id)
    return list(found.values())


def group(catalog: Catalog, kind: str, axis: str, word: str) -> Group | None:
    """Fact: one group of a parted list."""
    return next((one for one in catalog.ask(groups, kind, axis) if one[0] == word), None)


def places(catalog: Catalog, kind: str, order: str) -> dict[str, int]:
    """Fact: the place of each id in the list of its kind."""
    return {id: at for at, id in enumerate(catalog.ask(roster, kind, order))}


def neighbours(catalog: Catalog, event: str) -> list[str | None]:
    """Fact: the ids of the newer and the older event."""
    ids = catalog.ask(roster, "event", "order")
    at = catalog.ask(places, "event", "order").get(event)
    if at is None:
        raise Gone(key_of("event", event))
    return [ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None]


def in_order(catalog: Catalog, model: type[Record], ids: Sequence[str]) -> list[str]:
    """Some ids of a kind as its list has them, without asking where all the others stand."""
    shown = catalog.shown(model, ids)
    keys = dict(zip(shown, catalog.ask_many(position, model.kind, shown), strict=True))
    return sorted(shown, key=lambda id: keys[id]["order"])


def in_name_order(catalog: Catalog, people: Iterable[str], order: str = "surname-stroke") -> list[str]:
    """Ids of people, each once, as official lists print them; namesakes by id."""
    ids = list(dict.fromkeys(people))
    if order == "fullname-stroke":
        told = dict(zip(ids, catalog.ask_many(position, "person", ids), strict=True))
        return sorted(ids, key=lambda id: (names.sort_key(told[id]["name"], order), id))
    return sorted(ids, key=catalog.ask(places, "person", "pinyin" if order == "pinyin" else "order").__getitem__)


def stroke_heading(name: str) -> str:
    """三画 for names whose first character has three strokes."""
    strokes = names.surname_strokes(name)
    return f"{count_in_chinese(strokes)}画" if strokes else "其他"


def place_of_name(name: str, reading: str | None, id: str) -> dict[str, Any]:
    """Where somebody of this name stands by strokes and by pinyin; namesakes by id."""
    reading = usable_reading(name, reading)
    return {
        "order": [names.sort_key(name, "surname-stroke"), id],
        "pinyin": [names.sort_key(name, "pinyin", reading), id],
        **headings_of(name, names.initials(name, reading)),
    }


def headings_of(name: str, spelled: str) -> dict[str, list[str]]:
    """For strokes and for letters a word for the address and a heading."""
    letter = spelled[:1]
    has_letter = letter.isascii() and letter.isalpha()
    return {
        "strokes": [str(names.surname_strokes(name) or "other"), stroke_heading(name)],
        "letter": [letter, letter.upper()] if has_letter else ["other", "其他"],
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "reading": person.reading,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        **place_of_name(person.name, person.reading, person.id),
    }


def usable_reading(name: str, reading: str | None) -> str | None:
    """A written reading; None for one that does not fit the name, which a check tells."""
    try:
        names.syllables(name, reading)
    except ValueError:
        return None
    return reading


def _event(event: Event) -> dict[str, Any]:
    """Newest year first; within a year the digest by rank, then newest first; unknown dates last."""
    rank = event.digest.rank if event.digest else 1_000
    year, *day = backwards(event.date)
    order = [year, rank, day, event.id]
    return {"order": order, "year": _year(-year or None, "日期不详"), "series": _campaign(event.series)}


def _campaign(series: str | None) -> list[str] | None:
    """A word for the address of a campaign: its pinyin, and a digest that tells it from others that sound alike."""
    if series is None:
        return None
    digest = hashlib.blake2b(series.encode(), digest_size=3).hexdigest()
    return [f"{names.text_slug(series)[:_LONGEST_WORD].strip('-')}-{digest}".strip("-"), series]


def _roll(roll: Roll) -> dict[str, Any]:
    """Newest first; unknown years last."""
    order = [*backwards(roll.date or str(roll.known_year or dates.UNKNOWN)), roll.id]
    return {"order": order, "year": _year(roll.known_year, "年份不详")}


def _year(year: int | None, unknown: str) -> list[str]:
    return [str(year), f"{year}年"] if year else ["undated", unknown]


def backwards(text: str) -> tuple[int, int, int]:
    """A date's first day as numbers that are smaller the later it is."""
    first = dates.parse_when(text).first
    return (-first.year, -(first.month or 0), -(first.day or 0)) if first else (0, 0, 0)


def _award(award: Award) -> dict[str, Any]:
    order = [list(LEVELS).index(award.level), award.precedence, award.id]
    return {"order": order, "level": [award.level, LEVELS[award.level]]}


def _unit(unit: Unit) -> dict[str, Any]:
    return {"order": [list(UNIT_TYPES).index(unit.type), unit.id], "type": [unit.type, UNIT_TYPES[unit.type]]}


def _place(place: Place) -> dict[str, Any]:
    return {"order": [list(PLACE_TYPES).index(place.type), place.id], "type": [place.type, PLACE_TYPES[place.type]]}


def _service(service: Service) -> dict[str, Any]:
    order = [list(STATE_HEADINGS).index(service.state), service.id]
    return {"order": order, "state": [service.state, STATE_HEADINGS[service.state]]}


_POSITIONS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "person": _person,
    "event": _event,
    "roll": _roll,
    "award": _award,
    "unit": _unit,
    "place": _place,
    "service": _service,
}
