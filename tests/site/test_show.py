"""The show of an exhibition, from the disk: by keys, swipes and taps, by itself, on every screen."""

import pytest
from halls import DIGEST, ERAS, PHONE, Visitor
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser(whole_browser: Browser) -> Browser:
    """The show fills the screen."""
    return whole_browser


def shown(page: Page) -> str:
    """The place in the show, and the heading of the slide."""
    heading = page.locator("[data-slide] :is(h1, h2)").first.inner_text()
    return f"{page.locator('dialog [data-count]').inner_text()} {heading}"


def test_the_show_is_led_by_keys_and_gives_the_focus_back(visitor: Visitor):
    page = visitor.open(DIGEST)
    page.get_by_role("button", name="全屏放映").click()
    assert shown(page) == "1 / 12 2018年度十件大事"
    assert page.url.endswith("#show")
    for key, expected in (
        ("ArrowRight", "2 / 12 “五一”大会表彰先进"),
        ("PageDown", "3 / 12 阵地建设如火如荼"),
        ("ArrowLeft", "2 / 12 “五一”大会表彰先进"),
        ("End", "12 / 12 2018年度十件大事"),
        ("ArrowRight", "12 / 12 2018年度十件大事"),
        ("PageUp", "11 / 12 职工疗休养暖人心"),
        ("Home", "1 / 12 2018年度十件大事"),
    ):
        page.keyboard.press(key)
        assert shown(page) == expected
    assert page.locator("[data-said]").inner_text() == "1 / 12 2018年度十件大事"
    page.get_by_role("button", name="退出放映").click()
    assert not page.locator("dialog").is_visible()
    page.wait_for_function("!location.hash && !document.fullscreenElement")
    page.wait_for_function("document.activeElement.textContent === '全屏放映'")


def test_the_way_back_leaves_the_show_and_not_the_page(visitor: Visitor):
    page = visitor.open(DIGEST)
    page.get_by_role("button", name="全屏放映").click()
    page.go_back()
    page.wait_for_function("!document.querySelector('dialog').open")
    assert DIGEST in page.url
    page.evaluate("location.hash = 'show'")
    page.wait_for_function("document.querySelector('dialog').open")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog').open")


def test_a_screen_that_answers_late_does_not_end_the_next_show(visitor: Visitor):
    page = visitor.open(DIGEST)
    page.evaluate("""() => {
      document.querySelector("dialog").addEventListener("close", () => { window.ended = true; });
      const leave = document.exitFullscreen.bind(document);
      const leaveLate = (done) => setTimeout(() => { window.late = true; done(leave()); }, 400);
      document.exitFullscreen = () => new Promise(leaveLate);
    }""")
    page.get_by_role("button", name="全屏放映").click()
    page.wait_for_function("document.fullscreenElement")
    page.go_back()
    page.wait_for_function("window.ended")
    page.evaluate("location.hash = 'show'")
    page.wait_for_function("window.late && !document.fullscreenElement")
    page.wait_for_timeout(100)
    assert page.locator("dialog").is_visible()


def test_a_slide_has_no_ids_links_or_empty_places(visitor: Visitor):
    page = visitor.open(ERAS, "#show")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-slide] [id], [data-slide] [href]").count() == 0
    assert page.locator("[data-slide] .gr-hall li").count() == 5
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == page.evaluate(
        "document.querySelectorAll('[id]').length"
    )


def _comes_to(page: Page, number: int) -> None:
    page.wait_for_function(f"document.querySelector('dialog [data-count]').textContent.startsWith('{number} / ')")


def _swipe(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    send = page.context.new_cdp_session(page).send
    send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start[0], "y": start[1]}]})
    for part in (1, 2, 3):
        x, y = (start[i] + (end[i] - start[i]) * part // 3 for i in (0, 1))
        send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_show_is_led_by_swipes(visitor: Visitor):
    page = visitor.open(DIGEST, "#show", **PHONE)
    _swipe(page, (300, 400), (80, 410))
    _comes_to(page, 2)
    _swipe(page, (200, 400), (210, 250))
    _comes_to(page, 2)
    _swipe(page, (80, 400), (300, 410))
    _comes_to(page, 1)


def test_a_tap_at_an_edge_leads_on_or_back(visitor: Visitor):
    page = visitor.open(DIGEST, "#show", **PHONE)
    page.touchscreen.tap(380, 300)
    _comes_to(page, 2)
    page.touchscreen.tap(200, 700)
    _comes_to(page, 2)
    page.touchscreen.tap(8, 300)
    _comes_to(page, 1)


def test_the_show_plays_by_itself_until_it_is_paused(visitor: Visitor):
    page = visitor.open(DIGEST, "?show=auto", at="2026-11-24T08:00:00Z")
    assert shown(page).startswith("1 / 12")
    assert page.locator("[data-said]").inner_text() == ""
    page.clock.run_for(7_500)
    assert shown(page).startswith("1 / 12")
    page.clock.run_for(8_000)
    assert shown(page).startswith("2 / 12")
    page.keyboard.press("End")
    page.clock.run_for(15_500)
    assert shown(page).startswith("1 / 12")
    page.get_by_role("button", name="暂停").click()
    page.clock.run_for(60_000)
    assert shown(page).startswith("1 / 12")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog').open")


def test_a_long_slide_is_read_to_its_end_before_the_next(visitor: Visitor):
    page = visitor.open(ERAS, "#show", at="2026-11-24T08:00:00Z", reduced_motion="reduce", **PHONE)
    page.get_by_role("button", name="自动播放").click()
    page.get_by_role("button", name="下一幅").click()
    page.clock.run_for(15_500)
    assert shown(page).startswith("2 / 7")
    assert page.evaluate("document.querySelector('[data-slide]').scrollTop") > 100
    page.clock.run_for(60_000)
    assert not shown(page).startswith("2 / 7")


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (390, 844), (844, 390)])
def test_a_slide_fits_or_is_scrolled(visitor: Visitor, size: tuple[int, int]):
    page = visitor.open(DIGEST, "#show", viewport={"width": size[0], "height": size[1]})
    for _ in range(12):
        slide = page.locator("[data-slide]")
        assert slide.evaluate("s => s.scrollWidth <= s.clientWidth")
        assert size[0] < 1000 or slide.evaluate("s => s.scrollHeight <= s.clientHeight")
        smallest = (
            "s => Math.min(...[...s.querySelectorAll('p, span')].map(e => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert slide.evaluate(smallest) >= 11
        page.keyboard.press("ArrowRight")
    for button in page.locator("dialog .gr-show__bar button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
