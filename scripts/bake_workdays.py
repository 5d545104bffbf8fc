"""Bake generator/workdays/data/days.txt from chinesecalendar: announced days off, and weekend days worked for them.

Install the newest release first (`pip install -U chinesecalendar`), when it knows another year; then run
`python scripts/bake_workdays.py` from the project's root and read the difference.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

from chinese_calendar.constants import Holiday, holidays, workdays

TARGET = Path(__file__).parents[1] / "generator" / "workdays" / "data" / "days.txt"
_HEAD = """# Days off in mainland China as announced by the General Office of the State Council (休), and the
# weekend days that are worked for them (班). Baked by scripts/bake_workdays.py, not written by hand.
# Source: chinesecalendar {version}, https://github.com/LKI/chinese-calendar, licence in LICENSE.chinesecalendar.
"""
# The package prints its Chinese names with remarks; readers know the days by these.
_NAMES = {
    Holiday.new_years_day: "元旦",
    Holiday.spring_festival: "春节",
    Holiday.tomb_sweeping_day: "清明节",
    Holiday.labour_day: "劳动节",
    Holiday.dragon_boat_festival: "端午节",
    Holiday.national_day: "国庆节",
    Holiday.mid_autumn_festival: "中秋节",
    Holiday.anti_fascist_70th_day: "抗战胜利纪念日",
}


def find_runs(days: Mapping[date, str]) -> Iterator[tuple[date, date, str]]:
    """Runs of days in a row with the same name."""
    first = last = None
    for day in sorted(days):
        if first and last and day - last == timedelta(1) and days[day] == days[first]:
            last = day
            continue
        if first and last:
            yield first, last, days[first]
        first = last = day
    if first and last:
        yield first, last, days[first]


def bake() -> str:
    """The whole table, one run of days a line."""
    names = {holiday.value: name for holiday, name in _NAMES.items()}
    told = [(holidays, "休"), (workdays, "班")]
    rows = [
        (first, f"{first}/{last}" if last > first else f"{first}", mark, name)
        for days, mark in told
        for first, last, name in find_runs({day: names[english] for day, english in days.items()})
    ]
    lines = "".join(f"{span} {mark} {name}\n" for _, span, mark, name in sorted(rows))
    return _HEAD.format(version=version("chinesecalendar")) + lines


if __name__ == "__main__":
    TARGET.write_text(bake(), "utf-8")
