"""阵地: a page for each place."""

import re

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import card_of
from generator.pages.page import Data, Page
from generator.pages.parts import record_family, record_page, show_facts, show_photos
from generator.pages.shelves import events_family, show_events, show_exhibitions, show_some
from generator.records.choices import PLACE_TYPES
from generator.records.place import Place
from generator.records.service import Service
from generator.records.unit import Unit

_ONE_NUMBER = re.compile(r"[0-9+() -]{3,20}")


def plan(catalog: Catalog, place: Place) -> Page:
    """A place: where it is, what it offers, what happened there."""
    unit = catalog.find(Unit, place.unit)
    rows = (
        ("地址", place.address),
        ("开放时间", place.hours),
        ("建成", dates.in_chinese(place.opened) if place.opened else None),
    )
    context = {
        "type": PLACE_TYPES[place.type],
        "aliases": list(place.aliases),
        "unit": card_of(catalog, unit),
        "facts": show_facts(rows),
        "phone": show_phone(place.phone) if place.phone else None,
        "offers": list(place.offers),
        "summary": place.summary,
        "body": place.body,
        "services": show_some(catalog, Service, catalog.linking_ids(Service, place)),
        "events": show_events(catalog, place),
        "exhibitions": show_exhibitions(catalog, place),
        "photos": show_photos(catalog, place.photos),
    }
    return record_page(place, place.summary, context)


FAMILY = record_family("place", plan)
EVENTS = events_family("place")


def show_phone(text: str) -> Data:
    """A telephone number as written, and as a telephone dials it if it is one number alone."""
    return {"text": text, "dial": re.sub(r"[^0-9+]", "", text) if _ONE_NUMBER.fullmatch(text) else None}
