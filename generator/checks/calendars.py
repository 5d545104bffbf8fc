"""Tables of holidays tell days of their own year, each once, and working days that needed to be told."""

from collections.abc import Iterator
from datetime import date

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.problems import FieldPath, Problem
from generator.records.calendar import Calendar
from generator.workdays import days_in, ends_of

_SATURDAY = 5


def check_years(catalog: Catalog, context: CheckContext, calendar: Calendar) -> Iterator[Problem]:
    """A table is named after a year, and its days lie in it or at its ends."""
    if not (calendar.id.isdigit() and len(calendar.id) == 4):
        yield catalog.missing("W801", calendar, ("id",), id=calendar.id)
        return
    for field, span in _spans(calendar):
        for day in dict.fromkeys(ends_of(span)):
            if not _belongs(day, int(calendar.id)):
                yield catalog.problem("W802", calendar, field, day=day.isoformat(), year=calendar.id)


def check_days(catalog: Catalog, context: CheckContext, calendar: Calendar) -> Iterator[Problem]:
    """A day is told once, and is a weekend day where it is worked for a holiday."""
    seen: set[date] = set()
    for field, span in _spans(calendar):
        first, last = ends_of(span)
        days = set(days_in(span)) if (last - first).days < 366 else {first}
        if twice := seen & days:
            yield catalog.problem("W803", calendar, field, day=min(twice).isoformat())
        seen |= days
        if field[-2] == "workdays" and first.weekday() < _SATURDAY:
            yield catalog.problem("W804", calendar, field, day=span)


def _belongs(day: date, year: int) -> bool:
    return day.year == year or (day.year, day.month) in ((year - 1, 12), (year + 1, 1))


def _spans(calendar: Calendar) -> Iterator[tuple[FieldPath, str]]:
    for at, holiday in enumerate(calendar.holidays):
        yield ("holidays", at, "days"), holiday.days
        for number, day in enumerate(holiday.workdays):
            yield ("holidays", at, "workdays", number), day
