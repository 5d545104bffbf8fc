"""Dates as far as they are known: a day, a month, a year, a range, or unknown."""

import re
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

UNKNOWN = "unknown"
_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_PRECISIONS = ("year", "month", "day")
_HOURS = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?:[—–-]{1,2}([01]?[0-9]|2[0-3]):([0-5][0-9]))?")
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Moment:
    """One end of a date: ISO text and how much of it is known (year, month or day)."""

    text: str
    precision: str

    @property
    def year(self) -> int:
        return int(self.text[:4])

    @property
    def month(self) -> int | None:
        return int(self.text[5:7]) if len(self.text) > 4 else None

    @property
    def day(self) -> int | None:
        return int(self.text[8:10]) if len(self.text) > 7 else None


@dataclass(frozen=True, slots=True)
class When:
    """A date as known: no ends when unknown, two different ends when it is a range."""

    first: Moment | None = None
    last: Moment | None = None

    @property
    def year(self) -> int | None:
        return self.first.year if self.first else None

    @property
    def is_range(self) -> bool:
        return self.first != self.last


@lru_cache(maxsize=1 << 14)
def parse_when(text: str) -> When:
    """Read `2018`, `2018-06`, `2018-06-12`, `2018-06-01/2018-06-15` or `unknown`.

    Raises ValueError for anything else, for days that no calendar has and for ranges that run backwards.
    """
    if text == UNKNOWN:
        return When()
    first, slash, last = text.partition("/")
    start = _parse_moment(first)
    end = _parse_moment(last) if slash else start
    if end.text < start.text[: len(end.text)]:
        raise ValueError(f"the range ends before it begins: {text}")
    return When(start, end)


def _parse_moment(text: str) -> Moment:
    match = _PART.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text}")
    date(*(int(part or 1) for part in match.groups()))
    return Moment(text, _PRECISIONS[text.count("-")])


def in_chinese(text: str) -> str:
    """Write a date as Chinese prose does: 2018年6月12日, 2018年6月1日—15日, 日期不详."""
    when = parse_when(text)
    if when.first is None or when.last is None:
        return "日期不详"
    if not when.is_range:
        return _moment_in_chinese(when.first)
    return f"{_moment_in_chinese(when.first)}—{_rest_in_chinese(when.first, when.last)}"


def day_in_chinese(text: str) -> str:
    """Write a date without its year, for a place where that is told: 6月12日; nothing where no more is known."""
    rest = "" if text == UNKNOWN else in_chinese(text).partition("年")[2]
    return f"至{rest[1:]}" if rest.startswith("—") else rest


def _moment_in_chinese(moment: Moment) -> str:
    month = f"{moment.month}月" if moment.month else ""
    day = f"{moment.day}日" if moment.day else ""
    return f"{moment.year}年{month}{day}"


def _rest_in_chinese(first: Moment, last: Moment) -> str:
    if first.precision != last.precision or first.year != last.year:
        return _moment_in_chinese(last)
    if first.month == last.month and last.day:
        return f"{last.day}日"
    return _moment_in_chinese(last).partition("年")[2]


def parse_hours(text: str) -> tuple[time, time | None]:
    """Read `9:00—11:30` or `9:00`; raises ValueError for anything else and for an end before the start."""
    match = _HOURS.fullmatch(text)
    if match is None:
        raise ValueError(f"no hours: {text}")
    start = time(int(match[1]), int(match[2]))
    end = time(int(match[3]), int(match[4])) if match[3] else None
    if end and end <= start:
        raise ValueError(f"it ends before it begins: {text}")
    return start, end


def day_with_weekday(day: date) -> str:
    """Write a day with its day of the week: 2018年2月11日 周日."""
    return f"{in_chinese(day.isoformat())} 周{WEEKDAYS[day.weekday()]}"
