"""Which records an exhibition shows: those its panels name, and those they ask for."""

from collections.abc import Iterator

from generator import dates
from generator.catalog import Catalog
from generator.honours import honours_of
from generator.pages.order import in_name_order, newest_events, newest_rolls
from generator.records import KINDS_BY_NAME, Record
from generator.records.award import Award
from generator.records.event import Event
from generator.records.exhibition import Exhibition, Panel, Query
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

Facts = tuple[str | None, str | None, int | None]

PANEL_FIELDS: tuple[tuple[str, type[Record]], ...] = (
    ("events", Event),
    ("people", Person),
    ("units", Unit),
    ("rolls", Roll),
    ("places", Place),
    ("services", Service),
)


def records_on(catalog: Catalog, panel: Panel) -> list[Record]:
    """What a panel shows, named records first, each once."""
    named = [one for field, model in PANEL_FIELDS for one in catalog.pick(model, getattr(panel, field))]
    found = answer(catalog, panel.query) if panel.query else []
    return list({(one.kind, one.id): one for one in [*named, *found]}.values())


def records_in(catalog: Catalog, exhibition: Exhibition) -> Iterator[Record]:
    """What all panels of an exhibition show."""
    for panel in exhibition.panels:
        yield from records_on(catalog, panel)


def answer(catalog: Catalog, query: Query) -> list[Record]:
    """Records of the asked kind for which every condition holds, in the order that their index has."""
    found = [one for one in catalog.all(KINDS_BY_NAME[query.kind].model) if _fits(catalog, one, query)]
    events = newest_events(one for one in found if isinstance(one, Event))
    rolls = newest_rolls(one for one in found if isinstance(one, Roll))
    people = in_name_order(one for one in found if isinstance(one, Person))
    return [*events, *rolls, *people, *(one for one in found if isinstance(one, Unit))]


def _fits(catalog: Catalog, record: Record, query: Query) -> bool:
    if isinstance(record, Event):
        return _event_fits(record, query)
    if isinstance(record, Roll):
        held = [_facts(award, award.level, record.known_year) for award in catalog.pick(Award, record.awards)]
    elif isinstance(record, Person | Unit):
        honours = (one for one in honours_of(catalog, record) if one.is_awarded)
        held = [_facts(one.award, one.level, one.year) for one in honours]
    asked = (query.award, query.level, query.year)
    return any(all(want is None or want == has for want, has in zip(asked, one, strict=True)) for one in held)


def _facts(award: Award | None, level: str | None, year: int | None) -> Facts:
    return award.id if award else None, level, year


def _event_fits(event: Event, query: Query) -> bool:
    return (
        (query.digest is None or (event.digest is not None and event.digest.year == query.digest))
        and (query.year is None or dates.parse_when(event.date).year == query.year)
        and (query.series is None or event.series == query.series)
        and (query.level is None or event.scope == query.level)
    )
