"""展览: a page for each exhibition, its panels filled from records."""

from typing import Any

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.queries import PANEL_FIELDS, records_on
from generator.numerals import count_in_chinese
from generator.pages.page import Data, Page
from generator.pages.parts import link_to, record_family, record_page, show_photos
from generator.records.event import Event
from generator.records.exhibition import Exhibition, Panel, Stop
from generator.records.place import Place


def plan(catalog: Catalog, exhibition: Exhibition) -> Page:
    """An exhibition, in the layout that it names."""
    panels = [_panel(catalog, panel, number) for number, panel in enumerate(exhibition.panels, 1)]
    context = {
        "layout": f"exhibitions/{exhibition.layout}.html",
        "subtitle": exhibition.subtitle,
        "summary": exhibition.summary,
        "body": exhibition.body,
        "panels": panels,
        "stops": [_stop(catalog, stop) for stop in exhibition.stops],
        "photos": [photo for photo in show_photos(catalog, exhibition.photos) if not _is_on_panel(photo, panels)],
    }
    return record_page(exhibition, exhibition.summary, context)


FAMILY = record_family("exhibition", plan)


def _panel(catalog: Catalog, panel: Panel, number: int) -> Data:
    """A panel of one event takes the event's title, words, figures and photos; others list cards."""
    shown = records_on(catalog, panel)
    events = [id for kind, id in shown if kind == "event"]
    told = catalog.find(Event, events[0]) if len(events) == 1 else None
    others = [one for one in shown if not (told and one == ("event", told.id))]
    lists: dict[str, Any] = {
        field: cards(catalog, model, [id for kind, id in others if kind == model.kind]) for field, model in PANEL_FIELDS
    }
    return {
        "numeral": count_in_chinese(number),
        "anchor": f"panel-{number}",
        "title": panel.title or (told.title if told else None),
        "text": panel.text,
        "summary": told.summary if told and not panel.text else None,
        "date": (told.date_note or dates.in_chinese(told.date)) if told else None,
        "href": link_to(told),
        "figures": [figure.model_dump() for figure in told.figures[:4]] if told else [],
        "photos": show_photos(catalog, panel.photos or (told.photos if told else ())),
        **lists,
    }


def _is_on_panel(photo: Data, panels: list[Data]) -> bool:
    return any(photo in panel["photos"] for panel in panels)


def _stop(catalog: Catalog, stop: Stop) -> Data:
    place = catalog.find(Place, stop.place)
    return {
        "date": dates.in_chinese(stop.date),
        "name": place.name if place else stop.name,
        "href": link_to(place),
        "note": stop.note,
    }
