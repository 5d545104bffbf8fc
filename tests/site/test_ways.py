"""From page to page: titles, the section that is lit, ways that lead on, the wall in a hall."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from visits import Visit

Open = Callable[..., Page]
PAGES = {
    "home": ("", "海陵工会", "首页"),
    "people": ("people/", "人物 - 海陵工会", "人物"),
    "person": ("people/lv-meihua/", "吕梅华 - 海陵工会", "人物"),
    "roll": ("rolls/taizhou-shouxi-jishi-2015/", "2015年泰州市企业首席技师 - 海陵工会", "光荣榜"),
    "event": ("events/2018-wuyi-dahui/", None, "大事"),
    "exhibition": ("exhibitions/2018-shijian-dashi/", None, "展览"),
    "about": ("about/", "关于本站 - 海陵工会", "关于"),
}


@pytest.fixture(scope="module")
def reader(module_visit: Callable[..., Visit]) -> Visit:
    return module_visit()


@pytest.mark.parametrize("name", PAGES)
def test_the_title_is_right_and_the_section_is_lit(reader: Visit, name: str):
    address, title, section = PAGES[name]
    page = reader.open(address)
    assert page.locator("h1").first.is_visible()
    assert page.title() == title if title else page.title().endswith(" - 海陵工会")
    lit = page.locator(".md-tabs__item--active").all_inner_texts()
    assert [words.strip() for words in lit] == [section] * bool(section)


def test_from_the_menu_of_a_phone_to_a_section(new_page: Open):
    page = new_page("people/lv-meihua/", 390)
    page.locator(".gr-menu").click()
    page.locator("#gr-sections a", has_text="光荣榜").click()
    page.wait_for_url("**/rolls/")


def test_from_the_home_page_to_a_person(new_page: Open):
    page = new_page("")
    name = page.locator(".gr-stele a").first
    shown = name.inner_text().replace("\u3000", "")
    name.click()
    page.wait_for_url("**/people/*/")
    assert page.title().startswith(shown)


def test_our_font_and_stylesheet_are_used(reader: Visit):
    page = reader.open("people/lv-meihua/")
    assert page.evaluate("document.fonts.ready.then(fonts => fonts.check('700 20px \"Guangrong Serif\"', '吕'))")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--seal')").strip()


def test_the_site_can_be_read_without_scripts(new_page: Open):
    page = new_page("people/lv-meihua/", java_script_enabled=False)
    assert page.locator("h1").first.is_visible()
    assert "江南春" in page.inner_text("body")
