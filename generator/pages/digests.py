"""年度大事: a page for each year whose events were ranked, composed from the events."""

from typing import Any

from generator.catalog import Catalog
from generator.facts.cards import card
from generator.facts.order import group
from generator.facts.queries import digest_of, digests, exhibitions_showing
from generator.numerals import count_in_chinese, year_in_chinese
from generator.pages.page import Data, Family, Page
from generator.pages.parts import shorten
from generator.records.event import Event

_FIGURES = 3


def digest_title(year: int, count: int) -> str:
    """2018 年度十件大事: the number is that of the events, whatever a title elsewhere says."""
    return f"{year} 年度{count_in_chinese(count)}件大事"


def digest_address(year: int | str) -> str:
    """Where a year's digest is."""
    return f"events/digest/{year}/"


def cover_of(catalog: Catalog, ids: list[str]) -> Data | None:
    """The exhibition that shows a digest lends its title and words."""
    first = catalog.find(Event, ids[0]) if ids else None
    return next(iter(exhibitions_showing(catalog, first)), None) if first else None


def plan(catalog: Catalog, key: str) -> Page:
    """All events of a year's digest, by rank, with the digests of the years around it."""
    year = int(key)
    ids = catalog.ask(digest_of, key)
    cover = cover_of(catalog, ids)
    title = digest_title(year, len(ids))
    context = {
        "title": title,
        "year_in_chinese": year_in_chinese(year),
        "cover": cover,
        "events": [_tell(catalog, event) for event in catalog.pick(Event, tuple(ids))],
        "whole_year": f"events/year/{key}/" if catalog.ask(group, "event", "year", key) else None,
        "year": year,
        **_around(catalog, year),
    }
    words = cover["text"] if cover else None
    return Page(title, shorten(words or title), "lists/digest.html", context)


FAMILY = Family(
    name="digest",
    section="events",
    keys=lambda catalog: [str(year) for year, _ in catalog.ask(digests)],
    address=digest_address,
    plan=plan,
    depths=(3,),
)


def _tell(catalog: Catalog, event: Event) -> dict[str, Any]:
    figures = [figure.model_dump() for figure in event.figures[:_FIGURES]]
    return {**catalog.ask(card, "event", event.id), "figures": figures}


def _around(catalog: Catalog, year: int) -> Data:
    """The next newer and the next older digest."""
    years = [one for one, _ in catalog.ask(digests)]
    at = years.index(year)
    return {name: _link(years, place) for name, place in (("newer", at - 1), ("older", at + 1))}


def _link(years: list[int], place: int) -> Data | None:
    if not 0 <= place < len(years):
        return None
    return {"title": f"{years[place]} 年度大事", "href": digest_address(years[place])}
