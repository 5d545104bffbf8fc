"""A table of announced days off and of weekend days worked for them, and the one that comes with the product."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "days.txt"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """The announced days off by the name of their holiday, the weekend days worked, and the years that are known."""

    off: Mapping[date, str]
    worked: frozenset[date]
    years: frozenset[int]

    def is_off(self, day: date) -> bool:
        """Whether a day lies in an announced holiday, with the days that are moved to make it longer."""
        return day in self.off

    def is_workday(self, day: date) -> bool:
        """Whether a day is worked; in a year that is not known every Monday to Friday is."""
        return day in self.worked or (day not in self.off and day.weekday() < _SATURDAY)

    def with_year(self, year: int, off: Mapping[date, str], worked: frozenset[date]) -> "Workdays":
        """This table with what is told of a year instead of what it says of its days."""
        kept = {day: name for day, name in self.off.items() if day.year != year}
        others = frozenset(day for day in self.worked if day.year != year) - off.keys()
        off_then = {day: name for day, name in kept.items() if day not in worked} | dict(off)
        return Workdays(off_then, others | worked, self.years | {year})


@cache
def shipped_table() -> Workdays:
    """The years that the product knows."""
    off: dict[date, str] = {}
    worked: set[date] = set()
    for line in _DATA.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        span, mark, name = line.split(" ")
        if mark == "休":
            off |= dict.fromkeys(days_in(span), name)
        else:
            worked.update(days_in(span))
    # A holiday at the turn of a year tells of the next one without its being known.
    return Workdays(off, frozenset(worked), frozenset(day.year for day in off if (day.month, day.day) == (10, 1)))


def days_in(span: str) -> Iterator[date]:
    """Every day of `2018-02-15/2018-02-21`, or the one of `2018-02-11`."""
    first, last = ends_of(span)
    return (first + timedelta(count) for count in range((last - first).days + 1))


def ends_of(span: str) -> tuple[date, date]:
    """The first and the last day of a span."""
    first, _, last = span.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)
