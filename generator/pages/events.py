"""大事: a page for each event, and an index by year."""

from collections.abc import Iterator

from generator import dates
from generator.pages.order import newest_events
from generator.pages.page import Page, Plan
from generator.pages.parts import group_cards, index_page, record_page, show_photos
from generator.records.choices import LEVELS
from generator.records.event import Event
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit


def pages(plan: Plan) -> Iterator[Page]:
    """One page an event, newest first, linked to the next and the one before."""
    events = newest_events(plan.catalog.all(Event))
    for index, event in enumerate(events):
        newer = events[index - 1] if index else None
        older = events[index + 1] if index + 1 < len(events) else None
        yield _event_page(plan, event, newer, older)
    pairs = [(_year_heading(event), plan.card(event)) for event in events]
    yield index_page("events", "大事", "工会做了什么，一年一年记在这里。", group_cards(pairs))


def _year_heading(event: Event) -> str:
    year = dates.parse_when(event.date).year
    return f"{year}年" if year else "日期不详"


def _event_page(plan: Plan, event: Event, newer: Event | None, older: Event | None) -> Page:
    catalog = plan.catalog
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
        "photos": show_photos(plan, event.photos),
        "people": plan.cards(catalog.pick(Person, event.people)),
        "units": plan.cards(catalog.pick(Unit, event.units)),
        "places": plan.cards(catalog.pick(Place, event.places)),
        "rolls": plan.cards(catalog.pick(Roll, event.rolls)),
        "services": plan.cards(catalog.pick(Service, event.services)),
        "exhibitions": plan.cards(plan.exhibitions_showing(event)),
        "newer": plan.card(newer) if newer else None,
        "older": plan.card(older) if older else None,
    }
    return record_page(plan, event, event.summary, context)
