"""Services: what their pages say, when their sessions are, and that a build knows the month."""

from calendar import timegm
from datetime import date

import pytest
from workspace import Built, Workspace, build_on_paper

from generator.facts.sessions import next_sessions

WINTER = """
title: 律师接访
rule_year: 2018
sessions:
  monthly_days: [10, 20]
  time: 9:00—11:30
"""


def build_at(monkeypatch: pytest.MonkeyPatch, workspace: Workspace, day: str) -> Built:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(timegm(date.fromisoformat(day).timetuple())))
    return workspace.build()


def said(workspace: Workspace, text: str = WINTER) -> str:
    workspace.record("services/s", text)
    return workspace.build().page("services/s/").text


def test_a_page_says_who_what_how_and_until_when(workspace: Workspace):
    text = said(
        workspace,
        """
        title: 慰问金
        who: 住院的职工
        amount: 每次100元
        limits: 全年不超过2次
        steps: [申请, 审核]
        materials: [身份证]
        conditions: [是会员]
        valid_from: 2018-01-01
        valid_to: 2018-12
        rule_year: 2018
        state: current
        """,
    )
    for words in ("谁能办 住院的职工", "给什么 每次100元", "限制 全年不超过2次", "步骤 申请 审核", "材料 身份证"):
        assert words in text
    assert "有效期 2018年1月1日至2018年12月" in text
    assert "规定年份 2018年" in text
    assert "核实" not in text


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("rule_year: 2018", "这是 2018 年的规定 办理前请先核实。"),
        ("who: 职工", "现行办法未核 办理前请先核实。"),
        ("state: ended\nrule_year: 2018", "已停 这项服务已经停办"),
        ("valid_to: 2017\nstate: current", "已过有效期 有效期到2017年"),
        ("valid_to: 2017-12-31", "已过有效期 有效期到2017年12月31日"),
    ],
)
def test_an_old_rule_is_told(workspace: Workspace, more: str, words: str):
    assert words in said(workspace, f"title: 慰问金\n{more}")


def test_what_is_valid_this_month_has_not_expired(workspace: Workspace):
    assert "已过有效期" not in said(workspace, "title: 慰问金\nvalid_to: 2018-01-02")


def test_sessions_of_february_2018(workspace: Workspace):
    text = said(workspace)
    assert "2018年 2月11日 周日 原定2月10日，遇周六顺延" in text
    assert "2018年 2月22日 周四 原定2月20日，遇春节放假顺延" in text
    assert "每月10日、20日，遇休息日顺延" in text
    assert "暂按" not in text


def test_the_list_goes_fifteen_months_ahead(workspace: Workspace):
    workspace.record("services/s", WINTER)
    told = workspace.catalog().ask(next_sessions, "s")
    assert told
    assert (told["sessions"][0]["date"], told["sessions"][-1]["date"]) == ("2018-01-10", "2019-04-22")
    assert len(told["sessions"]) == 32


def test_a_service_that_has_ended_holds_no_sessions(workspace: Workspace):
    text = said(workspace, WINTER + "state: ended")
    assert "周" not in text
    assert not workspace.build().has("services/s/sessions.ics")


@pytest.mark.parametrize(
    ("valid", "first", "last"),
    [
        ("valid_from: 2018-03", "2018-03-12", "2019-04-22"),
        ("valid_to: 2018-02", "2018-01-10", "2018-02-22"),
        ("valid_to: 2018-02-15", "2018-01-10", "2018-02-11"),
        ("valid_to: 2018", "2018-01-10", "2018-12-20"),
    ],
)
def test_sessions_are_held_while_the_service_is_valid(workspace: Workspace, valid: str, first: str, last: str):
    workspace.record("services/s", WINTER + valid)
    told = workspace.catalog().ask(next_sessions, "s")
    assert told
    assert (told["sessions"][0]["date"], told["sessions"][-1]["date"]) == (first, last)


def test_changes_by_hand_are_told(workspace: Workspace):
    changes = """  overrides:
    - {date: 2018-02-10, moved_to: 2018-02-12, note: 窗口搬迁}
    - {date: 2018-02-20, note: 春节}
"""
    text = said(workspace, WINTER.replace("  time:", f"{changes}  time:"))
    assert "2018年 2月12日 周一 原定2月10日，改期：窗口搬迁" in text
    assert "2018年 2月22日 周四 停办：春节" in text


