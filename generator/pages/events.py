"""大事: a page for each event."""

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import card, cards
from generator.facts.order import neighbours
from generator.facts.queries import exhibitions_showing
from generator.pages.page import Page
from generator.pages.parts import record_family, record_page, show_photos
from generator.records.choices import LEVELS
from generator.records.event import Event
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit


def plan(catalog: Catalog, event: Event) -> Page:
    """An event, linked to the next and the one before."""
    newer, older = catalog.ask(neighbours, event.id)
    context = {
        "date": dates.in_chinese(event.date),
        "date_note": event.date_note,
        "scope": LEVELS[event.scope] if event.scope else None,
        "series": event.series,
        "digest": event.digest.model_dump() if event.digest else None,
        "is_caption_only": event.status == "caption-only",
        "summary": event.summary,
        "body": event.body,
        "figures": [figure.model_dump() for figure in event.figures],
        "photos": show_photos(catalog, event.photos),
        "people": cards(catalog, Person, event.people),
        "units": cards(catalog, Unit, event.units),
        "places": cards(catalog, Place, event.places),
        "rolls": cards(catalog, Roll, event.rolls),
        "services": cards(catalog, Service, event.services),
        "exhibitions": exhibitions_showing(catalog, event),
        "newer": catalog.ask(card, "event", newer) if newer else None,
        "older": catalog.ask(card, "event", older) if older else None,
    }
    return record_page(event, event.summary, context)


FAMILY = record_family("event", plan)
