"""Atom feeds of the newest events and rolls, for a site that knows its address."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from generator import dates
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.order import roster
from generator.pages.page import Data, Family, Page
from generator.records import KINDS_BY_NAME
from generator.records.event import Event
from generator.records.roll import Roll

_NEWEST = 30
_TITLES = {"events/feed.xml": ("event", "大事"), "rolls/feed.xml": ("roll", "光荣榜")}


def plan(catalog: Catalog, key: str) -> Page:
    """The newest records of a kind that have a date, with their whole text."""
    kind, title = _TITLES[key]
    settings = catalog.settings
    entries = list(islice(_entries(catalog, kind), _NEWEST))
    context = {
        "title": f"{settings.site_name} · {title}",
        "home": urljoin(settings.site_url, KINDS_BY_NAME[kind].folder + "/"),
        "self": urljoin(settings.site_url, key),
        "updated": max((entry["updated"] for entry in entries), default="1970-01-01T00:00:00+08:00"),
        "author": settings.site_name,
        "entries": entries,
    }
    return Page(title, title, "feeds/atom.xml", context)


# The outermost feed readers want absolute addresses, so a site without one has no feeds.
FAMILY = Family(
    "feed", "", lambda catalog: _TITLES if catalog.settings.site_url else (), str, plan, (1,), is_framed=False
)


def _entries(catalog: Catalog, kind: str) -> Iterator[Data]:
    for id in catalog.ask(roster, kind, "order"):
        record = catalog.get(kind, id)
        assert isinstance(record, Event | Roll)
        if updated := _moment(record):
            url = urljoin(catalog.settings.site_url, address_of(record) or "")
            yield {
                "title": record.label,
                "url": url,
                "updated": updated,
                "summary": record.summary,
                "body": record.body,
            }


def _moment(record: Event | Roll) -> str | None:
    """The first moment of a record's date, in China's time; None where no date is known."""
    text = record.date or (str(record.known_year) if isinstance(record, Roll) and record.known_year else dates.UNKNOWN)
    first = dates.parse_when(text).first
    return f"{first.year:04}-{first.month or 1:02}-{first.day or 1:02}T00:00:00+08:00" if first else None
