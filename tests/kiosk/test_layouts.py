"""Other layouts of a wall: one person at a time, the panels of an exhibition, and a site's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from crowds import CANVASES
from fingers import Wall
from layouts import SLIDE, TITLE, WORDS, build_layouts, turn_of, when_shown

SCREENS = [CANVASES[0], CANVASES[1], CANVASES[4]]


@pytest.fixture(scope="module")
def walls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_layouts(tmp_path_factory.mktemp("layouts"))


@pytest.fixture
def show(new_wall: Callable[..., Wall], walls: Path) -> Callable[..., Wall]:
    """Shows one of them on a screen; what it loads has come."""

    def make(id: str, width: int = 1920, height: int = 1080, **wishes: Any) -> Wall:
        return when_shown(new_wall(width, height, offline=True, **wishes).open(walls, id))

    return make


def test_a_slideshow_shows_everybody_once_a_round(show: Callable[..., Wall]):
    wall = show("slideshow")
    promised = wall.see("guangrongStage.exposure()")
    assert (promised["each"], promised["round"]) == (12, 60)
    seen = [turn_of(wall, SLIDE, 12) for _ in range(10)]
    assert sorted(seen[:5]) == sorted(seen[5:]) == [0, 1, 2, 3, 4]
    after = wall.see("guangrongStage.exposure().shown")
    assert {now - then for now, then in zip(after, promised["shown"], strict=True)} == {2}
    assert wall.see("looks.place()") == f"第 {seen[-1] + 1} / 5 位"


def test_a_slide_tells_name_honour_unit_and_story(show: Callable[..., Wall]):
    wall = show("slideshow")
    while turn_of(wall, SLIDE, 12) != 0:
        pass
    text = wall.page.locator(".slide.on").inner_text()
    for words in ("丁", "劳模", "2017", "焊工a。", "江南厂"):
        assert words in text
    assert WORDS not in text


@pytest.mark.parametrize("width, height", SCREENS)
def test_a_slide_leaves_out_whole_lines(show: Callable[..., Wall], width: int, height: int):
    wall = show("slideshow", width, height)
    while turn_of(wall, SLIDE, 12) != 1:
        pass
    assert wall.see("looks.outside()") == []
    assert wall.page.locator(".slide.on .sheet__honours li:visible").count() >= 1
    assert wall.see("document.querySelector('.foot').scrollWidth <= document.querySelector('.foot').clientWidth")


def test_a_touched_slide_opens_the_person(show: Callable[..., Wall]):
    wall = show("slideshow")
    shown = wall.see(SLIDE)
    wall.tap(".slide.on")
    assert wall.state == "person"
    wall.wait(40)
    assert wall.see(SLIDE) == shown


def test_a_visitor_goes_back_and_forth_and_nobody_loses_a_turn(show: Callable[..., Wall]):
    wall = show("slideshow")
    here = wall.see(SLIDE)
    wall.tap("[data-turn='-1']")
    assert turn_of(wall, SLIDE, 0.1) == (here - 1) % 5
    wall.tap("[data-turn='1']")
    assert turn_of(wall, SLIDE, 0.1) == here
    assert not wall.is_home
    seen = [turn_of(wall, SLIDE, 12) for _ in range(5)]
    assert sorted(seen) == [0, 1, 2, 3, 4]


def test_a_slideshow_can_be_narrowed(show: Callable[..., Wall]):
    wall = show("slideshow")
    wall.see("guangrongStage.filter = {kind: 'year', value: 2018}")
    assert turn_of(wall, SLIDE, 0.1) == 1
    assert turn_of(wall, SLIDE, 12.1) == 1
    assert wall.see("looks.place()") == "第 1 / 1 位"


def test_panels_come_one_by_one_each_as_long_as_it_takes_to_read(show: Callable[..., Wall]):
    wall = show("exhibition")
    wall.see("guangrongStage.home()")
    times = {}
    for _ in range(3):
        title = wall.see(TITLE)
        times[title] = 0
        while wall.see(TITLE) == title:
            wall.wait(2)
            times[title] += 2
    assert list(times)[1:] + list(times)[:1] in (
        ["长的一幕", "最长的一幕", "短的一幕"],
        ["最长的一幕", "短的一幕", "长的一幕"],
        ["短的一幕", "长的一幕", "最长的一幕"],
    )
    assert times["短的一幕"] <= 12
    assert 40 <= times["长的一幕"] <= 55
    assert 270 <= times["最长的一幕"] + times["长的一幕"] <= 345


@pytest.mark.parametrize("width, height", SCREENS)
def test_a_panel_is_whole_and_its_buttons_are_large(show: Callable[..., Wall], width: int, height: int):
    wall = show("exhibition", width, height)
    for _ in range(3):
        assert wall.see(TITLE) == "最长的一幕" or wall.see("looks.outside()") == []
        wall.tap("[data-turn='1']")
    box = wall.page.locator("[data-turn='1']").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= int(0.09 * min(width, height))


def test_words_that_do_not_fit_go_on_until_they_have_been_read(show: Callable[..., Wall]):
    wall = show("exhibition", 1366, 768)
    wall.see("guangrongStage.home()")
    while wall.see(TITLE) != "最长的一幕":
        wall.wait(5)
    left = 0.0
    while wall.see(TITLE) == "最长的一幕":
        left = wall.see("looks.below()")
        wall.wait(5)
    assert left <= 2


def test_whoever_leaves_an_exhibition_leaves_it_at_its_beginning(show: Callable[..., Wall]):
    wall = show("exhibition")
    wall.see("guangrongStage.home()")
    assert wall.see(TITLE) == "短的一幕"
    wall.tap("[data-turn='-1']")
    assert wall.see(TITLE) == "最长的一幕"
    assert wall.see("looks.place()") == "第 3 / 3 幅"
    assert not wall.is_home
    wall.wait(57)
    assert wall.is_home
    assert wall.see(TITLE) == "短的一幕"


def test_a_layout_of_ones_own_is_one_template(show: Callable[..., Wall]):
    wall = show("mine")
    assert wall.page.locator("h1").inner_text() == "光荣榜"
    assert "我们的墙" in wall.page.locator(".hint").inner_text()
    assert wall.page.locator(".wall__names li:visible").count() == 5
    assert wall.page.locator(".gold.on").count() == 1
    wall.tap("[data-person='2']")
    assert wall.state == "person"


def test_a_layout_may_stand_still(show: Callable[..., Wall]):
    wall = show("still")
    assert wall.page.locator("h2", has_text="欢迎").is_visible()
    wall.wait(120)
    assert wall.is_home
    wall.tap("[data-person='1']")
    assert wall.state == "person"
    wall.wait(56)
    assert wall.is_home
    assert wall.problems == []
