"""Sessions are changed by hand where there is one, once; and the next year's holidays are known."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.facts.sessions import workdays_of
from generator.problems import Place, Problem
from generator.records import KINDS_BY_NAME
from generator.records.service import Service

_AROUND = sorted(range(-31, 32), key=abs)


def check_changes(catalog: Catalog, context: CheckContext, service: Service) -> Iterator[Problem]:
    """A change by hand names a date that the rule gives, each once."""
    seen: set[str] = set()
    for at, change in enumerate(service.sessions.overrides if service.sessions else ()):
        field = ("sessions", "overrides", at, "date")
        if change.date in seen:
            yield catalog.problem("W806", service, field, day=change.date)
        seen.add(change.date)
        if service.sessions and int(change.date[8:]) not in service.sessions.monthly_days:
            near = _nearest(change.date, service.sessions.monthly_days)
            yield catalog.problem("W805", service, field, day=change.date, suggestion=near)


def check_next_year(catalog: Catalog, context: CheckContext, service: Service) -> Iterator[Problem]:
    """The holidays of this year and the next are known where sessions depend on them; told once for all services."""
    if service.state == "ended" or not service.sessions or service.sessions.shift == "none":
        return
    month = catalog.this_month()
    folder = catalog.settings.content.relative_to(catalog.settings.root) / KINDS_BY_NAME["calendar"].folder
    known = workdays_of(catalog, month.year, month.year + 1).years
    for year in (month.year, month.year + 1):
        if year not in known:
            path = (folder / f"{year}.yml").as_posix()
            yield Problem("W807", Place(path), {"year": year, "path": path})


def _nearest(day: str, monthly_days: tuple[int, ...]) -> Text:
    """The nearest date that the rule gives."""
    there = date.fromisoformat(day)
    try:
        near = (there + timedelta(days) for days in _AROUND)
        found = next((one for one in near if one.day in monthly_days), None)
    except OverflowError:  # at the end of all years
        found = None
    if found is None:
        return Text("核对日期", "check the date")
    return Text(f"最近的一场原定 {found}", f"the nearest was to be on {found}")
