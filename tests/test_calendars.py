"""Calendar files: as RFC 5545 has them, with names that stay, and nothing in them that changes by itself."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from test_services import WINTER, build_at
from workspace import Workspace

NASTY = '逗号，, 分号; 反斜\\ 引号" 长' + "字" * 60


def events_of(content: bytes) -> dict[str, Any]:
    """The events of a file that breaks no rule, by their UID."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut in two
    calendar = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert calendar.errors == []
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    for event in found.values():
        assert event.errors == []
        assert event["DTSTAMP"].dt.tzinfo
        assert event["SUMMARY"]
    return found


def test_sessions_with_hours_are_moments(workspace: Workspace):
    workspace.record("places/z", "name: 职工之家\ntype: home")
    workspace.record("services/s", f"{WINTER}  place: z\nstate: current\n")
    found = events_of(workspace.build().files()["services/s/sessions.ics"])
    event = found["service-s-20180210@guangrong"]
    assert event["DTSTART"].dt == datetime(2018, 2, 11, 1, 0, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2018, 2, 11, 3, 30, tzinfo=UTC)
    assert event["SUMMARY"] == "律师接访"
    assert event["LOCATION"] == "职工之家"
    assert event["STATUS"] == "CONFIRMED"
    assert event["DESCRIPTION"] == "原定2月10日，遇周六顺延"


def test_a_rule_that_nobody_has_confirmed_is_tentative_and_says_so(workspace: Workspace):
    workspace.record("services/s", WINTER)
    event = events_of(workspace.build().files()["services/s/sessions.ics"])["service-s-20180310@guangrong"]
    assert event["STATUS"] == "TENTATIVE"
    assert "这是 2018 年的规定，办理前请先核实" in event["DESCRIPTION"]


def test_sessions_without_hours_are_whole_days_that_stay_free(workspace: Workspace):
    workspace.record("services/s", "title: 接访\nsessions: {monthly_days: [10]}")
    event = events_of(workspace.build().files()["services/s/sessions.ics"])["service-s-20180210@guangrong"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2018, 2, 11), date(2018, 2, 12))
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_beginning_without_an_end_has_no_end(workspace: Workspace):
    workspace.record("services/s", "title: 接访\nsessions: {monthly_days: [10], time: 14:00}")
    event = events_of(workspace.build().files()["services/s/sessions.ics"])["service-s-20180210@guangrong"]
    assert event["DTSTART"].dt == datetime(2018, 2, 11, 6, 0, tzinfo=UTC)
    assert "DTEND" not in event


def test_a_session_keeps_its_name_when_it_is_moved_or_cancelled(workspace: Workspace):
    name, told = "service-s-20180210@guangrong", {}
    for outcome in ("", "moved_to: 2018-02-24", "note: 停"):
        change = f"  overrides: [{{date: 2018-02-10, {outcome}}}]\n" if outcome else ""
        workspace.record("services/s", f"{WINTER}{change}state: current")
        files = workspace.build().files()
        told[outcome] = events_of(files["services/s/sessions.ics"])[name]
        assert events_of(files["services/s/2018-02-10.ics"]).keys() == {name}
    plain, moved, cancelled = told.values()
    assert [one["DTSTART"].dt.day for one in (plain, moved, cancelled)] == [11, 24, 11]
    assert plain["SEQUENCE"] < moved["SEQUENCE"] < cancelled["SEQUENCE"]
    assert (moved["STATUS"], cancelled["STATUS"]) == ("CONFIRMED", "CANCELLED")


def test_a_date_that_may_change_is_tentative(workspace: Workspace, monkeypatch):
    workspace.record("services/s", WINTER + "state: current")
    found = events_of(build_at(monkeypatch, workspace, "2026-11-24").files()["services/s/sessions.ics"])
    sure, unsure = found["service-s-20261210@guangrong"], found["service-s-20270110@guangrong"]
    assert (sure["STATUS"], unsure["STATUS"]) == ("CONFIRMED", "TENTATIVE")
    assert unsure["SEQUENCE"] < sure["SEQUENCE"]
    assert "放假安排未公布，暂按周末推算" in unsure["DESCRIPTION"]


