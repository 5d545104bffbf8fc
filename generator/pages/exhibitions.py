"""展览: a page for each exhibition, its panels filled from records, and an index."""

from collections.abc import Iterator
from typing import Any

from generator import dates
from generator.addresses import address_of
from generator.numerals import count_in_chinese
from generator.pages.page import Data, Page, Plan
from generator.pages.parts import group_cards, index_page, record_page, show_photos
from generator.pages.queries import PANEL_FIELDS, records_on
from generator.records.event import Event
from generator.records.exhibition import Exhibition, Panel, Stop
from generator.records.place import Place


def pages(plan: Plan) -> Iterator[Page]:
    """One page an exhibition, in the layout that it names."""
    exhibitions = plan.catalog.all(Exhibition)
    for exhibition in exhibitions:
        yield _exhibition_page(plan, exhibition)
    pairs = [("", plan.card(exhibition)) for exhibition in exhibitions]
    yield index_page("exhibitions", "展览", "把一年的事、一代代的人，摆在一起看。", group_cards(pairs), "exhibitions")


def _exhibition_page(plan: Plan, exhibition: Exhibition) -> Page:
    panels = [_panel(plan, panel, number) for number, panel in enumerate(exhibition.panels, 1)]
    context = {
        "layout": f"exhibitions/{exhibition.layout}.html",
        "subtitle": exhibition.subtitle,
        "summary": exhibition.summary,
        "body": exhibition.body,
        "panels": panels,
        "stops": [_stop(plan, stop) for stop in exhibition.stops],
        "photos": [photo for photo in show_photos(plan, exhibition.photos) if not _is_on_panel(photo, panels)],
    }
    return record_page(plan, exhibition, exhibition.summary, context)


def _panel(plan: Plan, panel: Panel, number: int) -> Data:
    """A panel of one event takes the event's title, words, figures and photos; others list cards."""
    shown = records_on(plan.catalog, panel)
    events = [one for one in shown if isinstance(one, Event)]
    told = events[0] if len(events) == 1 else None
    cards: dict[str, Any] = {
        field: plan.cards([one for one in shown if isinstance(one, model) and one is not told])
        for field, model in PANEL_FIELDS
    }
    return {
        "numeral": count_in_chinese(number),
        "anchor": f"panel-{number}",
        "title": panel.title or (told.title if told else None),
        "text": panel.text,
        "summary": told.summary if told and not panel.text else None,
        "date": (told.date_note or dates.in_chinese(told.date)) if told else None,
        "href": address_of(told) if told else None,
        "figures": [figure.model_dump() for figure in told.figures[:4]] if told else [],
        "photos": show_photos(plan, panel.photos or (told.photos if told else ())),
        **cards,
    }


def _is_on_panel(photo: Data, panels: list[Data]) -> bool:
    return any(photo in panel["photos"] for panel in panels)


def _stop(plan: Plan, stop: Stop) -> Data:
    place = plan.catalog.find(Place, stop.place)
    return {
        "date": dates.in_chinese(stop.date),
        "name": place.name if place else stop.name,
        "href": address_of(place) if place else None,
        "note": stop.note,
    }
