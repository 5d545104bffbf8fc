"""首页: the newest digest, the stele of names, figures, exhibitions and services, all from records."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator import names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.honours import awarded_on, held_by
from generator.facts.order import in_name_order, position, roster
from generator.facts.queries import exhibitions_showing, newest_digest
from generator.facts.sessions import next_sessions, services_with_sessions
from generator.numerals import year_in_chinese
from generator.pages.page import Data, Family, Page
from generator.pages.parts import shorten
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.service import Service

_NAMES, _FIGURES, _NEWEST, _ROLLS, _SESSIONS = 10, 4, 4, 3, 2


def plan(catalog: Catalog, _: str) -> Page:
    """The one home page."""
    settings = catalog.settings
    year, digest = catalog.ask(newest_digest)
    told = catalog.pick(Event, tuple(digest))
    newest = [id for id in catalog.ask(roster, "event", "order") if id not in digest][:_NEWEST]
    context = {
        "title": settings.site_name,
        "description": settings.description,
        "year": year,
        "year_in_chinese": year_in_chinese(year) if year else None,
        "cover": _cover_of(catalog, told),
        "digest": cards(catalog, Event, digest),
        "figures": _figures(told),
        "stele": _stele(catalog),
        "newest": cards(catalog, Event, newest),
        "exhibitions": cards(catalog, Exhibition, catalog.ids(Exhibition)),
        "rolls": cards(catalog, Roll, catalog.ask(roster, "roll", "order")[:_ROLLS]),
        "sessions": _sessions(catalog),
        "services": cards(catalog, Service, [one.id for one in catalog.all(Service) if one.state != "ended"]),
    }
    return Page(settings.site_name, shorten(settings.description or settings.site_name), "home.html", context)


FAMILY = Family("home", "", lambda _: ("",), lambda _: "", plan, (0,))


def _cover_of(catalog: Catalog, digest: list[Event]) -> Mapping[str, Any] | None:
    """The exhibition that shows the digest lends the home page its title and words."""
    return next(iter(exhibitions_showing(catalog, digest[0])), None) if digest else None


def _sessions(catalog: Catalog) -> list[Data]:
    """The first services that hold sessions, with their days to come."""
    told = (catalog.ask(next_sessions, id) for id in catalog.ask(services_with_sessions)[:_SESSIONS])
    return [one for one in told if one and one["sessions"]]


def _figures(digest: list[Event]) -> list[Data]:
    """The digest's largest numbers, one an event, in the order of their size."""
    best = [max(event.figures, key=lambda figure: float(figure.value)) for event in digest if event.figures]
    best.sort(key=lambda figure: -float(figure.value))
    return [figure.model_dump() for figure in best[:_FIGURES]]


def _stele(catalog: Catalog) -> list[Data]:
    """People to cut in stone, in stroke order: those whom rolls here name, then others who hold honours."""
    chosen: dict[str, None] = {}
    for id in _honoured(catalog):
        chosen[id] = None
        if len(chosen) == _NAMES:
            break
    return [_name(catalog, id) for id in in_name_order(catalog, chosen)]


def _honoured(catalog: Catalog) -> Iterator[str]:
    for id in catalog.ask(roster, "roll", "order"):
        if roll := catalog.find(Roll, id):
            yield from awarded_on(catalog, roll)
    for id in catalog.ids(Person):
        if any(one.is_awarded for one in held_by(catalog, "person", id)):
            yield id


def _name(catalog: Catalog, id: str) -> Data:
    return {"name": names.pad(catalog.ask(position, "person", id)["name"]), "href": address_to("person", id)}
