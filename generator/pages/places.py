"""阵地: a page for each place."""

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import card_of, cards
from generator.facts.queries import exhibitions_showing
from generator.pages.page import Page
from generator.pages.parts import record_family, record_page, show_facts, show_photos
from generator.records.choices import PLACE_TYPES
from generator.records.event import Event
from generator.records.place import Place
from generator.records.service import Service
from generator.records.unit import Unit


def plan(catalog: Catalog, place: Place) -> Page:
    """A place: where it is, what it offers, what happened there."""
    unit = catalog.find(Unit, place.unit)
    rows = (
        ("地址", place.address),
        ("开放时间", place.hours),
        ("电话", place.phone),
        ("建成", dates.in_chinese(place.opened) if place.opened else None),
    )
    context = {
        "type": PLACE_TYPES[place.type],
        "aliases": list(place.aliases),
        "unit": card_of(catalog, unit),
        "facts": show_facts(rows),
        "offers": list(place.offers),
        "summary": place.summary,
        "body": place.body,
        "services": cards(catalog, Service, catalog.linking_ids(Service, place)),
        "events": cards(catalog, Event, catalog.linking_ids(Event, place)),
        "exhibitions": exhibitions_showing(catalog, place),
        "photos": show_photos(catalog, place.photos),
    }
    return record_page(place, place.summary, context)


FAMILY = record_family("place", plan)
