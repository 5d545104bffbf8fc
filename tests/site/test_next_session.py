"""The next session in a real browser: the right one whenever and wherever a page is read that was built long ago."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from workspace import Workspace, build_plain

from generator.outputs import assets

SERVICES = {
    "hours": "title: 律师接访\nsessions: {monthly_days: [10, 20], time: 9:00—11:30}",
    "days": "title: 值班\nsessions: {monthly_days: [10, 20]}",
    "changed": """
        title: 改期
        sessions:
          monthly_days: [10, 20]
          overrides:
            - {date: 2018-02-10, note: 春节}
            - {date: 2018-02-20, moved_to: 2018-02-24, note: 窗口搬迁}
        """,
}
Read = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built in January 2018."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(assets, "subset_font", lambda source, text: b"wOF2")
        workspace = Workspace(tmp_path_factory.mktemp("sessions"))
        for id, text in SERVICES.items():
            workspace.record(f"services/{id}", text)
        return build_plain(workspace.config, workspace.root / "site").folder


@pytest.fixture
def read(browser: Browser, site: Path) -> Iterator[Read]:
    """Opens a service's page from the disk, at a moment in China and in a place of the world."""
    with ExitStack() as stack:

        def open_page(id: str, moment: str, zone: str = "Asia/Shanghai", scripts: bool = True) -> Page:
            context = browser.new_context(timezone_id=zone, java_script_enabled=scripts)
            stack.callback(context.close)
            page = context.new_page()
            page.clock.install(time=datetime.fromisoformat(f"{moment}+08:00"))
            page.goto((site / "services" / id / "index.html").as_uri())
            return page

        yield open_page


def next_of(page: Page) -> str:
    """The day that is shown large, and how far it is."""
    return page.locator(".gr-next__day").inner_text().replace("\n", " ")


def listed(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator(".gr-days time").all() if one.is_visible()]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"])
def test_the_next_session(read: Read, zone: str):
    page = read("hours", "2018-01-15T08:00:00", zone)
    for moment, shown in (
        ("2018-01-15T08:00:00", "2018年1月22日 周一 还有 7 天"),
        ("2018-02-09T23:59:00", "2018年2月11日 周日 还有 2 天"),
        ("2018-02-10T00:01:00", "2018年2月11日 周日 明天"),
        ("2018-02-11T00:01:00", "2018年2月11日 周日 今天"),
        ("2018-02-11T11:29:59", "2018年2月11日 周日 今天"),
        ("2018-02-11T11:30:00", "2018年2月22日 周四 还有 11 天"),
        ("2018-02-21T23:00:00", "2018年2月22日 周四 明天"),
        ("2018-07-01T12:00:00", "2018年7月10日 周二 还有 9 天"),
        ("2019-04-22T10:00:00", "2019年4月22日 周一 今天"),
    ):
        page.clock.set_fixed_time(datetime.fromisoformat(f"{moment}+08:00"))
        page.reload()
        assert next_of(page) == shown, moment


def test_a_day_without_hours_lasts_until_its_end(read: Read):
    assert next_of(read("days", "2018-02-11T23:59:00")) == "2018年2月11日 周日 今天"
    assert next_of(read("days", "2018-02-12T00:00:00")) == "2018年2月22日 周四 还有 10 天"


def test_why_it_is_on_that_day_is_told(read: Read):
    page = read("hours", "2018-02-01T08:00:00")
    assert page.locator(".gr-next__said").inner_text() == "原定2月10日，遇周六顺延"
    assert page.locator(".gr-next .gr-eyebrow").inner_text() == "下一场"


def test_a_cancelled_session_is_not_the_next_but_is_listed(read: Read):
    page = read("changed", "2018-02-01T08:00:00")
    assert next_of(page) == "2018年2月24日 周六 还有 23 天"
    assert page.locator(".gr-next__said").inner_text() == "原定2月20日，改期：窗口搬迁"
    assert listed(page)[0] == "2018年2月11日 周日"
    assert page.locator(".gr-days li:not([hidden])").first.inner_text().endswith("停办：春节")


def test_the_list_leaves_out_what_is_over_and_the_next(read: Read):
    page = read("hours", "2018-02-12T08:00:00")
    dates = ["3月12日 周一", "3月20日 周二", "4月10日 周二", "4月20日 周五", "5月10日 周四", "5月21日 周一"]
    assert listed(page) == [f"2018年{date}" for date in dates]
    page.locator("summary").click()
    assert listed(page)[-1] == "2019年4月22日 周一"
    assert len(listed(page)) == 28


def test_near_the_end_nothing_is_left_to_unfold(read: Read):
    page = read("hours", "2019-03-12T08:00:00")
    assert len(listed(page)) == 2
    assert not page.locator("details").is_visible()
    last = read("hours", "2019-04-22T08:00:00")
    assert listed(last) == []
    assert not last.locator("h3").is_visible()


def test_after_the_last_session_the_rule_is_shown(read: Read):
    page = read("hours", "2019-04-22T11:30:00")
    assert next_of(page) == "每月10日、20日"
    assert page.locator(".gr-next__over").is_visible()
    assert listed(page) == []
    assert not page.get_by_text("加入日历", exact=True).is_visible()


def test_an_open_page_goes_on_by_itself(read: Read):
    page = read("hours", "2018-02-11T11:29:00")
    assert next_of(page).endswith("今天")
    page.clock.run_for(120_000)
    assert next_of(page) == "2018年2月22日 周四 还有 11 天"
    assert page.locator("[data-one]").get_attribute("href").endswith("/2018-02-20.ics")
    page.clock.fast_forward(10 * 86_400_000)
    assert next_of(page).endswith("明天")


def test_a_page_left_open_to_the_end_shows_the_rule_again(read: Read):
    page = read("hours", "2019-04-22T11:29:00")
    page.clock.run_for(120_000)
    assert next_of(page) == "每月10日、20日"
    assert page.locator(".gr-next__over").is_visible()


def test_the_next_session_goes_into_a_calendar(read: Read, site: Path):
    page = read("hours", "2018-02-01T08:00:00")
    link = page.get_by_text("加入日历", exact=True)
    address = link.evaluate("link => link.href")
    assert address == (site / "services/hours/2018-02-10.ics").as_uri()
    assert b"UID:service-hours-20180210@guangrong" in (site / "services/hours/2018-02-10.ics").read_bytes()


def test_long_after_the_build_only_all_sessions_go_into_a_calendar(read: Read):
    page = read("hours", "2018-12-01T08:00:00")
    assert not page.get_by_text("加入日历", exact=True).is_visible()
    assert page.get_by_text("各场加入日历").is_visible()


def test_without_scripts_the_rule_and_all_dates_are_there(read: Read):
    page = read("hours", "2018-02-12T08:00:00", scripts=False)
    assert next_of(page).strip() == "每月10日、20日"
    assert listed(page)[0] == "2018年1月10日 周三"
    assert "从2018年1月排起" in page.inner_text("body")
    assert page.get_by_text("各场加入日历").is_visible()
    assert not page.get_by_text("加入日历", exact=True).is_visible()