@pytest.mark.parametrize(
    ("shift", "words"),
    [
        ("nonworking", "2027、2028 年放假安排未公布，暂按周末推算"),
        ("statutory", "2027、2028 年放假安排未公布，暂按不放假推算"),
    ],
)
def test_a_year_without_holidays_is_marked(workspace: Workspace, monkeypatch, shift: str, words: str):
    workspace.record("services/s", f"{WINTER}  shift: {shift}")
    built = build_at(monkeypatch, workspace, "2026-11-24")
    assert [problem.code for problem in built.warnings] == ["W807"]
    text = built.page("services/s/").text
    assert words in text
    assert "2027年 1月20日 周三 暂定" in text
    assert "2026年 12月10日 周四 2026年" in text  # nothing is said of a day in a year that is known


def test_a_site_brings_the_next_year_itself(workspace: Workspace, monkeypatch):
    """Not an announcement: days made up for the test."""
    workspace.record("services/s", WINTER)
    before = build_at(monkeypatch, workspace, "2026-11-24").page("services/s/").text
    assert "2027年 2月22日 周一 原定2月20日，遇周六顺延" in before
    workspace.record("calendar/2027", "holidays:\n- {name: 试节, days: 2027-02-10/2027-02-12, workdays: [2027-02-20]}")
    built = build_at(monkeypatch, workspace, "2026-11-24")
    assert built.warnings == []
    text = built.page("services/s/").text
    assert "2027年 2月15日 周一 原定2月10日，遇试节放假顺延" in text
    assert "2027年 2月20日 周六" in text
    assert "2028 年放假安排未公布" in text


def test_none_asks_for_no_holidays(workspace: Workspace, monkeypatch):
    workspace.record("services/s", f"{WINTER}  shift: none")
    built = build_at(monkeypatch, workspace, "2026-11-24")
    assert built.warnings == []
    assert "暂" not in built.page("services/s/").text


def test_a_new_month_is_noticed_and_another_day_is_not(workspace: Workspace, monkeypatch):
    workspace.record("services/s", WINTER)
    workspace.record("services/t", "title: 没有场次")
    first = build_at(monkeypatch, workspace, "2018-01-02").files()
    assert build_at(monkeypatch, workspace, "2018-01-31").files() == first
    # The first of the month begins eight hours earlier in China.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(timegm((2018, 1, 31, 16, 0, 0))))
    later = workspace.build()
    assert later.files() == build_on_paper(workspace.config)[1]
    assert later.files()["services/t/index.html"] == first["services/t/index.html"]
    assert "2018年 1月10日" not in later.page("services/s/").text
    assert not later.has("services/s/2018-01-10.ics")
    assert later.has("services/s/2018-02-10.ics")


@pytest.mark.parametrize("said", ["", "soon", "-1", "１", "99999999999999999999"])
def test_another_moment_than_a_number_is_passed_over(workspace: Workspace, monkeypatch, said: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    workspace.person("a")
    assert workspace.catalog().month >= date(2026, 1, 1)


def test_an_edit_of_holidays_reaches_the_page(workspace: Workspace):
    workspace.record("services/s", WINTER)
    assert "2018年 2月22日 周四" in workspace.build().page("services/s/").text
    table = workspace.record("calendar/2018", "holidays:\n- {name: 春节, days: 2018-02-15/2018-02-22}")
    assert "2018年 2月23日 周五 原定2月20日" in workspace.build().page("services/s/").text
    table.unlink()
    assert workspace.build().files() == build_on_paper(workspace.config)[1]
    assert "2018年 2月22日 周四" in workspace.build().page("services/s/").text


def test_services_are_listed_by_state(workspace: Workspace):
    for state in ("ended", "current", "unchecked"):
        workspace.record(f"services/{state}", f"title: 服务\nstate: {state}")
    text = workspace.build().page("services/").text
    assert text.index("现行") < text.index("办理前请先核实") < text.index("已停")


def test_the_home_page_and_the_index_lead_to_sessions(workspace: Workspace):
    workspace.record("services/s", WINTER)
    workspace.record("services/t", "title: 没有场次")
    workspace.record("services/u", WINTER + "state: ended")
    built = workspace.build()
    assert "律师接访" in built.page("").text
    assert built.page("").html.count("data-sessions") == 1
    assert 'href="../services/sessions.ics"' in built.page("services/").html
    (workspace.root / "content/services/s.yml").unlink()
    built = workspace.build()
    assert "data-sessions" not in built.page("").html
    assert "sessions.ics" not in built.page("services/").html
