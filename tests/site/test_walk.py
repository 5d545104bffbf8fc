"""A visitor on a phone with the keyboard alone: a name by its strokes, the roll, the show, the next clinic."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from visits import Visit

_MOST = 400
_NAME = "document.activeElement?.innerText?.replace(/\\s+/g, ' ').trim() ?? ''"


@pytest.fixture(scope="module")
def browser(whole_browser: Browser) -> Browser:
    """The show fills the screen."""
    return whole_browser


def reach(page: Page, name: str) -> None:
    """Press Tab until what has the focus bears a name; a pattern for the whole of it."""
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if re.fullmatch(name, page.evaluate(_NAME)):
            return
    pytest.fail(f"Tab never reaches {name}")


def follow(page: Page, name: str) -> None:
    """Reach a link and press Enter, which leads to another page."""
    reach(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def go_to_section(page: Page, name: str) -> None:
    """Open the menu and follow one of its links."""
    reach(page, "菜单")
    page.keyboard.press("Enter")
    follow(page, name)


@pytest.fixture
def page(phone: Visit) -> Page:
    phone.page.clock.install(time=datetime.fromisoformat("2026-11-24T09:00:00+08:00"))
    return phone.open("")


def test_a_name_is_found_by_the_strokes_of_its_surname(page: Page):
    follow(page, "看光荣的人")
    reach(page, "六画")
    page.keyboard.press("Enter")
    follow(page, "刘华兵")
    assert page.title() == "刘华兵 - 海陵工会"
    follow(page, ".*首席技师.*")
    assert "/rolls/" in page.url
    assert page.locator("main").get_by_text("刘华兵").count() == 1


def test_an_exhibition_is_shown_on_the_whole_screen(page: Page):
    go_to_section(page, "展览")
    follow(page, "2018年度十件大事")
    reach(page, "全屏放映")
    page.keyboard.press("Enter")
    show = page.locator("dialog[open]")
    assert show.is_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "阵地建设如火如荼" in show.inner_text()
    page.keyboard.press("Escape")
    expect(show).to_have_count(0)
    expect(page.get_by_role("button", name="全屏放映")).to_be_focused()


def test_the_next_clinic_goes_into_the_calendar(page: Page, tmp_path: Path):
    go_to_section(page, "服务")
    follow(page, ".*律师.*")
    assert "12月10日" in page.locator("[data-sessions]").inner_text()
    reach(page, "加入日历")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "clinic.ics")
    (event,) = Calendar.from_ical((tmp_path / "clinic.ics").read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART").strftime("%Y-%m-%d") == "2026-12-10"
