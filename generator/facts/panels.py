"""A panel of an exhibition, filled from records, wherever it is shown: on a page and on a wall."""

from collections.abc import Mapping
from typing import Any

from generator import dates
from generator.addresses import address_of, address_to
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.queries import PANEL_FIELDS, records_on
from generator.load import Key
from generator.numerals import count_in_chinese
from generator.records import KINDS_BY_NAME
from generator.records.award import Award
from generator.records.event import Event
from generator.records.exhibition import Panel
from generator.records.person import Person
from generator.records.photo import Photo

# A panel shows so many records of a kind and leads on to the others.
_SHOWN = 120


def show_panel(catalog: Catalog, panel: Panel, number: int) -> Mapping[str, Any]:
    """A panel of one event takes the event's title, words, figures and photos; others list cards."""
    shown = records_on(catalog, panel)
    events = [id for kind, id in shown if kind == "event"]
    told = catalog.find(Event, events[0]) if len(events) == 1 else None
    others = [one for one in shown if not (told and one == ("event", told.id))]
    title, numeral = panel.title or (told.title if told else None), count_in_chinese(number)
    return {
        "numeral": numeral,
        "anchor": f"panel-{number}",
        "title": title,
        "name": title or f"第{numeral}块展板",
        "text": panel.text,
        "summary": told.summary if told and not panel.text else None,
        "date": (told.date_note or dates.in_chinese(told.date)) if told else None,
        "href": address_of(told) if told else None,
        "figures": [figure.model_dump() for figure in told.figures[:4]] if told else [],
        "photos": cards(catalog, Photo, panel.photos or (told.photos if told else ())),
        **_lists(catalog, panel, others),
    }


def _lists(catalog: Catalog, panel: Panel, records: list[Key]) -> Mapping[str, Any]:
    """Cards by kind, the first of each, and where the others are."""
    lists: dict[str, Any] = {}
    more: list[Mapping[str, Any]] = []
    for field, model in PANEL_FIELDS:
        ids = catalog.shown(model, [id for kind, id in records if kind == model.kind])
        lists[field] = cards(catalog, model, ids[:_SHOWN])
        if len(ids) > _SHOWN:
            more.append({"count": len(ids) - _SHOWN, **_rest_of(catalog, panel, model.kind)})
    lists["people"] = [{**one, "told": _told(catalog, one["id"])} for one in lists["people"]]
    return {**lists, "more": more}


def _told(catalog: Catalog, id: str) -> str | None:
    person = catalog.find(Person, id)
    return person.summary if person else None


def _rest_of(catalog: Catalog, panel: Panel, kind: str) -> Mapping[str, Any]:
    """Where a visitor finds all of what a panel shows in part: at the award asked for, or in the index of the kind."""
    asked = panel.query.award if panel.query and panel.query.kind == kind else None
    if award := catalog.find(Award, asked):
        return {"name": award.title, "href": address_to("award", award.id)}
    return {"name": KINDS_BY_NAME[kind].zh, "href": f"{KINDS_BY_NAME[kind].folder}/"}
