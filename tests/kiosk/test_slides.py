"""Slides and panels of a wall go on, whatever fails, and leave nothing under a finger."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fingers import Wall
from layouts import SLIDE, TITLE, build_layouts, turn_of, when_shown
from looks import LOOKS


@pytest.fixture(scope="module")
def walls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_layouts(tmp_path_factory.mktemp("layouts"))


@pytest.fixture
def show(new_wall: Callable[..., Wall], walls: Path) -> Callable[..., Wall]:
    """Shows one of them on a screen; what it loads has come."""

    def make(id: str, width: int = 1920, height: int = 1080, **wishes: Any) -> Wall:
        return when_shown(new_wall(width, height, offline=True, **wishes).open(walls, id))

    return make


def test_a_panel_that_is_scrolled_stays_under_the_finger(show: Callable[..., Wall]):
    wall = show("exhibition", 1366, 768)
    while wall.see(TITLE) != "最长的一幕":
        wall.wait(5)
    x, y = wall.place(".board.on .panel__words")
    wall.down(x, y + 150)
    for step in range(1, 9):
        wall.move(x, y + 150 - 30 * step)
    wall.until("guangrongStage.fingers === 0")
    wall.wait(590)
    assert wall.see(TITLE) == "最长的一幕"
    assert not wall.see("guangrongStage.isAtRest()")
    wall.up()
    # Whoever scrolled may still be reading.
    assert not wall.see("guangrongStage.isAtRest()")
    wall.wait(57)
    assert wall.is_home
    assert wall.see(TITLE) == "短的一幕"


def test_a_slideshow_that_was_narrowed_goes_on_at_once_when_the_visitor_is_gone(show: Callable[..., Wall]):
    wall = show("slideshow")
    wall.see("guangrongStage.filter = {kind: 'year', value: 2018}")
    assert turn_of(wall, SLIDE, 0.1) == 1
    wall.tap(".slide.on")
    # Nobody saw the next slide before the chip was touched; home is at 56 s.
    turn_of(wall, SLIDE, 56.5)
    assert wall.is_home
    assert wall.see("guangrongStage.filter") is None
    assert wall.see("looks.place()").endswith("/ 5 位")


def test_panels_that_did_not_come_are_asked_for_again(new_wall: Callable[..., Wall], walls: Path):
    wall = new_wall(1920, 1080)
    wall.page.route("**/panels-*", lambda route: route.abort())
    wall.open(walls, "exhibition")
    wall.page.evaluate(LOOKS)
    wall.until("guangrongStage.problems.length")
    wall.wrong.clear()
    wall.page.unroute_all()
    wall.wait(31)
    wall.until(TITLE.replace(").", ")?."))
    assert wall.see(TITLE) == "短的一幕"
    assert turn_of(wall, TITLE, 12) == "长的一幕"


def test_a_panel_that_fails_keeps_nobody_from_the_next(show: Callable[..., Wall]):
    wall = show("exhibition")
    wall.see("guangrongStage.home()")
    assert wall.see(TITLE) == "短的一幕"
    wall.run("pictures = guangrongStage.pictures; guangrongStage.pictures = () => { throw new Error('once') }")
    wall.wait(12)
    assert len(wall.problems) == 1
    wall.run("guangrongStage.pictures = pictures")
    assert turn_of(wall, TITLE, 12) == "最长的一幕"


@pytest.mark.parametrize("id, what", [("slideshow", ".slide.on"), ("exhibition", ".board.on")])
def test_every_layout_comes_down_on_a_tall_screen(show: Callable[..., Wall], id: str, what: str):
    wall = show(id, 1080, 1920)
    before = wall.page.locator(what).bounding_box()
    wall.tap(".reach")
    wall.page.wait_for_timeout(600)
    after = wall.page.locator(what).bounding_box()
    assert before and after and after["y"] - before["y"] > 400


@pytest.mark.parametrize("sizes", [((1080, 1920), (1366, 768)), ((1366, 768), (1080, 1920))], ids=str)
@pytest.mark.parametrize("id", ["slideshow", "exhibition"])
def test_on_another_screen_a_slide_is_as_if_it_had_begun_there(show: Callable[..., Wall], id: str, sizes: Any):
    looks = []
    for first, then in (sizes, (sizes[1], sizes[1])):
        wall = show(id, *first)
        while turn_of(wall, "looks.place()", 0.1)[2] != "2":
            wall.see("guangrongStage.acts.turn({dataset: {turn: 1}})")
        wall.run("addEventListener('resize', () => (self.isResized = true))")
        wall.page.set_viewport_size({"width": then[0], "height": then[1]})
        if first != then:
            wall.until("self.isResized")
        wall.wait(0.1)
        wall.until("looks.outside().length === 0")
        words = ".on .sheet__words, .on .panel__words"
        looks.append(
            wall.see(f"[...document.querySelectorAll('{words}')].map((one) => [one.style.zoom, one.innerText])")
        )
    assert looks[0] == looks[1]
