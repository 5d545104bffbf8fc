"""展览 in a real browser, from the disk as a visitor without a server opens it: show, trail, tour, catalogue."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from workspace import Built

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--allow-file-access-from-files"]
DIGEST, TOUR, ERAS = "2018-shijian-dashi", "laomo-gongjiang-xunhuizhan", "laomo-gongjiang-niandai"
SHIFTED = """Promise.race([new Promise(resolve => setTimeout(resolve, 300, [])), new Promise(resolve =>
  new PerformanceObserver(list => resolve(list.getEntries().flatMap(entry => entry.sources)
    .filter(one => one.node?.parentElement?.closest(".gr")).map(one => one.node.textContent)))
    .observe({type: "layout-shift", buffered: true}))])"""
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visitor:
    """Opens exhibitions of the real site; whatever a script trips over fails the test."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self.browser, self.site, self.wrong = browser, site, list[str]()

    def open(self, exhibition: str, after: str = "", at: str | None = None, **options: Any) -> Page:
        context = self.browser.new_context(locale="zh-CN", **({"viewport": {"width": 1360, "height": 900}} | options))
        context.set_default_timeout(5_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        if at:
            page.clock.install(time=at)
        page.goto((self.site / "exhibitions" / exhibition / "index.html").as_uri() + after, wait_until="load")
        return page


@pytest.fixture
def visitor(browser: Browser, real_site: Built) -> Iterator[Visitor]:
    visitor = Visitor(browser, real_site.folder)
    yield visitor
    for context in browser.contexts:
        context.close()
    assert visitor.wrong == []


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


def test_the_trail_says_which_panel_is_read_and_leads_on(visitor: Visitor):
    page = visitor.open(DIGEST, viewport={"width": 390, "height": 844})
    trail = page.locator("[data-trail]")
    assert not trail.locator("summary").is_visible()
    for number, said in ((1, "一 · “五一”大会表彰先进"), (3, "三 · 劳模精神广泛弘扬"), (10, "十 · 职工疗休养暖人心")):
        page.evaluate(f"document.getElementById('panel-{number}').scrollIntoView()")
        page.wait_for_function(f"document.querySelector('[data-trail] [data-count]').textContent === '{number} / 10'")
        assert trail.locator("[data-name]").inner_text() == said
        assert trail.locator("[aria-current]").count() == 1
    trail.locator("summary").click()
    trail.get_by_role("link", name="网络宣传直击基层").click()
    page.wait_for_function("document.querySelector('[data-trail] [data-count]').textContent === '7 / 10'")
    assert not trail.locator("nav").is_visible()
    heading, bar = page.locator("#panel-7 h2").bounding_box(), trail.locator("summary").bounding_box()
    assert heading
    assert bar
    assert heading["y"] >= bar["y"] + bar["height"]
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("getComputedStyle(document.querySelector('[data-trail]')).visibility === 'hidden'")


@pytest.mark.parametrize(
    ("now", "marks", "past"),
    [
        ("2018-06-11T15:59:00Z", ["下一站海陵区政府广场"], 0),
        ("2018-06-11T16:00:00Z", ["正在展出海陵区政府广场", "下一站公交站台"], 0),
        ("2018-07-01T00:00:00Z", ["下一站各镇街园区"], 2),
        ("2026-11-24T00:00:00Z", [], 4),
    ],
)
def test_a_tour_knows_today_in_shanghai(visitor: Visitor, now: str, marks: list[str], past: int):
    page = visitor.open(TOUR, at=now, timezone_id="America/New_York")
    told = page.locator(".gr-stops li:has(.gr-mark) h3").all_inner_texts()
    assert sorted(told) == sorted(marks)
    assert page.locator(".gr-stops .gr-is-past").count() == past
    assert page.get_by_text("列出的站点，日期都已过去。").is_visible() == (past == 4)
    assert page.locator(".gr-hero .gr-tour > :visible").count() == len(marks)


def test_the_catalogue_is_printed_whole_on_a4(visitor: Visitor, tmp_path: Path):
    page = visitor.open(DIGEST, color_scheme="dark")
    sheets = page.pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", sheets))
    assert {tuple(round(float(part)) for part in box.split()) for box in boxes} <= {(0, 0, 595, 842), (0, 0, 596, 842)}
    assert 7 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 9
    page.emulate_media(media="print", color_scheme="dark")
    for words in ("2018年度十件大事", "目录", "职工疗休养暖人心", "34044", "出处"):
        assert page.locator(".gr").get_by_text(words).first.is_visible()
    assert page.locator("[data-panel] h2:visible").count() == 10
    assert not page.locator(".md-header, .gr-hero__buttons, .gr-others, .md-footer").locator("visible=true").count()
    ink = "e => getComputedStyle(e).color"
    assert page.locator("#panel-1 h2").evaluate(ink) == "rgb(17, 17, 17)"
    assert page.locator("#panel-1").evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_the_print_button_prints(visitor: Visitor):
    page = visitor.open(DIGEST)
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="打印图录").click()
    page.wait_for_function("window.printed")


def test_without_scripts_all_is_there_and_nothing_that_needs_them(visitor: Visitor):
    page = visitor.open(TOUR, java_script_enabled=False)
    assert page.get_by_role("navigation", name="目录").get_by_role("link").count() == 4
    assert page.locator("[data-panel] h2:visible").count() == 4
    assert page.locator(".gr-stops li:visible").count() == 4
    for name in ("全屏放映", "打印图录"):
        assert page.get_by_role("button", name=name).count() == 0
    assert not page.locator("dialog, [data-trail] summary, [data-over]").locator("visible=true").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shifts_and_nothing_shuts_anybody_out(visitor: Visitor, scheme: Any):
    page = visitor.open(ERAS, color_scheme=scheme, viewport={"width": 390, "height": 844})
    assert page.evaluate(SHIFTED) == []
    page.evaluate("document.getElementById('panel-2').scrollIntoView()")
    page.locator("[data-trail] summary").click()
    assert _found(page) == []
    page.evaluate("location.hash = 'show'")
    page.wait_for_function("document.querySelector('dialog').open")
    page.keyboard.press("ArrowRight")
    assert _found(page) == []


def _found(page: Page) -> list[str]:
    """What axe finds wrong, but for the links in the list of sources, which every page has."""
    found = Axe().run(page, context={"exclude": [[".gr-sources"]]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
