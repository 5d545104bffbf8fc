"""首页: the newest digest, the stele of names, figures, exhibitions and services, all from records."""

from collections.abc import Iterator

from generator import names
from generator.addresses import address_of
from generator.honours import awarded_on
from generator.numerals import year_in_chinese
from generator.pages.cards import highest_honour
from generator.pages.order import in_name_order, newest_events, newest_rolls
from generator.pages.page import Data, Page, Plan
from generator.pages.parts import shorten
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.service import Service

_NAMES, _FIGURES, _NEWEST, _ROLLS = 10, 4, 4, 3


def pages(plan: Plan) -> Iterator[Page]:
    """The one home page."""
    catalog, settings = plan.catalog, plan.settings
    digest = newest_digest(catalog.all(Event))
    cover = _cover_of(plan, digest)
    newest = [event for event in newest_events(catalog.all(Event)) if event not in digest][:_NEWEST]
    context = {
        "title": settings.site_name,
        "description": settings.description,
        "year": digest[0].digest.year if digest and digest[0].digest else None,
        "year_in_chinese": year_in_chinese(digest[0].digest.year) if digest and digest[0].digest else None,
        "cover": cover,
        "digest": plan.cards(digest),
        "figures": _figures(digest),
        "stele": _stele(plan),
        "newest": plan.cards(newest),
        "exhibitions": plan.cards(catalog.all(Exhibition)),
        "rolls": plan.cards(newest_rolls(catalog.all(Roll))[:_ROLLS]),
        "services": plan.cards([one for one in catalog.all(Service) if one.state != "ended"]),
    }
    description = settings.description or settings.site_name
    yield Page("", "", settings.site_name, shorten(description), "home.html", context)


def newest_digest(events: list[Event]) -> list[Event]:
    """The events of the newest yearly digest, by rank."""
    ranked = [event for event in events if event.digest]
    newest = max((event.digest.year for event in ranked if event.digest), default=None)
    of_year = [event for event in ranked if event.digest and event.digest.year == newest]
    return sorted(of_year, key=lambda event: event.digest.rank if event.digest else 0)


def _cover_of(plan: Plan, digest: list[Event]) -> Data | None:
    """The exhibition that shows the digest lends the home page its title and words."""
    if not digest:
        return None
    return next(map(plan.card, plan.exhibitions_showing(digest[0])), None)


def _figures(digest: list[Event]) -> list[Data]:
    """The digest's largest numbers, one an event, in the order of their size."""
    best = [max(event.figures, key=lambda figure: float(figure.value)) for event in digest if event.figures]
    best.sort(key=lambda figure: -float(figure.value))
    return [figure.model_dump() for figure in best[:_FIGURES]]


def _stele(plan: Plan) -> list[Data]:
    """People to cut in stone, in stroke order: those whom rolls here name, then others who hold honours."""
    catalog = plan.catalog
    on_rolls = [person for roll in newest_rolls(catalog.all(Roll)) for person in awarded_on(catalog, roll)]
    others = [person for person in catalog.all(Person) if highest_honour(catalog, person)]
    chosen = list({person.id: person for person in on_rolls + others}.values())[:_NAMES]
    return [{"name": names.pad(person.name), "href": address_of(person)} for person in in_name_order(chosen)]
