"""首页: the newest digest, the stele of names, figures, what comes next and what happened last, all from records."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from generator import names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.cards import card, cards
from generator.facts.honours import held_by
from generator.facts.order import position, roster
from generator.facts.queries import newest_digest
from generator.facts.sessions import next_sessions, services_with_sessions
from generator.numerals import year_in_chinese
from generator.pages.digests import cover_of, digest_address, digest_title
from generator.pages.page import Data, Family, Page
from generator.pages.parts import shorten
from generator.records import KINDS_BY_NAME
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.service import Service

_FIGURES, _DIGEST, _NEWEST, _EXHIBITIONS, _ROLLS, _SERVICES, _SESSIONS = 4, 12, 6, 3, 3, 6, 2
# One row of names, or two full ones.
_ROW = 10
# In how many records of a kind something is looked for: this page must not read them all.
_READ = 100
# A title of so many words stands on as many lines.
_LINES = 3
_ENTRANCES = ("person", "roll", "event", "award", "unit", "place")


class Named(NamedTuple):
    """A name for the stele, and the way to its page."""

    name: str
    href: str | None


def plan(catalog: Catalog, _: str) -> Page:
    """The one home page."""
    settings = catalog.settings
    year, ids = catalog.ask(newest_digest)
    told = catalog.pick(Event, tuple(ids))
    cover = cover_of(catalog, ids)
    context = {
        "title": settings.site_name,
        "description": settings.description,
        "lines": _lines(cover, settings.site_name),
        "cover": cover,
        "digest": _digest(catalog, year, ids) if year else None,
        "figures": _figures(told),
        "stele": _stele(catalog),
        "sessions": _sessions(catalog),
        "newest": cards(catalog, Event, _newest(catalog, set(ids))),
        "exhibitions": cards(catalog, Exhibition, catalog.ask(roster, "exhibition", "order")[:_EXHIBITIONS]),
        "services": cards(catalog, Service, islice(_services(catalog), _SERVICES)),
        "rolls": cards(catalog, Roll, catalog.ask(roster, "roll", "order")[:_ROLLS]),
        "entrances": [one for kind in _ENTRANCES if (one := _entrance(catalog, kind))["count"]],
    }
    return Page(settings.site_name, shorten(settings.description or settings.site_name), "home.html", context)


FAMILY = Family("home", "", lambda _: ("",), lambda _: "", plan, (0,))


def _lines(cover: Data | None, site_name: str) -> list[str]:
    """The words at the top, a line each: those of the digest's exhibition, or else the site's name."""
    subtitle = cover["subtitle"] if cover else None
    words = subtitle.split() if subtitle else [site_name]
    return words if len(words) <= _LINES else [" ".join(words)]


def _digest(catalog: Catalog, year: int, ids: list[str]) -> Data:
    return {
        "title": digest_title(year, len(ids)),
        "year_in_chinese": year_in_chinese(year),
        "href": digest_address(year),
        "count": len(ids),
        "events": cards(catalog, Event, ids[:_DIGEST]),
    }


def _sessions(catalog: Catalog) -> list[Data]:
    """The first services that hold sessions, with their days to come."""
    told = (catalog.ask(next_sessions, id) for id in catalog.ask(services_with_sessions)[:_SESSIONS])
    return [one for one in told if one and one["sessions"]]


def _figures(digest: list[Event]) -> list[Data]:
    """The digest's largest numbers, one an event, in the order of their size."""
    best = [max(event.figures, key=lambda figure: float(figure.value)) for event in digest if event.figures]
    best.sort(key=lambda figure: -float(figure.value))
    return [figure.model_dump() for figure in best[:_FIGURES]]


def _newest(catalog: Catalog, digest: set[str]) -> Iterator[str]:
    """The ids of the newest events that the digest does not tell of already."""
    ids = catalog.ask(roster, "event", "order")
    return islice((id for id in ids if id not in digest), _NEWEST)


def _services(catalog: Catalog) -> Iterator[str]:
    """Services that have not ended, without those that keep days of the month: they stand by themselves."""
    for id in catalog.ask(roster, "service", "order")[:_READ]:
        told = catalog.ask(card, "service", id)
        if told["state"] != "ended" and not told["days"]:
            yield id


def _entrance(catalog: Catalog, kind: str) -> Data:
    """The way to the index of a kind, and how much is there."""
    found = KINDS_BY_NAME[kind]
    return {"heading": found.zh, "href": f"{found.folder}/", "count": len(catalog.ids(found.model))}


def _stele(catalog: Catalog) -> list[Data]:
    """Names to cut in stone, in stroke order: those of the newest rolls, then others who hold honours."""
    found = _first(_on_rolls(catalog), 2 * _ROW)
    if len(found) < 2 * _ROW:
        found = _first(chain(found, _honoured(catalog)), _ROW)
    chosen = sorted(found, key=lambda one: (names.sort_key(one.name, "surname-stroke"), one.href or ""))
    return [{"name": names.pad(one.name), "href": one.href} for one in chosen]


def _first(named: Iterable[Named], most: int) -> list[Named]:
    """So many of these, each once."""
    found: dict[Named, None] = {}
    for one in named:
        found[one] = None
        if len(found) == most:
            break
    return list(found)


def _on_rolls(catalog: Catalog) -> Iterator[Named]:
    """Everybody to whom a roll gives an award, newest roll first; whoever may not be shown is not among them."""
    for roll in catalog.pick(Roll, tuple(catalog.ask(roster, "roll", "order")[:_READ])):
        for one in roll.recipients:
            if one.is_awarded and one.person and catalog.has(Person, one.person):
                yield _named(catalog, one.person)
            elif one.is_awarded and one.name and not one.is_unit:
                yield Named(names.unpad(one.name), None)


def _honoured(catalog: Catalog) -> Iterator[Named]:
    for id in catalog.ids(Person)[:_READ]:
        if any(one.is_awarded for one in held_by(catalog, "person", id)):
            yield _named(catalog, id)


def _named(catalog: Catalog, id: str) -> Named:
    return Named(catalog.ask(position, "person", id)["name"], address_to("person", id))
