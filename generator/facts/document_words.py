"""What each kind of record is sought by: other names, honours and units, and the words of its page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import card, day_of
from generator.facts.honours import Held, Honoured, held_by, standing
from generator.facts.lines import Line, lines_of
from generator.markdown import to_text
from generator.records import Record
from generator.records.award import Award
from generator.records.choices import LEVELS, STATE_HEADINGS
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.figure import Figure
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit
from generator.search.document import Tag

# `names`, `honours` and `body` are lines; `tags` and `units` are what can be narrowed by.
Words = Mapping[str, Any]
_AROUND = {"exact": ("", ""), "about": ("约", ""), "at-least": ("", "余")}


def words_of(catalog: Catalog, record: Record) -> Words:
    """The words of a record, sorted by how much they say about it."""
    return _WORDS[type(record)](catalog, record)


def award_words(catalog: Catalog, id: str | None, title: str) -> str:
    """The title of an award, with the other names that it goes by."""
    award = catalog.find(Award, id)
    return _with_names(title, award.aliases if award else ())


def _person(catalog: Catalog, person: Person) -> Words:
    facts = (person.trade, person.post, person.native, person.ethnicity, person.era, *_years(person))
    units = catalog.pick(Unit, _known(person.unit))
    told = _held(catalog, person)
    then = [one.unit_then for one in told if one.unit_then]
    now = [unit.name for unit in units] or list(_known(person.unit_name))
    return {
        "honours": [*(_honour(catalog, one) for one in told), *(map(_called, units) if units else now), *then],
        "body": [person.summary, *facts, to_text(person.deeds), person.motto, *_notices(person)],
        "tags": _tags(told),
        "units": list(dict.fromkeys([*now, *then])),
    }


def _unit(catalog: Catalog, unit: Unit) -> Words:
    told = _held(catalog, unit)
    above = map(_called, catalog.pick(Unit, _known(unit.parent)))
    return {
        "names": unit.aliases,
        "honours": [*(_honour(catalog, one) for one in told), *above, *_people(catalog, _known(unit.leader))],
        "body": [unit.summary, to_text(unit.body), *_notices(unit)],
        "tags": _tags(told),
    }


def _held(catalog: Catalog, holder: Honoured) -> list[Held]:
    """Honours, the highest first."""
    return sorted(held_by(catalog, holder.kind, holder.id), key=standing)


def _tags(told: Iterable[Held]) -> list[Tag]:
    return [(one.award, one.level, one.year) for one in told if one.is_awarded]


def _honour(catalog: Catalog, one: Held) -> str:
    """2018年第二届海陵工匠: when, which time, what, and that it was only nominated for or was taken back."""
    year = f"{one.year}年 " if one.year else ""
    state = "（已撤销）" if one.withdrawn else "（提名）" if one.result == "提名" else ""
    roll = catalog.ask(card, "roll", one.roll)["title"] if one.roll else ""
    note = f" {roll}" if roll else ""
    title = award_words(catalog, one.award, one.title)
    return f"{year}{one.edition or ''}{title}{state}{note}{f' {one.note}' if one.note else ''}"


def _event(catalog: Catalog, event: Event) -> Words:
    when = event.date_note or dates.in_chinese(event.date)
    units = catalog.pick(Unit, event.units)
    digest = [f"{event.digest.year}年度大事"] if event.digest else []
    related = [*_people(catalog, event.people), *_titles(catalog, "roll", event.rolls)]
    places = [*_titles(catalog, "place", event.places), *_titles(catalog, "service", event.services)]
    return {
        "honours": [event.series, *map(_called, units), *related, *places, *digest],
        "body": [when, event.summary, to_text(event.body), *map(_figure, event.figures), *_notices(event)],
        "tags": [(None, event.scope, dates.parse_when(event.date).year)],
        "units": [unit.name for unit in units],
    }


def _roll(catalog: Catalog, roll: Roll) -> Words:
    awards = catalog.pick(Award, roll.awards)
    counts = (f"{one.what}{one.value}{one.unit}" for one in roll.counts)
    return {
        "honours": [
            *(_with_names(award.title, award.aliases) for award in awards),
            roll.edition,
            roll.granted_by or (awards[0].granted_by if awards else None),
            roll.document,
        ],
        "body": [
            day_of(roll),
            roll.summary,
            to_text(roll.body),
            *counts,
            *(_recipient(line) for line in lines_of(catalog, roll)),
            *_notices(roll),
        ],
        "tags": [(award.id, award.level, roll.known_year) for award in awards],
    }


def _recipient(line: Line) -> str:
    return " ".join(filter(None, [line.name, line.unit_then, line.post_then, line.note]))


def _award(catalog: Catalog, award: Award) -> Words:
    return {
        "names": award.aliases,
        "honours": [award.granted_by, award.series, LEVELS[award.level]],
        "body": [award.summary, to_text(award.body), *_notices(award)],
        "tags": [(award.id, award.level, None)],
    }


def _exhibition(catalog: Catalog, exhibition: Exhibition) -> Words:
    panels = [text for panel in exhibition.panels for text in (panel.title, to_text(panel.text))]
    stops = [text for stop in exhibition.stops for text in (stop.name, stop.note)]
    body = [exhibition.subtitle, exhibition.summary, to_text(exhibition.body), *panels, *stops]
    return {"body": [*body, *_notices(exhibition)]}


def _service(catalog: Catalog, service: Service) -> Words:
    units = catalog.pick(Unit, service.units)
    told = (service.summary, service.who, service.amount, service.limits)
    lists = (*service.conditions, *service.steps, *service.materials)
    places = _titles(catalog, "place", service.places)
    return {
        "honours": [*map(_called, units), *places, STATE_HEADINGS[service.state]],
        "body": [*told, *lists, *map(_figure, service.figures), to_text(service.body), *_notices(service)],
        "units": [unit.name for unit in units],
    }


def _place(catalog: Catalog, place: Place) -> Words:
    units = catalog.pick(Unit, _known(place.unit))
    facts = (place.address, place.hours, place.phone, dates.in_chinese(place.opened) if place.opened else None)
    return {
        "names": place.aliases,
        "honours": map(_called, units),
        "body": [*facts, *place.offers, place.summary, to_text(place.body), *_notices(place)],
        "units": [unit.name for unit in units],
    }


def _years(person: Person) -> Iterator[str]:
    for when, what in ((person.born, "生"), (person.died, "逝世")):
        if when:
            yield f"{dates.in_chinese(when)}{what}"


def _figure(figure: Figure) -> str:
    """As the page tells it: 劳模 约300余人."""
    before, after = _AROUND[figure.precision]
    return f"{figure.what} {before}{figure.value}{after}{figure.unit} {figure.note or ''}".strip()


def _notices(record: Record) -> Iterator[str]:
    return (f"{notice.type} {notice.text}" for notice in record.notices)


def _with_names(title: str, aliases: Iterable[str]) -> str:
    others = "、".join(alias for alias in aliases if alias not in title)
    return f"{title}（{others}）" if others else title


def _called(unit: Unit) -> str:
    """A unit by its full name, with the other names that it goes by."""
    return _with_names(unit.name, unit.aliases)


def _known(id: str | None) -> tuple[str, ...]:
    return (id,) if id else ()


def _people(catalog: Catalog, ids: Iterable[str]) -> list[str]:
    return [person.name for person in catalog.pick(Person, tuple(ids))]


def _titles(catalog: Catalog, kind: str, ids: Iterable[str]) -> list[str]:
    return [catalog.ask(card, kind, id)["title"] for id in ids]


_WORDS: Mapping[type[Record], Callable[[Catalog, Any], Words]] = {
    Person: _person,
    Unit: _unit,
    Event: _event,
    Roll: _roll,
    Award: _award,
    Exhibition: _exhibition,
    Service: _service,
    Place: _place,
}
