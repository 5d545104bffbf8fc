"""Answers a panel's query from the catalogue."""

from generator import dates
from generator.catalog import Catalog
from generator.honours import honours_of
from generator.pages import events, rolls
from generator.records import KINDS_BY_NAME, Record
from generator.records.award import Award
from generator.records.event import Event
from generator.records.exhibition import Query
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.unit import Unit

Facts = tuple[str | None, str | None, int | None]


def answer(catalog: Catalog, query: Query) -> list[Record]:
    """Records of the asked kind for which every condition holds, in their index's order."""
    found = [one for one in catalog.all(KINDS_BY_NAME[query.kind].model) if _fits(catalog, one, query)]
    if query.kind == "event":
        return list(events.in_order([one for one in found if isinstance(one, Event)]))
    if query.kind == "roll":
        return list(rolls.in_order([one for one in found if isinstance(one, Roll)]))
    return found


def _fits(catalog: Catalog, record: Record, query: Query) -> bool:
    if isinstance(record, Event):
        return _event_fits(record, query)
    if isinstance(record, Roll):
        held = [_facts(award, award.level, record.known_year) for award in catalog.pick(Award, record.awards)]
    elif isinstance(record, Person | Unit):
        held = [_facts(one.award, one.level, one.year) for one in honours_of(catalog, record)]
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
