"""A record's small form, as data: what lists and other pages show of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator import dates, names
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.honours import highest, honours_of
from generator.facts.pictures import picture_of, show_picture
from generator.facts.tours import stops_of
from generator.memo import key_of
from generator.records import Record
from generator.records.award import Award
from generator.records.calendar import Calendar
from generator.records.choices import LEVELS, PLACE_TYPES, UNIT_TYPES
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

# What stands beneath a title, where there is room for little.
_BENEATH = {
    "person": ("honour", "text"),
    "event": ("date",),
    "roll": ("date", "edition"),
    "unit": ("type",),
    "award": ("level",),
    "exhibition": ("subtitle",),
    "service": ("text",),
    "place": ("type", "text"),
}


def card(catalog: Catalog, kind: str, id: str) -> Mapping[str, Any]:
    """Fact: the card of any record that has one; it always holds kind, id, href and title."""
    record = catalog.get(kind, id)
    shown = {"kind": kind, "id": id, "href": address_of(record), "title": record.label}
    return {**shown, **_MORE[type(record)](catalog, record)}


def card_of(catalog: Catalog, record: Record | None) -> Mapping[str, Any] | None:
    """The card of a record that may be missing."""
    return catalog.ask(card, record.kind, record.id) if record else None


def cards(catalog: Catalog, model: type[Record], ids: Iterable[str]) -> list[Mapping[str, Any]]:
    """The cards of the records with these ids, without those that may not be shown."""
    shown = catalog.shown(model, list(ids))
    catalog.memo.recall(key_of(card.__name__, model.kind, id) for id in shown)
    return [catalog.ask(card, model.kind, id) for id in shown]


def lines_beneath(told: Mapping[str, Any]) -> list[str]:
    """The few words of a card that tell its record from others of the same title."""
    return [str(told[name]) for name in _BENEATH[told["kind"]] if told.get(name)]


def unit_name_of(catalog: Catalog, person: Person) -> str | None:
    """The unit's name, from its record or as written."""
    unit = catalog.find(Unit, person.unit)
    return unit.name if unit else person.unit_name


def day_of(roll: Roll) -> str | None:
    """When a roll conferred, as far as it says."""
    if roll.date:
        return dates.in_chinese(roll.date)
    return f"{roll.year}年" if roll.year else None


def _event(catalog: Catalog, event: Event) -> Mapping[str, Any]:
    return {
        "date": event.date_note or dates.in_chinese(event.date),
        "day": _day_of(event),
        "text": event.summary,
        "rank": event.digest.rank if event.digest else None,
        "digest": event.digest.year if event.digest else None,
        "is_caption_only": event.status == "caption-only",
    }


def _day_of(event: Event) -> str:
    """The date below a heading that tells the year."""
    if event.date_note:
        return event.date_note.removeprefix(f"{dates.parse_when(event.date).year}年")
    return dates.day_in_chinese(event.date)


def _person(catalog: Catalog, person: Person) -> Mapping[str, Any]:
    honour = highest(honours_of(catalog, person))
    return {
        "name": names.pad(person.name),
        "honour": honour.title if honour else None,
        "text": unit_name_of(catalog, person) or person.trade,
    }


def _unit(catalog: Catalog, unit: Unit) -> Mapping[str, Any]:
    return {"type": UNIT_TYPES[unit.type], "text": unit.summary}


def _award(catalog: Catalog, award: Award) -> Mapping[str, Any]:
    return {"level": LEVELS[award.level], "text": award.summary or award.granted_by}


def _roll(catalog: Catalog, roll: Roll) -> Mapping[str, Any]:
    return {
        "date": day_of(roll) or "年份不详",
        "edition": roll.edition,
        "listed": sum(one.is_awarded for one in roll.recipients),
        "counts": [count.model_dump() for count in roll.counts],
    }


def _exhibition(catalog: Catalog, exhibition: Exhibition) -> Mapping[str, Any]:
    return {
        "subtitle": exhibition.subtitle,
        "text": exhibition.summary,
        "panels": len(exhibition.panels),
        "stops": stops_of(catalog, exhibition),
    }


def _service(catalog: Catalog, service: Service) -> Mapping[str, Any]:
    return {
        "text": service.summary or service.amount or service.who,
        "rule_year": service.rule_year,
        "state": service.state,
        "days": list(service.sessions.monthly_days) if service.sessions else [],
    }


def _place(catalog: Catalog, place: Place) -> Mapping[str, Any]:
    return {"type": PLACE_TYPES[place.type], "text": place.summary or "、".join(place.offers) or None}


def _photo(catalog: Catalog, photo: Photo) -> Mapping[str, Any]:
    seen = catalog.ask(picture_of, photo.kind, photo.id)
    return {
        "file": photo.file,
        "picture": show_picture(photo.id, seen) if seen and "fault" not in seen else None,
        "alt": photo.alt,
        "credit": photo.credit,
        "date": photo.date,
        "people": [{"name": one.name, "href": address_of(one)} for one in catalog.pick(Person, photo.people)],
    }


_MORE: dict[type[Record], Callable[[Catalog, Any], Mapping[str, Any]]] = {
    Event: _event,
    Person: _person,
    Unit: _unit,
    Award: _award,
    Roll: _roll,
    Exhibition: _exhibition,
    Service: _service,
    Place: _place,
    Photo: _photo,
    Kiosk: lambda catalog, kiosk: {},
    Calendar: lambda catalog, calendar: {},
}
