"""Drafts, first and last days: what is out is nowhere, and a later build brings it by itself."""

import json
from calendar import timegm
from datetime import date

import pytest
from workspace import Workspace

from generator.publication import is_out


@pytest.fixture
def site(workspace: Workspace) -> Workspace:
    workspace.award("w", "劳模")
    workspace.person("open", "丁一")
    workspace.record("people/draft", "name: 丁二\ndraft: true")
    workspace.record("people/later", "name: 丁三\npublish_on: 2026-12-01")
    workspace.record("people/earlier", "name: 丁四\nexpires_on: 2026-11-30")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nyear: 2018\nrecipients: [{person: open}, {person: later}]")
    return workspace


def on(monkeypatch: pytest.MonkeyPatch, day: date, hour: int = 4) -> None:
    """At this hour, by Greenwich, eight hours behind China."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(timegm(day.timetuple()) + hour * 3600))


def people(site: Workspace) -> set[str]:
    files = site.build().files()
    text = b"".join(files.values()).decode("utf-8", "ignore")
    found = {id for id in ("open", "draft", "later", "earlier") if f"people/{id}/index.html" in files}
    named = {"丁一": "open", "丁二": "draft", "丁三": "later", "丁四": "earlier"}
    assert {id for name, id in named.items() if name in text or f"{name[0]}\u3000{name[1]}" in text} == found
    return found


def test_each_day_shows_what_it_should(site: Workspace, monkeypatch: pytest.MonkeyPatch):
    on(monkeypatch, date(2026, 11, 30))
    assert people(site) == {"open", "earlier"}
    # Midnight in China; the caches are those of the day before, and no file has changed.
    on(monkeypatch, date(2026, 11, 30), 16)
    assert people(site) == {"open", "later"}
    on(monkeypatch, date(2026, 11, 30), 15)
    assert people(site) == {"open", "earlier"}


def test_a_draft_that_is_finished(site: Workspace, monkeypatch: pytest.MonkeyPatch):
    on(monkeypatch, date(2026, 11, 30))
    site.build()
    site.record("people/draft", "name: 丁二")
    assert people(site) == {"open", "earlier", "draft"}


@pytest.mark.parametrize("times", ["draft: true", "publish_on: 2030-01-01", "expires_on: 2020-01-01"])
def test_what_is_out_is_checked_before_its_day(workspace: Workspace, times: str):
    workspace.record("people/a", f"name: 王 一\n{times}")
    assert "error N505" in workspace.problems()


@pytest.mark.parametrize(
    "times, day, out",
    [
        ([], "2026-11-30", False),
        (["draft", "", ""], "2026-11-30", True),
        (["", "2026-11-30", ""], "2026-11-29", True),
        (["", "2026-11-30", ""], "2026-11-30", False),
        (["", "", "2026-11-30"], "2026-11-30", False),
        (["", "", "2026-11-30"], "2026-12-01", True),
        (["draft", "2026-11-01", "2026-11-30"], "2026-11-15", True),
    ],
)
def test_both_days_are_included(times: list[str], day: str, out: bool):
    assert is_out(times, day) is out


def test_a_roll_counts_whoever_is_out_and_says_no_name_and_no_reason(site: Workspace, monkeypatch: pytest.MonkeyPatch):
    on(monkeypatch, date(2026, 11, 30))
    site.record("people/wish", "name: 丁五\nconsent: withheld")
    site.record("units/u", "name: 柳河厂\ntype: company\ndraft: true")
    everybody = "{person: open}, {person: draft}, {person: later}, {person: wish}, {unit: u, note: 团队}"
    site.record("rolls/r", f"title: 榜\nawards: [w]\nyear: 2018\nrecipients: [{everybody}]")
    built = site.build()
    page = built.page("rolls/r/")
    assert "获评 5 名" in page.text and "有 3 人未公开姓名，1 个集体未公开名称。" in page.text
    assert page.body.count("<li><b>") == 1 and "团队" not in page.text
    files = built.files()
    assert files["rolls/r/roll.csv"].decode("utf-8-sig").count("\n") == 2
    told = json.loads(files["api/v1/rolls.json"])["items"][0]["recipients"]
    assert [one["name"] for one in told] == ["丁一"]


def test_a_unit_of_a_roll_comes_on_its_day(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    workspace.award("w", "劳模")
    workspace.record("units/u", "name: 柳河厂\ntype: company\npublish_on: 2026-12-01")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nyear: 2018\nrecipients: [{unit: u}]")
    on(monkeypatch, date(2026, 11, 30))
    built = workspace.build()
    assert "有 1 个集体未公开名称。" in built.page("rolls/r/").text
    assert "rolls/r/roll.csv" not in built.files()
    on(monkeypatch, date(2026, 12, 1))
    built = workspace.build()
    assert "柳河厂" in built.page("rolls/r/").text and "未公开" not in built.page("rolls/r/").text
    assert "rolls/r/roll.csv" in built.files()
