"""The pad of a wall, opened from a folder: only letters that lead to a name, and the plaque of whom one looked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from rules import broken
from visits import Visit
from workspace import Workspace, cut_no_font

from generator.outputs import assets

_PEOPLE = {
    "lv": ("吕梅华", ""),
    "lu": ("陆明", ""),
    "shan": ("单雄信", ""),
    "dong": ("董兴", ""),
    "tan": ("覃小明", "reading: Tán Xiǎomíng\n"),
    "x": ("'<i>x'", ""),
}
_SIZES = [(1920, 1080), (1080, 1920)]


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a wall's file on the disk; its plaques are lit for five seconds each."""
    workspace = Workspace(tmp_path_factory.mktemp("wall"))
    workspace.award("g", "劳模", "city")
    for id, (name, more) in _PEOPLE.items():
        workspace.person(id, name, f"{more}unit_name: 江南厂\nhonours: [{{award: g, year: 2018}}]")
    workspace.record("kiosks/k", "title: 光荣榜\nawards: [g]\ntimings: {highlight: 5}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_no_font)
        folder: Path = workspace.build().folder
    yield (folder / "kiosk/k/index.html").as_uri()


@pytest.fixture
def open_wall(new_visit: Callable[..., Visit], wall: str) -> Iterator[Callable[..., Page]]:
    """Opens the wall before a clock that stands still, without a network; nothing may go wrong with it."""
    wrong: list[str] = []

    def make(width: int = 1920, height: int = 1080) -> Page:
        page = new_visit(viewport={"width": width, "height": height}, has_touch=True, offline=True).page
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.clock.install()
        page.goto(wall)
        page.locator(".find").tap()
        return page

    yield make
    assert wrong == []


def press(page: Page, letters: str) -> None:
    for letter in letters:
        page.locator(f".pad__letters [value={letter}]").tap()


def offered(page: Page) -> str:
    return "".join(page.locator(".pad__letters button:enabled").all_inner_texts()).lower()


def found(page: Page) -> list[str]:
    names = page.locator(".pad__names button").all_inner_texts()
    return [name.split("\n")[0].replace("\u3000", "") for name in names]


def lit(page: Page) -> Locator:
    return page.locator("li.on b")


def test_only_letters_that_lead_to_a_name_can_be_touched(open_wall: Callable[..., Page]):
    page = open_wall()
    assert offered(page) == "dilqst"
    press(page, "l")
    assert found(page) == ["吕梅华", "陆明"]
    # Some write 吕 as lyu.
    assert offered(page) == "muvy"
    press(page, "m")
    assert offered(page) == "ehi"


def test_initials_bring_the_plaque_forward_and_the_light_goes_on_later(open_wall: Callable[..., Page]):
    page = open_wall()
    press(page, "lmh")
    assert found(page) == ["吕梅华"]
    page.locator(".pad__names button").tap()
    assert not page.locator(".pad").is_visible()
    expect(lit(page)).to_have_text("吕梅华")
    assert page.locator("footer b").inner_text() == "吕梅华"
    page.clock.run_for(25_000)
    expect(lit(page)).to_have_text("吕梅华")
    page.clock.run_for(6_000)
    expect(lit(page)).not_to_have_text("吕梅华")
    assert lit(page).count() == 1


def test_a_wrong_reading_leads_to_the_name_after_those_that_are_read_so(open_wall: Callable[..., Page]):
    page = open_wall()
    press(page, "d")
    assert found(page) == ["董兴", "单雄信"]
    press(page, "xx")
    assert found(page) == ["单雄信"]
    page.locator("[value=clear]").tap()
    press(page, "qxm")
    assert found(page) == ["覃小明"]


def test_letters_are_shown_and_taken_back(open_wall: Callable[..., Page]):
    page = open_wall()
    assert page.locator("[value=delete]").is_disabled()
    press(page, "lm")
    expect(page.locator(".pad output")).to_have_text("LM")
    page.locator("[value=delete]").tap()
    expect(page.locator(".pad output")).to_have_text("L")
    page.locator("[value=clear]").tap()
    expect(page.locator(".pad output")).to_have_text("")
    assert found(page) == []
    press(page, "l")
    page.locator("[value=close]").tap()
    page.locator(".find").tap()
    expect(page.locator(".pad output")).to_have_text("")


def test_it_closes_by_itself_when_nobody_touches_it(open_wall: Callable[..., Page]):
    page = open_wall()
    page.clock.run_for(40_000)
    press(page, "l")
    page.clock.run_for(40_000)
    assert page.locator(".pad").is_visible()
    page.clock.run_for(6_000)
    assert not page.locator(".pad").is_visible()


def test_names_stay_text(open_wall: Callable[..., Page]):
    page = open_wall()
    press(page, "i")
    assert found(page) == ["<i>x"]
    assert page.locator(".pad i").count() == 0


@pytest.mark.parametrize(("width", "height"), _SIZES)
def test_fingers_have_room_and_the_pad_fits_the_screen(open_wall: Callable[..., Page], width: int, height: int):
    page = open_wall(width, height)
    press(page, "l")
    boxes = [button.bounding_box() for button in page.locator(".pad button").all()]
    assert len(boxes) == 26 + 3 + 2
    for box in boxes:
        assert box and min(box["width"], box["height"]) >= 96
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= height
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.clock.resume()
    assert broken(page) == []
