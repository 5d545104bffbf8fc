"""The orders in which people, events and rolls are shown."""

from collections.abc import Iterable

from generator import dates, names
from generator.records.event import Event
from generator.records.person import Person
from generator.records.roll import Roll


def in_name_order(people: Iterable[Person], order: str = "surname-stroke") -> list[Person]:
    """People as official lists print them; namesakes by id."""
    return sorted(people, key=lambda person: (names.sort_key(person.name, order, person.reading), person.id))


def newest_events(events: Iterable[Event]) -> list[Event]:
    """Newest year first; within a year the digest by rank, then newest first; unknown dates last."""
    return sorted(events, key=_event_order)


def _event_order(event: Event) -> tuple[int, int, tuple[int, int], str]:
    rank = event.digest.rank if event.digest else 1_000
    year, *day = _backwards(event.date)
    return year, rank, (day[0], day[1]), event.id


def newest_rolls(rolls: Iterable[Roll]) -> list[Roll]:
    """Newest first; unknown years last."""
    return sorted(rolls, key=lambda roll: (*_backwards(roll.date or str(roll.known_year or dates.UNKNOWN)), roll.id))


def _backwards(text: str) -> tuple[int, int, int]:
    """A date's first day as numbers that are smaller the later it is."""
    first = dates.parse_when(text).first
    return (-first.year, -(first.month or 0), -(first.day or 0)) if first else (0, 0, 0)
