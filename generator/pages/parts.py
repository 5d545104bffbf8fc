"""Pieces of context that several page families share."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from generator.addresses import address_of
from generator.honours import Held
from generator.pages.page import Data, Page, Plan
from generator.records import KINDS_BY_NAME, Record
from generator.records.base import Source
from generator.records.choices import LEVELS
from generator.records.photo import Photo

_DESCRIPTION = 120


def record_page(plan: Plan, record: Record, description: str | None, context: Data) -> Page:
    """The page of one record; the template is named after its kind."""
    return Page(
        address=address_of(record) or "",
        section=KINDS_BY_NAME[record.kind].folder,
        title=record.label,
        description=shorten(description or record.label),
        template=f"records/{record.kind}.html",
        context={"title": record.label, "sources": show_sources(record.source), **context},
    )


def index_page(folder: str, title: str, lead: str, groups: list[Data], look: str = "grouped") -> Page:
    """A kind's index: groups of cards under headings; `look` names the list template."""
    return Page(
        address=f"{folder}/",
        section=folder,
        title=title,
        description=shorten(lead),
        template=f"lists/{look}.html",
        context={"title": title, "lead": lead, "groups": groups, "total": sum(len(group["cards"]) for group in groups)},
    )


def group_cards(pairs: Iterable[tuple[Any, Data]]) -> list[Data]:
    """Runs of (heading, card) with the same heading, as groups."""
    return [
        {"heading": heading, "cards": [card for _, card in run]} for heading, run in groupby(pairs, key=lambda p: p[0])
    ]


def show_sources(sources: tuple[Source, ...]) -> list[Data]:
    """Sources as the public sees them: linked only where the address still works."""
    return [source.model_dump(include={"title", "publisher", "date", "url"}) for source in sources]


def show_facts(rows: Iterable[tuple[str, str | None]], hrefs: Mapping[str, str | None] | None = None) -> list[Data]:
    """What is known, in order; `hrefs` links some of it by name, and what is not known is left out."""
    return [{"name": name, "text": text, "href": (hrefs or {}).get(name)} for name, text in rows if text]


def show_honour(plan: Plan, held: Held) -> Data:
    """One line of an honours list."""
    return {
        "title": held.title,
        "level": LEVELS.get(held.level or ""),
        "year": held.year,
        "edition": held.edition,
        "result": held.result,
        "unit_then": held.unit_then,
        "post_then": held.post_then,
        "note": held.note,
        "href": address_of(shown) if (shown := held.roll or held.award) else None,
    }


def show_photos(plan: Plan, ids: tuple[str, ...]) -> list[Data]:
    """Photo cards, or caption cards where there is no file yet."""
    return plan.cards(plan.catalog.pick(Photo, ids))


def shorten(text: str) -> str:
    """One line of at most 120 characters, for descriptions."""
    line = " ".join(text.split())
    return line if len(line) <= _DESCRIPTION else f"{line[: _DESCRIPTION - 1]}…"
