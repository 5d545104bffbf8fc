"""A record's small form, as data: what lists and other pages show of it."""

from collections.abc import Callable, Mapping
from typing import Any

from generator import dates, names
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.honours import Held, Honoured, honours_of
from generator.records import Record
from generator.records.award import Award
from generator.records.choices import LEVELS, PLACE_TYPES, UNIT_TYPES
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

_RANK = {level: rank for rank, level in enumerate(LEVELS)}


def make_card(catalog: Catalog, record: Record) -> Mapping[str, Any]:
    """The card of any record that has one; it always holds kind, id, href and title."""
    shown = {"kind": record.kind, "id": record.id, "href": address_of(record), "title": record.label}
    return {**shown, **_MORE[type(record)](catalog, record)}


def highest_honour(catalog: Catalog, holder: Honoured) -> Held | None:
    """The honour that stands beside a name: the highest level, then the award's precedence, then the newest."""
    return min((held for held in honours_of(catalog, holder) if held.is_awarded), key=_standing, default=None)


def _standing(held: Held) -> tuple[int, int, int]:
    precedence = held.award.precedence if held.award else 100
    return _RANK.get(held.level or "", len(_RANK)), precedence, -(held.year or 0)


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
        "text": event.summary,
        "rank": event.digest.rank if event.digest else None,
        "is_caption_only": event.status == "caption-only",
    }


def _person(catalog: Catalog, person: Person) -> Mapping[str, Any]:
    honour = highest_honour(catalog, person)
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
    return {"subtitle": exhibition.subtitle, "text": exhibition.summary, "panels": len(exhibition.panels)}


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
    return {"file": photo.file, "alt": photo.alt, "credit": photo.credit, "date": photo.date}


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
}
