"""Feeds of the newest events and rolls, as Atom and as JSON Feed, for a site that knows its address."""

from collections.abc import Callable, Iterator
from itertools import islice

from generator import dates
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.order import roster
from generator.markdown import to_html
from generator.pages.page import Data, Family, Page, data_family
from generator.records import KINDS_BY_NAME
from generator.records.event import Event
from generator.records.roll import Roll

_NEWEST = 30
_TITLES = {"event": "大事", "roll": "光荣榜"}


def feed(catalog: Catalog, kind: str) -> Data:
    """The newest records of a kind that have a date, with their whole text."""
    settings, folder = catalog.settings, KINDS_BY_NAME[kind].folder
    entries = list(islice(_entries(catalog, kind), _NEWEST))
    return {
        "title": f"{settings.site_name} · {_TITLES[kind]}",
        "home": settings.site_url + f"{folder}/",
        "address": settings.site_url + f"{folder}/feed.xml",
        "json": settings.site_url + f"{folder}/feed.json",
        "updated": max((entry["updated"] for entry in entries), default="1970-01-01T00:00:00+08:00"),
        "author": settings.site_name,
        "entries": entries,
    }


def plan(catalog: Catalog, kind: str) -> Page:
    """The Atom feed of a kind."""
    return Page(_TITLES[kind], _TITLES[kind], "feeds/atom.xml", feed(catalog, kind))


def json_feed(catalog: Catalog, kind: str) -> Data:
    """The same as <https://www.jsonfeed.org/version/1.1/>."""
    told = feed(catalog, kind)
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told["title"],
        "home_page_url": told["home"],
        "feed_url": told["json"],
        "language": "zh-CN",
        "authors": [{"name": told["author"], "url": catalog.settings.site_url}],
        "items": [_item(entry) for entry in told["entries"]],
    }


def _item(entry: Data) -> Data:
    body = {"content_html": to_html(entry["body"], 2)} if entry["body"] else {}
    summary = {"summary": entry["summary"]} if entry["summary"] else {}
    return {
        "id": entry["url"],
        "url": entry["url"],
        "title": entry["title"],
        "date_published": entry["updated"],
        **summary,
        # An item has to have a text.
        **(body or {"content_text": entry["summary"] or entry["title"]}),
    }


def _keys(catalog: Catalog) -> Iterator[str]:
    """The outermost feed readers want absolute addresses, so a site without one has no feeds."""
    return iter(_TITLES if catalog.settings.site_url else ())


def _address(name: str) -> Callable[[str], str]:
    return lambda kind: f"{KINDS_BY_NAME[kind].folder}/{name}"


ATOM = Family("feed", "", _keys, _address("feed.xml"), plan, (1,), is_framed=False)
JSON = data_family("json-feed", "json", _keys, json_feed, _address("feed.json"))


def _entries(catalog: Catalog, kind: str) -> Iterator[Data]:
    for id in catalog.ask(roster, kind, "order"):
        record = catalog.get(kind, id)
        assert isinstance(record, Event | Roll)
        if updated := _moment(record):
            url = catalog.settings.site_url + (address_of(record) or "")
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
