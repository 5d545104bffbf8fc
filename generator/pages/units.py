"""单位: a page for each unit with its people and honours."""

from generator.catalog import Catalog
from generator.facts.cards import card_of, cards
from generator.facts.honours import Held, held, highest_of, honours_of
from generator.facts.order import in_order
from generator.facts.people import unit_of
from generator.facts.portraits import show_honour
from generator.pages.page import Data, Page
from generator.pages.parts import group_cards, record_family, record_page, show_photos
from generator.pages.shelves import events_family, show_events, show_exhibitions, show_some
from generator.records.choices import LEVELS, UNIT_TYPES
from generator.records.person import Person
from generator.records.place import Place
from generator.records.service import Service
from generator.records.unit import Unit

# A unit's page shows so many of its people; the list of all who are honoured can be asked for the others.
_SHOWN = 60
_WITHOUT = "其他"


def plan(catalog: Catalog, unit: Unit) -> Page:
    """A unit: its honours, its people, its parts."""
    leader, parent = catalog.find(Person, unit.leader), catalog.find(Unit, unit.parent)
    parts = [part.id for part in catalog.linking(Unit, unit) if part.parent == unit.id]
    context = {
        "type": UNIT_TYPES[unit.type],
        "aliases": list(unit.aliases),
        "parent": card_of(catalog, parent),
        "leader": card_of(catalog, leader),
        "summary": unit.summary,
        "body": unit.body,
        "honours": [show_honour(held) for held in honours_of(catalog, unit)],
        "people": _people(catalog, unit),
        "parts": show_some(catalog, Unit, parts),
        "places": show_some(catalog, Place, catalog.linking_ids(Place, unit)),
        "services": show_some(catalog, Service, catalog.linking_ids(Service, unit)),
        "events": show_events(catalog, unit),
        "exhibitions": show_exhibitions(catalog, unit),
        "photos": show_photos(catalog, unit.photos),
    }
    return record_page(unit, unit.summary, context)


FAMILY = record_family("unit", plan)
EVENTS = events_family("unit")


def _people(catalog: Catalog, unit: Unit) -> Data:
    """Who belongs to a unit, by the level of their highest honour, each level in the order of names."""
    linked = catalog.linking_ids(Person, unit)
    ids = in_order(catalog, Person, [one for one in linked if catalog.ask(unit_of, one) == unit.id])
    told = catalog.ask_many(held, "person", ids)
    levels = {id: _level(highest_of(honours)) for id, honours in zip(ids, told, strict=True)}
    order = (*LEVELS.values(), _WITHOUT)
    shown = sorted(ids, key=lambda id: order.index(levels[id]))[:_SHOWN]
    groups = group_cards(zip(map(levels.__getitem__, shown), cards(catalog, Person, shown), strict=True))
    is_long = len(ids) > _SHOWN
    return {"groups": groups, "total": len(ids), "href": f"honourees/?unit={unit.id}" if is_long else None}


def _level(top: Held | None) -> str:
    return LEVELS.get(top.level or "", _WITHOUT) if top else _WITHOUT
