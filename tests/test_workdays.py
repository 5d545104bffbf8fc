"""Working days in China, and where a session of a monthly rule ends up among them."""

import importlib.util
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from workspace import PROJECT

from generator.workdays import Change, Rule, Workdays, days_in, sessions_between, shipped_table
from generator.workdays.rule import shifted
from generator.workdays.table import _DATA

TABLE = shipped_table()
UNKNOWN = Workdays({}, frozenset(), frozenset())
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
SHIFTS = st.sampled_from(["none", "nonworking", "statutory"])
MONTHLY = st.lists(st.integers(1, 31), min_size=1, max_size=5).map(tuple)


def told(rule: Rule, first: str, last: str, table: Workdays = TABLE) -> list[str]:
    """The days of the sessions, with how each came there unless it is simply the rule's."""
    found = sessions_between(rule, table, date.fromisoformat(first), date.fromisoformat(last))
    return [f"{one.day} {one.way}".removesuffix(" plain") for one in found]


def changed(**changes: str | None) -> dict[date, Change]:
    """Changes by hand; `d20180210="2018-02-12"`, None for a session that is cancelled."""
    return {
        date.fromisoformat(name[1:]): Change(date.fromisoformat(there) if there else None)
        for name, there in changes.items()
    }


def test_every_day_is_as_the_package_says():
    days = (FIRST + timedelta(count) for count in range((LAST - FIRST).days + 1))
    assert [day for day in days if TABLE.is_workday(day) != chinese_calendar.is_workday(day)] == []
    assert TABLE.years == set(range(2004, 2027))


