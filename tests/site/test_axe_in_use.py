"""By axe-core's rules, pages on which somebody has opened, chosen or switched something."""

from collections.abc import Callable

import pytest
from families import FAMILIES
from playwright.sync_api import expect
from rules import broken
from visits import Visit


@pytest.fixture(params=["light", "dark"])
def reader(new_visit: Callable[..., Visit], request: pytest.FixtureRequest) -> Visit:
    wishes = {"color_scheme": request.param, "reduced_motion": "reduce"}
    return new_visit(viewport={"width": 390, "height": 844}, has_touch=True, **wishes)


def test_the_open_menu(reader: Visit):
    page = reader.open("people/")
    page.get_by_role("button", name="菜单").click()
    expect(page.get_by_role("navigation", name="栏目")).to_be_visible()
    assert broken(page) == []


def test_names_narrowed_by_choices(reader: Visit):
    page = reader.open("honourees/")
    page.locator(".gr-find details").evaluate("details => { details.open = true }")
    page.locator("[name=level][value=national]").check()
    expect(page.locator(".gr-found")).to_have_attribute("aria-busy", "false")
    assert broken(page) == []
    page.locator("[name=q]").fill("查无此人")
    expect(page.locator(".gr-found__list button")).to_be_visible()
    assert broken(page) == []


def test_a_photo_over_the_page(reader: Visit):
    page = reader.open(FAMILIES["event with a picture"])
    page.locator(".gr-photo > a").first.click()
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.wait_for_function("document.querySelector('dialog img').naturalWidth")
    assert broken(page) == []


def test_the_open_trail_of_an_exhibition_and_its_show(reader: Visit):
    page = reader.open(FAMILIES["exhibition, gallery"])
    page.evaluate("document.getElementById('panel-2').scrollIntoView()")
    page.locator("[data-trail] summary").click()
    assert broken(page) == []
    page.evaluate("location.hash = 'show'")
    page.wait_for_function("document.querySelector('dialog').open")
    page.keyboard.press("ArrowRight")
    assert broken(page) == []


def test_large_letters_for_elders(reader: Visit):
    reader.page.add_init_script("localStorage.setItem('guangrong.elder', 'on')")
    for name in ("home", "people", "person"):
        page = reader.open(FAMILIES[name])
        assert page.locator("html[data-gr-elder]").count()
        assert broken(page) == [], name
