"""The frame around every page, in a real browser, served with the headers that the build wrote for it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser(whole_browser: Browser) -> Browser:
    """The icon beside the address is asked for as well."""
    return whole_browser


def test_what_never_changes_is_kept_and_what_does_is_not(new_page: Open, host: str):
    page = new_page(None)
    kept: dict[str, str | None] = {}
    page.on("response", lambda said: kept.update({said.url.removeprefix(host): said.headers.get("cache-control")}))
    with page.expect_response("**/*.woff2"):
        page.goto(f"{host}people/lv-meihua/", wait_until="networkidle")
    ever = {address for address, how in kept.items() if how and "immutable" in how}
    assert {address.rpartition(".")[2] for address in ever} >= {"css", "js", "woff2"}
    assert kept.keys() - ever == {"people/lv-meihua/", "assets/fonts.css", "assets/favicon.svg"}


def test_a_lost_page_is_found_at_any_depth(new_page: Open, host: str):
    page = new_page(None)
    said = page.request.get(f"{host}people/nobody/at/all/")
    assert said.status == 404
    page.goto(f"{host}404.html")
    page.get_by_label("姓名、单位或词").fill("吕梅华")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "吕梅华"
    assert all(address.startswith("/") for address in _addresses(said.text()))


def _addresses(html: str) -> list[str]:
    return [part.partition('"')[0] for part in html.split('href="')[1:] if not part.startswith("#")]


def test_the_first_stop_leads_past_the_bar(new_page: Open):
    page = new_page("people/lv-meihua/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gr-main"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_menu_is_a_button_that_opens_and_closes(new_page: Open):
    page = new_page("people/", 390)
    menu, panel = page.get_by_role("button", name="菜单"), page.get_by_role("navigation", name="栏目")
    assert not panel.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert panel.get_by_role("link", name="人物").get_attribute("aria-current") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "首页"
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.className").endswith("gr-menu")
    menu.click()
    page.mouse.click(200, 780)
    assert not panel.is_visible()
    menu.click()
    page.locator("main a").first.focus()
    assert not panel.is_visible()


def test_without_scripts_sections_are_there_and_dead_buttons_are_not(new_page: Open):
    page = new_page("people/", 390, java_script_enabled=False)
    assert page.get_by_role("navigation", name="栏目").get_by_role("link", name="光荣榜").is_visible()
    assert page.get_by_role("button").count() == 0


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
def test_days_of_mourning_are_those_of_china(new_page: Open, host: str, zone: str):
    page = new_page(None, timezone_id=zone)
    days = '<html lang="zh-Hans" data-gr-grey-days="2026-12-13/2026-12-14 2027-05-01/2027-05-01"'

    def tell_days(route: Any) -> None:
        said = route.fetch()
        route.fulfill(response=said, body=said.text().replace('<html lang="zh-Hans"', days, 1))

    page.route(f"{host}people/", tell_days)
    for moment, look in (
        ("2026-12-12T15:59:59Z", "none"),
        ("2026-12-12T16:00:00Z", "grayscale(1)"),
        ("2026-12-14T15:59:59Z", "grayscale(1)"),
        ("2026-12-14T16:00:00Z", "none"),
        ("2027-05-01T04:00:00Z", "grayscale(1)"),
    ):
        page.clock.set_fixed_time(moment)
        page.goto(f"{host}people/", wait_until="load")
        assert page.evaluate("getComputedStyle(document.documentElement).filter") == look, moment
        page.evaluate("scrollTo(0, 2000)")
        assert page.evaluate("document.querySelector('.md-header').getBoundingClientRect().top") == 0, moment


def test_the_systems_own_colours_leave_borders(new_page: Open):
    page = new_page("", forced_colors="active")
    width = (
        "name => [...document.querySelectorAll(name)].map(one => parseFloat(getComputedStyle(one).borderBottomWidth))"
    )
    for name in (".md-header", ".md-header .gr-tool:not(.gr-menu)", ".gr-seek", ".gr-button", ".gr-stele", ".gr-cover"):
        widths = page.evaluate(width, name)
        assert widths and min(widths) >= 1, name
    tabs = page.evaluate(width, ".md-tabs__item--active .md-tabs__link")
    assert min(tabs) > 3


def test_a_small_window_is_left_to_the_text(new_page: Open, host: str):
    """A screen of 1,280 by 1,024 at 400 %."""
    page = new_page(None, 320, 256)
    for address in ("", "people/", "404.html"):
        page.goto(host + address, wait_until="load")
        page.evaluate("scrollTo(0, 200)")
        assert page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom") <= 0, address


def test_less_motion_is_none(new_page: Open):
    page = new_page("", reduced_motion="reduce")
    moving = (
        "[...document.querySelectorAll('*')].filter(one => parseFloat(getComputedStyle(one).transitionDuration) > 0)"
    )
    assert page.evaluate(f"{moving}.length") == 0
