"""大事: a page for each event."""

from typing import Any

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import card, cards
from generator.facts.happenings import happening
from generator.facts.order import group, neighbours, position
from generator.facts.queries import digest_of, exhibitions_showing
from generator.pages.digests import digest_address, digest_title
from generator.pages.page import Data, Page
from generator.pages.parts import record_family, record_page, show_photos
from generator.records.choices import LEVELS
from generator.records.event import Event
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

_CAMPAIGN = 6


def plan(catalog: Catalog, event: Event) -> Page:
    """An event, linked to the next and the one before, to its digest and its campaign."""
    ranked = catalog.ask(digest_of, str(event.digest.year)) if event.digest else []
    context = {
        "date": dates.in_chinese(event.date),
        "date_note": event.date_note,
        "scope": LEVELS[event.scope] if event.scope else None,
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
        "campaign": _campaign(catalog, event),
        "last_day": told["last"] if (told := catalog.ask(happening, "event", event.id)) else None,
        "whole": _whole(event.digest.year, len(ranked)) if event.digest else None,
        **_around(catalog, event, ranked),
    }
    return record_page(event, event.summary, context)


FAMILY = record_family("event", plan)


def _campaign(catalog: Catalog, event: Event) -> Data | None:
    """The campaign that an event belongs to: its page, and some of its other events."""
    if event.series is None:
        return None
    word, title = catalog.ask(position, "event", event.id)["series"]
    _, _, ids = catalog.ask(group, "event", "series", word) or (word, title, [])
    others = [id for id in ids[: _CAMPAIGN + 1] if id != event.id][:_CAMPAIGN]
    return {"title": title, "href": f"events/series/{word}/", "events": cards(catalog, Event, others)}


def _whole(year: int, count: int) -> Data:
    return {"title": digest_title(year, count), "href": digest_address(year)}


def _around(catalog: Catalog, event: Event, ranked: list[str]) -> dict[str, Any]:
    """The event before and the one after: within the digest by rank, at its ends and elsewhere in time."""
    newer, older = catalog.ask(neighbours, event.id)
    at = ranked.index(event.id) if event.id in ranked else None
    before = ranked[at - 1] if at else newer
    after = ranked[at + 1] if at is not None and at + 1 < len(ranked) else older
    return {
        "newer": catalog.ask(card, "event", before) if before else None,
        "older": catalog.ask(card, "event", after) if after else None,
    }