def test_the_table_is_what_the_script_bakes():
    spec = importlib.util.spec_from_file_location("bake_workdays", PROJECT / "scripts/bake_workdays.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.bake() == _DATA.read_text("utf-8")


def test_february_2018():
    """The 10th is a Saturday and the Sunday after it is worked; the 20th lies in the Spring Festival's holiday."""
    rule = Rule((10, 20), "nonworking")
    assert told(rule, "2018-02-01", "2018-02-28") == ["2018-02-11 shifted", "2018-02-22 shifted"]


def test_statutory_goes_past_the_announced_holiday_only():
    rule = Rule((10, 20), "statutory")
    assert told(rule, "2018-02-01", "2018-02-28") == ["2018-02-10", "2018-02-22 shifted"]


def test_none_stays():
    assert told(Rule((10, 20), "none"), "2018-02-01", "2018-02-28") == ["2018-02-10", "2018-02-20"]


def test_without_a_table_weekends_count():
    rule = Rule((10, 20), "nonworking")
    assert told(rule, "2018-02-01", "2018-02-28", UNKNOWN) == ["2018-02-12 shifted", "2018-02-20"]


def test_two_dates_shifted_onto_one_day_are_one_session():
    """The 15th to 21st of February 2018 are a holiday; the 22nd is a date of its own."""
    [one] = sessions_between(Rule((20, 21, 22)), TABLE, date(2018, 2, 15), date(2018, 2, 28))
    assert one.day == one.original == date(2018, 2, 22)
    assert one.originals == (date(2018, 2, 20), date(2018, 2, 21), date(2018, 2, 22))


def test_a_shift_goes_into_the_next_month_and_year():
    assert told(Rule((30,)), "2018-06-01", "2018-07-31") == ["2018-07-02 shifted", "2018-07-30"]
    assert told(Rule((30,)), "2019-01-01", "2019-01-31") == ["2019-01-02 shifted", "2019-01-30"]


def test_a_month_without_the_day_has_no_session():
    found = told(Rule((31,), "none"), "2018-01-01", "2018-12-31")
    assert [day[5:7] for day in found] == ["01", "03", "05", "07", "08", "10", "12"]
    assert told(Rule((29,), "none"), "2018-02-01", "2018-02-28") == []


def test_changes_by_hand_win():
    rule = Rule((10, 20), "nonworking", changed(d20180210="2018-02-24", d20180220=None))
    assert told(rule, "2018-02-01", "2018-02-28") == ["2018-02-22 cancelled", "2018-02-24 moved"]


def test_a_session_moved_from_far_away_is_there():
    rule = Rule((10,), "none", changed(d20171010="2018-02-01"))
    assert told(rule, "2018-02-01", "2018-02-28") == ["2018-02-01 moved", "2018-02-10"]


def test_a_change_that_fits_no_session_changes_nothing():
    assert told(Rule((10,), "none", changed(d20180211="2018-02-12")), "2018-02-01", "2018-02-28") == ["2018-02-10"]
    assert told(Rule((31,), "none", changed(d99991231="2018-02-12")), "2018-02-01", "2018-02-28") == []


def test_a_session_moved_onto_another_day_of_the_rule_is_one_with_it():
    [one] = sessions_between(
        Rule((10, 20), "none", changed(d20180310="2018-03-20")), TABLE, date(2018, 3, 1), date(2018, 3, 31)
    )
    assert (one.day, one.original, one.way) == (date(2018, 3, 20), date(2018, 3, 20), "moved")


def test_a_site_tells_a_year_itself():
    off = dict.fromkeys(days_in("2026-12-31/2027-01-03"), "元旦")
    table = TABLE.with_year(2027, off, frozenset([date(2026, 12, 27)]))
    assert 2027 in table.years
    assert not table.is_workday(date(2026, 12, 31))
    assert table.is_workday(date(2026, 12, 27))
    assert not table.is_workday(date(2026, 10, 1))
    corrected = TABLE.with_year(2018, {}, frozenset())
    assert corrected.is_workday(date(2018, 10, 1))
    assert not corrected.is_workday(date(2018, 2, 11))


@given(DAYS)
def test_nonworking_leads_to_the_next_working_day(day: date):
    there = shifted(day, "nonworking", TABLE)
    assert TABLE.is_workday(there)
    assert not any(TABLE.is_workday(day + timedelta(count)) for count in range((there - day).days))


@given(DAYS)
def test_statutory_is_never_later_and_never_in_a_holiday(day: date):
    there = shifted(day, "statutory", TABLE)
    assert not TABLE.is_off(there)
    assert day <= there <= shifted(day, "nonworking", TABLE)


@given(MONTHLY, SHIFTS, st.dates(FIRST, date(2026, 6, 1)), st.integers(0, 200))
def test_every_date_of_the_rule_has_one_session(monthly: tuple[int, ...], shift, first: date, length: int):
    last = first + timedelta(length)
    found = sessions_between(Rule(monthly, shift), TABLE, first, last)
    days = [one.day for one in found]
    assert days == sorted(set(days))
    assert all(first <= day <= last for day in days)
    originals = [original for one in found for original in one.originals]
    assert len(originals) == len(set(originals))
    assert {day.day for day in originals} <= set(monthly)
    within = [day for day in (first + timedelta(count) for count in range(length + 1)) if day.day in monthly]
    assert {day for day in within if shifted(day, shift, TABLE) <= last} <= set(originals)


@given(MONTHLY, SHIFTS, st.dates(FIRST, date(2026, 6, 1)), st.integers(0, 100), st.integers(0, 100))
def test_a_list_is_the_same_however_it_is_cut(monthly: tuple[int, ...], shift, first: date, one: int, other: int):
    rule, middle, last = Rule(monthly, shift), first + timedelta(one), first + timedelta(one + other + 1)
    parts = [
        *sessions_between(rule, TABLE, first, middle),
        *sessions_between(rule, TABLE, middle + timedelta(1), last),
    ]
    assert parts == sessions_between(rule, TABLE, first, last)


@pytest.mark.parametrize("shift", ["none", "nonworking", "statutory"])
def test_the_last_year_of_all_does_no_harm(shift):
    assert told(Rule((28,), shift), "9999-11-01", "9999-12-31")
