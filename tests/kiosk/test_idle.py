"""The question whether somebody is there: when it comes, what answers it, and what is left when nobody does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fingers import Wall
from playwright.sync_api import expect

PLAQUE = "[data-person='1']"
OPENERS = {
    "person": PLAQUE,
    "pad": "[data-do=pad]",
    "show": "[data-do=show]",
}


@pytest.mark.parametrize("state", OPENERS)
def test_it_asks_after_45_seconds_and_goes_home_after_10_more(wall: Wall, state: str):
    wall.tap(OPENERS[state])
    wall.wait(44)
    assert wall.state == state
    wall.wait(2)
    assert wall.state == f"{state}, asking"
    left = int(wall.page.locator("[data-left]").inner_text())
    assert left in (9, 10)
    wall.wait(4)
    assert int(wall.page.locator("[data-left]").inner_text()) == left - 4
    wall.wait(7)
    assert wall.is_home


def test_a_filter_is_asked_for_as_well(wall: Wall):
    wall.see("guangrongStage.filter = {kind: 'year', value: 2018}")
    wall.wait(46)
    assert wall.state == "resting, asking"
    wall.wait(11)
    assert wall.is_home
    assert wall.see("guangrongStage.filter") is None


def test_a_wall_at_rest_asks_nobody(wall: Wall):
    for _ in range(5):
        wall.wait(60)
        assert wall.is_home


def test_any_touch_stays_and_does_nothing_else(wall: Wall):
    wall.tap(PLAQUE)
    wall.wait(46)
    back = wall.page.locator(".person .bar__back").bounding_box()
    assert back
    wall.down(back["x"] + 50, back["y"] + 50)
    assert wall.state == "person"
    wall.up()
    assert wall.state == "person"
    wall.wait(44)
    assert wall.state == "person"
    wall.wait(2)
    assert wall.state == "person, asking"


def test_the_button_stays_by_finger_and_by_key(wall: Wall):
    wall.tap(PLAQUE)
    wall.wait(46)
    wall.tap("[data-do=stay]")
    assert wall.state == "person"
    wall.wait(46)
    wall.page.keyboard.press("Tab")
    wall.page.keyboard.press("Enter")
    assert wall.state == "person"


def test_a_finger_that_is_down_is_never_asked(wall: Wall):
    wall.tap(PLAQUE)
    wall.down(960, 500)
    for _ in range(4):
        wall.wait(60)
        assert wall.state == "person"
        wall.move(960, 500)
    wall.up()
    # The time starts when it is lifted.
    wall.wait(44)
    assert wall.state == "person"
    wall.wait(2)
    assert wall.state == "person, asking"


def test_a_finger_that_moves_is_there_and_a_mouse_that_lies_still_is_not(wall: Wall):
    wall.tap(PLAQUE)
    wall.wait(30)
    wall.drag((960, 500), (960, 400))
    wall.wait(30)
    assert wall.state == "person"
    wall.see("document.dispatchEvent(new PointerEvent('pointermove', {pointerId: 1, pointerType: 'mouse'}))")
    wall.wait(16)
    assert wall.state == "person, asking"


def test_everything_is_reset_at_home(wall: Wall):
    wall.tap("[data-do=pad]")
    wall.tap(".pad__letters [value=l]")
    wall.tap(".pad__tabs [value=strokes]")
    wall.wait(60)
    assert wall.is_home
    wall.tap("[data-do=pad]")
    assert wall.see("document.querySelector('.pad output').textContent") == ""
    expect(wall.page.locator(".pad__letters")).to_be_visible()
    wall.tap("[value=close]")
    wall.tap("[data-do=show]")
    expect(wall.page.locator(".show [data-place]")).to_have_text("1 / 3")
    wall.tap(".show [data-step='1']")
    wall.wait(60)
    wall.tap("[data-do=show]")
    expect(wall.page.locator(".show [data-place]")).to_have_text("1 / 3")


def test_a_machine_that_slept_for_hours_asks_once_and_goes_home(wall: Wall):
    wall.tap(PLAQUE)
    expect(wall.page.locator(".sheet__columns")).to_be_visible()
    wall.page.clock.fast_forward(9 * 3600 * 1000)
    assert wall.state == "person, asking"
    wall.wait(11)
    assert wall.is_home
    assert wall.problems == []


def test_a_clock_of_1970_or_set_back_changes_nothing(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1366, 768).open(hall)
    wall.tap(PLAQUE)
    wall.page.clock.set_system_time(0)
    wall.wait(44)
    assert wall.state == "person"
    wall.wait(12)
    assert wall.is_home


def test_a_finger_that_scrolls_is_never_asked(wall: Wall):
    wall.tap("[data-person='0']")
    wall.until("document.querySelector('.sheet__columns')")
    x, y = wall.place(".sheet__words")
    wall.down(x, y + 150)
    for step in range(1, 9):
        wall.move(x, y + 150 - 30 * step)
    # The browser has taken the pointer away; the finger is still there.
    wall.until("guangrongStage.fingers === 0")
    wall.wait(70)
    assert wall.state == "person"
    wall.up()
    wall.wait(44)
    assert wall.state == "person"
    wall.wait(2)
    assert wall.state == "person, asking"


def test_a_scrolling_finger_of_which_nothing_was_heard_for_ten_minutes_is_gone(wall: Wall):
    wall.tap("[data-person='0']")
    wall.until("document.querySelector('.sheet__columns')")
    x, y = wall.place(".sheet__words")
    wall.down(x, y + 150)
    for step in range(1, 9):
        wall.move(x, y + 150 - 30 * step)
    wall.page.wait_for_timeout(300)  # until the browser has told the last of it
    wall.wait(590)
    assert wall.state == "person"
    wall.wait(80)
    assert wall.is_home
    wall.up()


def test_a_finger_is_gone_when_what_it_touched_is_gone(wall: Wall):
    wall.tap("[data-do=pad]")
    wall.tap(".pad__letters [value=l]")
    wall.down(*wall.place(".pad__names button"))
    wall.run("document.querySelector('.pad__names').replaceChildren()")
    assert wall.see("guangrongStage.isHeld()")
    wall.up()
    assert not wall.see("guangrongStage.isHeld()")
    wall.wait(58)
    assert wall.is_home
