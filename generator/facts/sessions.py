"""When services hold their sessions: rule, holidays and changes by hand, worked out for the months to come."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from generator import dates
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.cards import card_of
from generator.records.calendar import Calendar
from generator.records.choices import SHIFTS
from generator.records.place import Place
from generator.records.service import Service, Sessions
from generator.today import SHANGHAI
from generator.workdays import Change, Rule, Session, Workdays, days_in, sessions_between, shipped_table

# A site that is not built for a year still shows the right session.
_MONTHS_AHEAD = 15
# So many have a calendar file of their own, beside the one for all.
_SINGLES = 12
_GUESSES = {"nonworking": "放假安排未公布，暂按周末推算", "statutory": "放假安排未公布，暂按不放假推算"}


def next_sessions(catalog: Catalog, id: str) -> Mapping[str, Any] | None:
    """Fact: the sessions of a service from the month of the build on; None for one that has or holds none."""
    service = catalog.get("service", id)
    assert isinstance(service, Service)
    if service.sessions is None or service.state == "ended":
        return None
    first, last = _span(catalog.this_month())
    table = workdays_of(catalog, first.year - 1, last.year)
    found = sessions_between(_rule_of(service.sessions), table, *_within(service, first, last))
    shown = [_show(one, service.sessions, table) for one in found]
    for one in shown[:_SINGLES]:
        one["file"] = f"{one['original']}.ics"
    place = card_of(catalog, catalog.find(Place, service.sessions.place))
    return {
        "id": id,
        "title": service.title,
        "href": address_of(service),
        "days": "、".join(f"{day}日" for day in sorted(set(service.sessions.monthly_days))),
        "shift": SHIFTS[service.sessions.shift] if service.sessions.shift != "none" else "",
        "time": service.sessions.time,
        "place": {"title": place["title"], "href": place["href"]} if place else None,
        "month": f"{first.year}年{first.month}月",
        "until": f"{last.year}年{last.month}月",
        "caution": _caution(service),
        "guess": next((one["guess"] for one in shown if one["guess"]), ""),
        "guessed_years": sorted({one["date"][:4] for one in shown if one["guess"]}),
        "sessions": shown,
    }


def services_with_sessions(catalog: Catalog) -> list[str]:
    """Fact: the ids of the services that hold sessions."""
    return [one.id for one in catalog.all(Service) if one.sessions and one.state != "ended"]


def workdays_of(catalog: Catalog, first: int, last: int) -> Workdays:
    """The product's table of working days, with what the site tells of some years instead."""
    table = shipped_table()
    for year in range(first, last + 1):
        if calendar := catalog.find(Calendar, str(year)):
            off = {day: one.name for one in calendar.holidays for day in days_in(one.days)}
            worked = (date.fromisoformat(day) for one in calendar.holidays for day in one.workdays)
            table = table.with_year(year, off, frozenset(worked))
    return table


def _caution(service: Service) -> str:
    """What to keep in mind of a rule that nobody has confirmed for the present."""
    if service.state == "current":
        return ""
    return f"这是 {service.rule_year} 年的规定，办理前请先核实" if service.rule_year else "现行办法未核，办理前请先核实"


def _span(month: date) -> tuple[date, date]:
    """From the first day of a month to the last of the one so many months later."""
    year, number = divmod(month.year * 12 + month.month + _MONTHS_AHEAD, 12)
    return month, date(year, number + 1, 1) - timedelta(1)


def _within(service: Service, first: date, last: date) -> tuple[date, date]:
    """That part of a time in which a service is valid."""
    begin = dates.parse_when(service.valid_from).first if service.valid_from else None
    end = dates.parse_when(service.valid_to).last if service.valid_to else None
    if begin:
        first = max(first, date(begin.year, begin.month or 1, begin.day or 1))
    if end and end.text < last.isoformat():
        last = _last_day(end)
    return first, last


def _last_day(end: dates.Moment) -> date:
    if end.day:
        return date.fromisoformat(end.text)
    year, month = divmod(end.year * 12 + (end.month or 12), 12)
    return date(year, month + 1, 1) - timedelta(1)


def _rule_of(sessions: Sessions) -> Rule:
    changes = {
        date.fromisoformat(one.date): Change(date.fromisoformat(one.moved_to) if one.moved_to else None, one.note)
        for one in sessions.overrides
    }
    return Rule(sessions.monthly_days, sessions.shift, changes)


def _show(session: Session, sessions: Sessions, table: Workdays) -> dict[str, Any]:
    """A session as plain data; `starts` is a date where no hour is told, `ends` the moment at which it is over."""
    start, end = dates.parse_hours(sessions.time) if sessions.time else (None, None)
    is_guess = session.way in ("plain", "shifted") and session.day.year not in table.years
    return {
        "date": session.day.isoformat(),
        "original": session.original.isoformat(),
        "file": "",
        "shown": dates.day_with_weekday(session.day),
        "starts": _moment(session.day, start) if start else session.day.isoformat(),
        "ends": _moment(session.day, end) if end else _moment(session.day, time(23, 59, 59)),
        "has_end": end is not None,
        "way": session.way,
        "said": _said(session, table),
        "guess": _GUESSES.get(sessions.shift, "") if is_guess else "",
    }


def _moment(day: date, hour: time) -> str:
    return datetime.combine(day, hour, SHANGHAI).isoformat()


def _said(session: Session, table: Workdays) -> str:
    """Why a session is on its day, and what was noted by hand."""
    others = [day for day in session.originals if day != session.day]
    planned = f"原定{_short(others)}" if others else ""
    if session.way == "shifted":
        return f"{planned}，遇{_met(others[0], table)}顺延"
    if session.way == "plain":
        return ""
    outcome = "停办" if session.way == "cancelled" else "，".join(filter(None, (planned, "改期")))
    return f"{outcome}：{session.told}" if session.told else outcome


def _short(days: Iterable[date]) -> str:
    return "、".join(f"{day.month}月{day.day}日" for day in days)


def _met(day: date, table: Workdays) -> str:
    """What kept a session from being held on a day."""
    return f"{table.off[day]}放假" if day in table.off else f"周{dates.WEEKDAYS[day.weekday()]}"
