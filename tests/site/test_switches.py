"""The switches in the frame: large letters, and the scheme, with and without scripts and memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from visits import Visit

Open = Callable[..., Page]
READ = ("", "people/", "people/lv-meihua/", "about/", "404.html")


def root_has(page: Page, name: str) -> bool:
    return bool(page.evaluate(f"document.documentElement.hasAttribute('{name}')"))


def scheme_of(page: Page) -> str:
    """The scheme a reader sees: its ground is light or dark."""
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return {"rgb(250, 246, 238)": "light", "rgb(28, 13, 15)": "dark"}[ground]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_the_site_is_as_dark_as_the_system(new_page: Open, scheme: str):
    page = new_page("people/", java_script_enabled=False, color_scheme=scheme)
    # Only the page's own scripts are off.
    assert not root_has(page, "data-md-color-scheme")
    assert scheme_of(page) == scheme


@pytest.mark.parametrize("width", [320, 1360])
def test_large_and_plain_is_one_tap_on_every_page_and_remembered(new_page: Open, host: str, width: int):
    page = new_page("people/lv-meihua/", width)
    size = "parseFloat(getComputedStyle(document.querySelector('main p, main li')).fontSize)"
    button = page.get_by_role("banner").get_by_role("button", name="长辈版")
    assert page.evaluate(size) < 18
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    for address in (*READ, "rolls/taizhou-shouxi-jishi-2015/", "exhibitions/2018-shijian-dashi/"):
        page.goto(host + address, wait_until="load")
        assert root_has(page, "data-gr-elder"), address
        assert page.evaluate(size) >= 17 * 1.25, address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        columns = (
            "[...document.querySelectorAll('main .gr *')].filter(one => one.checkVisibility()"
            " && getComputedStyle(one).display === 'grid'"
            " && getComputedStyle(one).gridTemplateColumns.split(' ').length > 1).length"
        )
        assert page.evaluate(columns) == 0, address
        assert page.evaluate(
            "[...document.querySelectorAll('[data-gr-switch=elder]')].map(one => one.ariaPressed)"
        ) == [
            "true",
            "true",
        ]
    page.get_by_role("contentinfo").get_by_role("button", name="长辈版").click()
    page.goto(host, wait_until="load")
    assert not root_has(page, "data-gr-elder")


def test_the_scheme_follows_the_system_until_the_reader_chooses(new_page: Open, host: str):
    page = new_page("", color_scheme="light")
    button = page.get_by_role("banner").get_by_role("button", name="深色")
    assert scheme_of(page) == "light"
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("[data-md-color-scheme=slate]")
    assert (scheme_of(page), button.get_attribute("aria-pressed")) == ("dark", "true")
    button.click()
    page.goto(f"{host}about/", wait_until="load")
    assert (scheme_of(page), button.get_attribute("aria-pressed")) == ("light", "false")
    button.click()
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("[data-md-color-scheme=default]")
    assert scheme_of(page) == "light"


def test_choices_hold_for_the_page_where_nothing_is_remembered(new_page: Open, host: str):
    page = new_page(None)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    page.goto(host, wait_until="load")
    page.get_by_role("banner").get_by_role("button", name="长辈版").click()
    assert root_has(page, "data-gr-elder")
    page.get_by_role("banner").get_by_role("button", name="长辈版").click()
    assert not root_has(page, "data-gr-elder")


def test_it_all_works_from_a_folder_too(new_visit: Callable[..., Visit], pictured_project: Path):
    folder = pictured_project / "site/people/lv-meihua/index.html"
    visit = new_visit()
    visit.host = "file://"
    visit.page.goto(folder.as_uri())
    visit.page.get_by_role("banner").get_by_role("button", name="长辈版").click()
    assert root_has(visit.page, "data-gr-elder")
    assert visit.wrong == []
