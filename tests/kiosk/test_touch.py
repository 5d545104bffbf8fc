"""What a finger does to a wall, and what it cannot do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fingers import Wall
from playwright.sync_api import expect
from rules import broken

PLAQUE = "[data-person='1']"
SIZES = [(1920, 1080), (1080, 1920), (1366, 768)]
SMALL = """() => {
  const least = 96 * Math.min(innerWidth, innerHeight) / 1080;
  const isSeen = (one) => one.checkVisibility() && one.getClientRects().length;
  const seen = [...document.querySelectorAll("button")].filter(isSeen);
  const top = [...document.querySelectorAll("dialog[open]")].at(-1);
  return seen.filter((one) => !top || top.contains(one)).flatMap((one) => {
    const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
    const isOut = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    const isWrong = Math.min(width, height) < least - 0.5 || isOut;
    return isWrong ? [`${one.outerHTML.slice(0, 90)} ${width}x${height} at ${left},${top}`] : [];
  });
}"""
STATES: dict[str, Callable[[Wall], object]] = {
    "resting": lambda wall: None,
    "person": lambda wall: wall.tap(PLAQUE),
    "pad": lambda wall: wall.tap("[data-do=pad]"),
    "show": lambda wall: wall.tap("[data-do=show]"),
    "person, asking": lambda wall: (wall.tap(PLAQUE), wall.wait(46)),
}


def test_a_tap_on_a_name_opens_the_person_and_back_leads_home(wall: Wall):
    wall.tap(PLAQUE)
    assert wall.state == "person"
    wall.tap(".bar__back")
    assert wall.is_home


def test_a_finger_may_tremble_but_not_slide(wall: Wall):
    x, y = wall.place(PLAQUE)
    wall.drag((x, y), (x + 12, y - 15))
    assert wall.state == "person"
    wall.tap(".bar__back")
    wall.drag((x, y), (x, y + 30))
    assert wall.is_home


def test_it_lifts_where_it_came_down_or_nothing_happens(wall: Wall):
    _, y = wall.place("[data-do=pad]")
    box = wall.page.locator("[data-do=pad]").bounding_box()
    assert box
    wall.drag((box["x"] + 3, y), (box["x"] - 9, y))
    assert wall.is_home


def test_what_is_pressed_looks_pressed(wall: Wall):
    wall.down(*wall.place("[data-do=pad]"))
    pressed = wall.page.locator("[data-pressed]")
    expect(pressed).to_have_text("拼音找人")
    wall.down(300, 300, finger=1)
    expect(pressed).to_have_count(0)
    wall.up(1)
    wall.up()
    assert wall.is_home


def test_two_fingers_are_no_tap(wall: Wall):
    x, y = wall.place(PLAQUE)
    wall.down(x, y)
    wall.down(x + 40, y + 40, finger=1)
    wall.up(1)
    wall.up()
    assert wall.is_home
    wall.tap(PLAQUE)
    assert wall.state == "person"


def test_two_fingers_do_not_zoom(wall: Wall):
    wall.down(900, 500)
    wall.down(1000, 600, finger=1)
    for step in range(1, 12):
        wall.move(900 - 30 * step, 500 - 20 * step)
        wall.move(1000 + 30 * step, 600 + 20 * step, finger=1)
    assert wall.see("visualViewport.scale") == 1
    wall.up(1)
    wall.up()
    assert wall.see("visualViewport.scale") == 1
    assert wall.is_home


def test_fingers_are_counted_and_lost_ones_are_let_go(wall: Wall):
    wall.down(300, 300)
    wall.down(400, 400, finger=1)
    wall.until("guangrongStage.fingers === 2")
    assert not wall.see("guangrongStage.isAtRest()")
    wall.up(1)
    wall.until("guangrongStage.fingers === 1")
    wall.cancel()
    wall.until("guangrongStage.fingers === 0")
    assert wall.is_home


def test_a_mouse_that_was_let_go_outside_counts_no_more(wall: Wall):
    wall.page.mouse.move(300, 300)
    wall.page.mouse.down()
    assert wall.see("guangrongStage.fingers") == 1
    wall.see("dispatchEvent(new Event('blur'))")
    wall.see(
        "document.dispatchEvent(new PointerEvent('pointermove', {pointerId: 1, pointerType: 'mouse', buttons: 0}))"
    )
    assert wall.see("guangrongStage.fingers") == 0
    wall.page.mouse.up()
    wall.page.locator(PLAQUE).first.click()
    assert wall.state == "person"


def test_a_finger_of_which_nothing_was_heard_for_ten_minutes_is_lifted(wall: Wall):
    wall.down(300, 300)
    wall.wait(599)
    assert wall.see("guangrongStage.fingers") == 1
    wall.wait(4)
    assert wall.see("guangrongStage.fingers") == 0
    assert wall.is_home
    wall.up()


def test_a_long_press_opens_the_person_and_no_menu(wall: Wall):
    wall.see("addEventListener('contextmenu', (event) => event.defaultPrevented || console.error('menu'))")
    wall.down(*wall.place(PLAQUE))
    wall.page.wait_for_timeout(900)
    wall.wait(3)
    wall.up()
    assert wall.state == "person"
    assert wall.see("String(getSelection())") == ""


@pytest.mark.parametrize("edge", ["left", "right", "top", "bottom"])
def test_a_drag_from_an_edge_goes_nowhere(wall: Wall, edge: str):
    address = wall.page.url
    start = {"left": (0, 500), "right": (1919, 500), "top": (900, 0), "bottom": (900, 1079)}[edge]
    wall.drag(start, (960, 540), steps=12)
    assert wall.page.url == address
    assert wall.see("[scrollX, scrollY, history.length]") == [0, 0, wall.see("history.length")]
    assert wall.is_home


REFUSED = {
    "contextmenu": "new MouseEvent('contextmenu', {bubbles: true, cancelable: true})",
    "dragstart": "new DragEvent('dragstart', {bubbles: true, cancelable: true})",
    "selectstart": "new Event('selectstart', {bubbles: true, cancelable: true})",
    "dblclick": "new MouseEvent('dblclick', {bubbles: true, cancelable: true})",
    "middle click": "new MouseEvent('auxclick', {button: 1, bubbles: true, cancelable: true})",
    "wheel with Ctrl": "new WheelEvent('wheel', {ctrlKey: true, deltaY: 100, bubbles: true, cancelable: true})",
    "link": "new MouseEvent('click', {bubbles: true, cancelable: true})",
    "Alt and left": "new KeyboardEvent('keydown', {key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true})",
    "Ctrl and plus": "new KeyboardEvent('keydown', {key: '+', ctrlKey: true, bubbles: true, cancelable: true})",
    "F5": "new KeyboardEvent('keydown', {key: 'F5', bubbles: true, cancelable: true})",
    "Backspace": "new KeyboardEvent('keydown', {key: 'Backspace', bubbles: true, cancelable: true})",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_a_browser_would_do_is_refused(module_wall: Wall, what: str):
    script = f"""() => {{
      const link = document.createElement("a");
      link.href = "https://example.com/";
      document.body.append(link);
      const event = {REFUSED[what]};
      link.dispatchEvent(event);
      link.remove();
      return event.defaultPrevented;
    }}"""
    assert module_wall.see(script)
    assert module_wall.see("window.open('https://example.com/')") is None


@pytest.fixture(scope="module")
def module_wall(browser, hall: Path):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, has_touch=True)
    page = context.new_page()
    yield Wall(page, context.new_cdp_session(page)).open(hall)
    context.close()


def test_keys_work_for_whoever_needs_them_and_escape_leads_home(wall: Wall):
    wall.page.locator("[data-do=pad]").focus()
    wall.page.keyboard.press("Enter")
    assert wall.state == "pad"
    wall.page.keyboard.press("Tab")
    wall.page.keyboard.press("Enter")
    assert wall.see("document.querySelector('.pad output').textContent") != ""
    wall.page.keyboard.press("Escape")
    assert wall.is_home


def test_on_a_tall_screen_the_upper_half_comes_down_and_goes_back_at_home(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1080, 1920).open(hall)
    name = wall.page.locator(PLAQUE).first
    before = name.bounding_box()
    wall.tap(".reach")
    wall.page.wait_for_timeout(600)
    after = name.bounding_box()
    assert before and after and after["y"] - before["y"] > 400
    assert not wall.see("guangrongStage.isAtRest()")
    expect(wall.page.locator(".reach")).to_have_text("复位")
    wall.wait(57)
    assert wall.is_home
    expect(wall.page.locator(".reach")).to_have_text("下移")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_fingers_have_room_everywhere(new_wall: Callable[..., Wall], hall: Path, width: int, height: int, state: str):
    wall = new_wall(width, height).open(hall)
    STATES[state](wall)
    assert wall.state == state
    wall.page.wait_for_timeout(350)
    assert wall.see(SMALL) == []
    assert wall.see("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("state", STATES)
def test_nobody_is_left_out(new_wall: Callable[..., Wall], hall: Path, state: str):
    wall = new_wall(1080, 1920).open(hall)
    STATES[state](wall)
    wall.page.wait_for_timeout(400)
    wall.page.clock.resume()
    assert broken(wall.page) == []
    # The rules read stylesheets, which a document of a folder may not.
    wall.wrong.clear()
