"""From 「每月10日、20日，节假日顺延」 to days: plain dates, shifted over days off, changed by hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from generator.workdays.table import Workdays

Shift = Literal["none", "nonworking", "statutory"]
Way = Literal["plain", "shifted", "moved", "cancelled"]

# No announced holiday is so long that a session would be shifted further; by hand one is moved by a year at most.
_LONGEST_SHIFT, _LONGEST_MOVE = timedelta(60), timedelta(366)


@dataclass(frozen=True, slots=True)
class Change:
    """What was decided by hand for one session: another day, or none."""

    moved_to: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Days of the month, what happens on a day off, and changes by the date that the rule gives.

    A month without such a day (the 31st) has no session for it, as in calendar programs.
    """

    monthly_days: tuple[int, ...]
    shift: Shift = "nonworking"
    changes: Mapping[date, Change] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """One session: its day, the dates that the rule gives for it, and how it came to its day.

    `told` is what was noted with a change by hand. Several dates may be shifted onto one day: that is one session.
    """

    day: date
    originals: tuple[date, ...]
    way: Way
    told: str | None = None

    @property
    def original(self) -> date:
        """The date that names it for ever, wherever it is moved: its own day's where it has one."""
        return self.day if self.day in self.originals else self.originals[0]


def sessions_between(rule: Rule, table: Workdays, first: date, last: date) -> list[Session]:
    """Every session from one day to another, in the order of their days; those that are cancelled too."""
    by_hand = (day for day in rule.changes if _fits(rule, day) and first - _LONGEST_MOVE < day < last + _LONGEST_MOVE)
    originals = {*_dates_of(rule, first - _LONGEST_SHIFT, last), *by_hand}
    found = (_place(rule, table, original) for original in sorted(originals))
    return _joined(one for one in found if first <= one.day <= last)


def shifted(day: date, shift: Shift, table: Workdays) -> date:
    """The first day from this one on that is no day off.

    `nonworking` goes to the next working day, `statutory` past the announced holiday only, weekends are as other days.
    """
    while (shift == "nonworking" and not table.is_workday(day)) or (shift == "statutory" and table.is_off(day)):
        day += timedelta(1)
    return day


def _fits(rule: Rule, day: date) -> bool:
    return day.day in rule.monthly_days


def _dates_of(rule: Rule, start: date, last: date) -> Iterator[date]:
    days = (start + timedelta(count) for count in range((last - start).days + 1))
    return (day for day in days if _fits(rule, day))


def _place(rule: Rule, table: Workdays, original: date) -> Session:
    """Where one of the rule's dates ends up."""
    day = shifted(original, rule.shift, table)
    if change := rule.changes.get(original):
        if change.moved_to is None:
            return Session(day, (original,), "cancelled", change.note)
        return Session(change.moved_to, (original,), "moved", change.note)
    return Session(day, (original,), "plain" if day == original else "shifted")


def _joined(found: Iterable[Session]) -> list[Session]:
    """Sessions in the order of their days; those on one day are one, but for what is cancelled."""
    groups: dict[tuple[date, bool], list[Session]] = defaultdict(list)
    for one in found:
        groups[one.day, one.way == "cancelled"].append(one)
    return [_join(groups[key]) for key in sorted(groups)]


def _join(some: list[Session]) -> Session:
    if len(some) == 1:
        return some[0]
    originals = tuple(original for one in some for original in one.originals)
    ways = [one.way for one in some]
    way: Way = next(way for way in ("moved", "cancelled", "shifted", "plain") if way in ways)
    notes = [one.told for one in some if one.told]
    return Session(some[0].day, originals, way, "；".join(notes) or None)