def test_all_services_are_in_one_file(workspace: Workspace):
    for id in ("a", "b"):
        workspace.record(f"services/{id}", WINTER)
    workspace.record("services/c", "title: 没有场次")
    found = events_of(workspace.build().files()["services/sessions.ics"])
    assert {name.split("-")[1] for name in found} == {"a", "b"}


def test_without_sessions_there_is_no_file(workspace: Workspace):
    workspace.record("services/c", "title: 没有场次")
    assert not [path for path in workspace.build().files() if path.endswith(".ics")]


@pytest.mark.parametrize(
    ("written", "first", "end"),
    [
        ("2018-06-12", date(2018, 6, 12), date(2018, 6, 13)),
        ("2018-06-01/2018-06-15", date(2018, 6, 1), date(2018, 6, 16)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_events_whose_days_are_known(workspace: Workspace, written: str, first: date, end: date):
    workspace.record("events/e", f"title: 大会\ndate: {written}\nsummary: 开会\n")
    [event] = events_of(workspace.build().files()["events/e/event.ics"]).values()
    assert (event["UID"], event["DTSTART"].dt, event["DTEND"].dt) == ("event-e@guangrong", first, end)
    assert event["DESCRIPTION"] == "开会"


@pytest.mark.parametrize("written", ["2018", "2018-06", "unknown", "2018-06/2018-06-15"])
def test_events_whose_days_are_not_known_have_no_file(workspace: Workspace, written: str):
    workspace.record("events/e", f"title: 大会\ndate: {written}\nsummary: 开会\n")
    assert not workspace.build().has("events/e/event.ics")


def test_any_words_are_carried_whole(workspace: Workspace):
    words = NASTY.replace('"', '\\"').replace("反斜\\", "反斜\\\\")
    workspace.record("services/s", f'title: "{words}"\nsessions: {{monthly_days: [10]}}')
    workspace.record("events/e", f'title: "{words}"\ndate: 2018-06-12\nsummary: "{words}\\n第二行\\r\\n第三行"')
    files = workspace.build().files()
    assert {str(event["SUMMARY"]) for event in events_of(files["services/s/sessions.ics"]).values()} == {NASTY}
    [event] = events_of(files["events/e/event.ics"]).values()
    assert event["SUMMARY"] == NASTY
    assert event["DESCRIPTION"].splitlines() == [NASTY, "第二行", "第三行"]


def test_no_line_can_be_broken_into(workspace: Workspace):
    text = 'title: 大会\ndate: 2018-06-12\nsummary: "一{}BEGIN:VALARM"'
    for mark in ("\\n", "\\r", "\\r\\n", "\\x85", "\\u2028", "\\u2029", "\\x0b", "\\x0c"):
        workspace.record("events/e", text.format(mark))
        if "error" not in workspace.problems():
            content = workspace.build().files()["events/e/event.ics"]
            assert events_of(content)
            assert b"\nBEGIN:VALARM" not in content.replace(b"\r", b"\n")


def test_pages_are_named_where_the_site_knows_its_address(workspace: Workspace):
    workspace.record("services/s", WINTER)
    workspace.file("site_config.yml", workspace.config.read_text("utf-8") + "site_url: https://union.example/gh/\n")
    found = events_of(workspace.build().files()["services/s/sessions.ics"])
    assert {event["URL"] for event in found.values()} == {"https://union.example/gh/services/s/"}


def test_an_edit_reaches_the_files_it_concerns(workspace: Workspace):
    for id in ("a", "b"):
        workspace.record(f"events/{id}", f"title: 大会\ndate: 2018-06-12\nsummary: 开会{id}")
    before = workspace.build().files()
    workspace.record("events/a", "title: 改名\ndate: 2018-06-13\nsummary: 开会")
    after = workspace.build().files()
    assert "改名" in after["events/a/event.ics"].decode()
    assert after["events/b/event.ics"] == before["events/b/event.ics"]
    workspace.record("events/a", "title: 改名\ndate: 2018\nsummary: 开会")
    assert not workspace.build().has("events/a/event.ics")
