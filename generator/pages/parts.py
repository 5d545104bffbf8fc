"""Pieces of pages that several families share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from generator import dates
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.order import backwards
from generator.pages.linked_data import describe
from generator.pages.page import Data, Family, Page
from generator.records import KINDS_BY_NAME, Record
from generator.records.base import Notice, Source
from generator.records.photo import Photo

_DESCRIPTION = 120


def record_family(kind: str, plan: Callable[[Catalog, Any], Page]) -> Family:
    """A page for each record of a kind."""
    folder, model = KINDS_BY_NAME[kind].folder, KINDS_BY_NAME[kind].model
    return Family(
        name=kind,
        section=folder,
        keys=lambda catalog: catalog.ids(model),
        address=lambda id: f"{folder}/{id}/",
        plan=lambda catalog, id: _describe(catalog, catalog.get(kind, id), plan),
        depths=(2,),
    )


def _describe(catalog: Catalog, record: Record, plan: Callable[[Catalog, Any], Page]) -> Page:
    """The page of a record with what it tells machines, unless the plan says that itself, and its last change."""
    page = plan(catalog, record)
    if day := catalog.updated(record):
        page = replace(page, context={**page.context, "updated": day})
    return page if page.data is not None else replace(page, data=describe(catalog, record))


def record_page(record: Record, description: str | None, context: Data) -> Page:
    """The page of one record; the template is named after its kind."""
    return Page(
        title=record.label,
        description=shorten(description or record.label),
        template=f"records/{record.kind}.html",
        context={
            "title": record.label,
            "notices": show_notices(record.notices),
            "sources": show_sources(record.source),
            "updated": None,
            **context,
        },
    )


def part_page(
    record: Record, heading: str, total: str, shown: list[Data], look: str, ways: Sequence[Data] = ()
) -> Page:
    """A page with a part of what belongs to a record, where there is too much for the record's own page."""
    title = f"{record.label} · {heading}"
    context = {
        "title": title,
        "heading": heading,
        "total": total,
        "whole": {"href": address_of(record), "title": record.label},
        "cards": shown,
        "look": look,
        "ways": list(ways),
    }
    return Page(title, shorten(title), "records/part.html", context)


def group_cards(pairs: Iterable[tuple[Any, Data]]) -> list[Data]:
    """Runs of (heading, card) with the same heading, as groups."""
    return [
        {"heading": heading, "cards": [card for _, card in run]} for heading, run in groupby(pairs, key=lambda p: p[0])
    ]


def show_sources(sources: tuple[Source, ...]) -> list[Data]:
    """Sources as the public sees them: linked only where the address still works."""
    return [
        {"title": source.title, "publisher": source.publisher, "date": source.date, "url": source.url}
        for source in sources
    ]


def show_notices(notices: tuple[Notice, ...]) -> list[Data]:
    """Corrections, newest first."""
    told = sorted(notices, key=lambda notice: backwards(notice.date))
    return [{"date": dates.in_chinese(one.date), "type": one.type, "text": one.text} for one in told]


def show_facts(rows: Iterable[tuple[str, str | None]], hrefs: Mapping[str, str | None] | None = None) -> list[Data]:
    """What is known, in order; `hrefs` links some of it by name, and what is not known is left out."""
    return [{"name": name, "text": text, "href": (hrefs or {}).get(name)} for name, text in rows if text]


def show_photos(catalog: Catalog, ids: tuple[str, ...]) -> list[Data]:
    """Photo cards, or caption cards where there is no file yet."""
    return cards(catalog, Photo, ids)


def link_to(record: Record | None) -> str | None:
    """The address of a record that may be missing."""
    return address_of(record) if record else None


def shorten(text: str) -> str:
    """One line of at most 120 characters, for descriptions."""
    line = " ".join(text.split())
    return line if len(line) <= _DESCRIPTION else f"{line[: _DESCRIPTION - 1]}…"
