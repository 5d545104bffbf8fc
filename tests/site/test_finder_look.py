"""How the dialog of the search looks: by axe-core's rules, on phones, in the system's own colours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from rules import broken
from visits import Visit

WIDTHS = {"phone": 390, "desk": 1360}


def opened(visit: Visit) -> Page:
    page = visit.open("people/")
    page.get_by_role("link", name="搜索").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def find(page: Page, typed: str) -> None:
    page.get_by_role("combobox").fill(typed)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_by_the_rules_of_axe(new_visit: Callable[..., Visit], scheme: str, width: int):
    visit = new_visit(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    page = opened(visit)
    assert broken(page) == []
    for typed in ("劳模", "吕美华", "查无此人查无此人"):
        find(page, typed)
        expect(page.locator("dialog").get_by_text("看全部" if typed == "劳模" else "没有找到").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert broken(page) == [], typed
    page.evaluate("() => { guangrongSearch.ask = () => Promise.reject(Error('lost')) }")
    find(page, "吕")
    expect(page.get_by_role("button", name="再试一次")).to_be_visible()
    assert broken(page) == []


@pytest.mark.parametrize("width, height", [(320, 568), (390, 844), (320, 256)])
@pytest.mark.parametrize("elder", [False, True], ids=["", "elder"])
def test_on_a_phone_it_is_the_whole_window(new_visit: Callable[..., Visit], width: int, height: int, elder: bool):
    visit = new_visit(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    visit.page.add_init_script("localStorage.setItem('guangrong.elder', 'on')" if elder else "")
    page = opened(visit)
    find(page, "劳模")
    expect(page.get_by_role("option").first).to_be_attached()
    box = page.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": width, "height": height}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for one in page.locator("dialog :is(a, button)").all():
        size = one.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 44
    assert visit.wrong == []


def test_what_the_keyboard_of_a_phone_covers_is_left_free(new_visit: Callable[..., Visit]):
    visit = new_visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened(visit)
    page.evaluate(
        """() => {
          Object.defineProperty(visualViewport, 'height', {value: 400});
          Object.defineProperty(visualViewport, 'offsetTop', {value: 30});
          visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    assert page.get_by_role("dialog").bounding_box() == {"x": 0, "y": 30, "width": 390, "height": 400}


def test_the_systems_own_colours_show_what_is_chosen(new_visit: Callable[..., Visit]):
    visit = new_visit(forced_colors="active")
    page = opened(visit)
    find(page, "劳模")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    here = page.get_by_role("option", selected=True)
    assert here.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    pressed = page.get_by_role("dialog").get_by_role("button", pressed=True)
    assert pressed.evaluate("one => parseFloat(getComputedStyle(one).borderWidth)") >= 2
