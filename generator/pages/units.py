"""单位: a page for each unit with its people and honours."""

from generator.catalog import Catalog
from generator.facts.cards import card_of, cards
from generator.facts.honours import honours_of
from generator.facts.people import unit_of
from generator.facts.queries import exhibitions_showing
from generator.pages.page import Page
from generator.pages.parts import record_family, record_page, show_honour, show_photos
from generator.records.choices import UNIT_TYPES
from generator.records.event import Event
from generator.records.person import Person
from generator.records.place import Place
from generator.records.service import Service
from generator.records.unit import Unit


def plan(catalog: Catalog, unit: Unit) -> Page:
    """A unit: its honours, its people, its parts."""
    leader, parent = catalog.find(Person, unit.leader), catalog.find(Unit, unit.parent)
    context = {
        "type": UNIT_TYPES[unit.type],
        "aliases": list(unit.aliases),
        "parent": card_of(catalog, parent),
        "leader": card_of(catalog, leader),
        "summary": unit.summary,
        "body": unit.body,
        "honours": [show_honour(held) for held in honours_of(catalog, unit)],
        "people": cards(
            catalog, Person, [one for one in catalog.linking_ids(Person, unit) if catalog.ask(unit_of, one) == unit.id]
        ),
        "parts": cards(catalog, Unit, [part.id for part in catalog.linking(Unit, unit) if part.parent == unit.id]),
        "places": cards(catalog, Place, catalog.linking_ids(Place, unit)),
        "services": cards(catalog, Service, catalog.linking_ids(Service, unit)),
        "events": cards(catalog, Event, catalog.linking_ids(Event, unit)),
        "exhibitions": exhibitions_showing(catalog, unit),
        "photos": show_photos(catalog, unit.photos),
    }
    return record_page(unit, unit.summary, context)


FAMILY = record_family("unit", plan)
