"""Photos in a real browser: the right size, no shift, one by one by keyboard and touch, and without scripts."""

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from workspace import PROJECT, Workspace

SIZES = ((1600, 1200), (600, 800), (1500, 400), (64, 48))
# Whatever of ours moved while the page was loaded and looked through; the theme's header is not ours.
SHIFTS = """
window.shifted = [];
const ours = node => (node?.parentElement ?? node)?.closest?.(".gr") ? node.outerHTML ?? node.textContent : "";
new PerformanceObserver(seen => seen.getEntries().forEach(one => {
  window.shifted.push(...one.sources.map(source => ours(source.node)).filter(Boolean));
})).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The event pages of a small site as its files; one has four photos and a caption, the other one photo."""
    workspace = Workspace(tmp_path_factory.mktemp("photos"))
    settings = (PROJECT / "site_config.yml").read_text("utf-8")
    workspace.file("site_config.yml", settings.replace("  custom_dir: templates/theme\n", ""))
    workspace.file("content/pages/about.md", "# 关于\n")
    for number, (width, height) in enumerate(SIZES, 1):
        content = BytesIO()
        shades = Image.linear_gradient("L").resize((width, height))
        Image.merge("RGB", (shades, shades.transpose(1), shades)).save(content, "PNG")
        workspace.file(f"content/media/{number}.png", content.getvalue())
        workspace.record(
            f"photos/p{number}", f"caption: 第{number}张\nfile: {number}.png\nalt: 画面{number}\npeople: [a]"
        )
    workspace.record("photos/none", "caption: 合影留念")
    workspace.person("a")
    rest = "title: 大会\ndate: 2018-04-28\nsummary: 大会"
    workspace.record("events/all", f"{rest}\nphotos: [p1, p2, none, p3, p4]")
    workspace.record("events/one", f"{rest}\nphotos: [p1]")
    subprocess.run([sys.executable, "-m", "generator", "build"], cwd=workspace.root, check=True, capture_output=True)
    return (workspace.root / "site/events").as_uri()


def look(browser: Browser, address: str, **screen: object) -> Page:
    context = browser.new_context(locale="zh-CN", **screen)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(f"{address}/index.html", wait_until="load")
    return page


def expect_place(page: Page, place: str) -> None:
    expect(page.locator("dialog [aria-live=polite] p").first).to_have_text(place)


def expect_open(page: Page, is_open: bool) -> None:
    expect(page.locator("dialog[open]")).to_have_count(int(is_open))


def expect_whole(page: Page, ratio: float) -> None:
    """The picture is as large as the window allows, above its words, and not cut off."""
    page.wait_for_function("document.querySelector('dialog img').naturalWidth")
    box, words = page.locator("dialog img").bounding_box(), page.locator(".gr-lightbox__words").bounding_box()
    assert box and words
    assert abs(box["width"] / box["height"] - ratio) < 0.02
    assert box["x"] >= 0 and box["y"] >= 44 and box["y"] + box["height"] <= words["y"]
    assert box["height"] > 500 or box["width"] > 380


def swipe(page: Page, start: int, end: int, fingers: int = 1) -> None:
    session = page.context.new_cdp_session(page)

    def touch(sort: str, *spots: int) -> None:
        session.send("Input.dispatchTouchEvent", {"type": sort, "touchPoints": [{"x": x, "y": 300} for x in spots]})

    others = [60 * number for number in range(1, fingers)]
    touch("touchStart", start, *others)
    for step in (0.3, 0.6, 1.0):
        touch("touchMove", round(start + (end - start) * step), *others)
    touch("touchEnd")


@pytest.mark.parametrize(
    "width, density, chosen", [(390, 3, "p1-1600-"), (390, 1, "p1-480-"), (1360, 1, "p1-960-"), (1360, 2, "p1-1600-")]
)
def test_the_right_size_is_fetched(browser: Browser, pages: str, width: int, density: int, chosen: str):
    page = look(browser, f"{pages}/one", viewport={"width": width, "height": 800}, device_scale_factor=density)
    picture = page.locator(".gr-photo picture img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.gr-photo picture img').currentSrc")
    source = picture.evaluate("image => image.currentSrc")
    assert chosen in source
    assert source.endswith(".avif")
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1360])
def test_nothing_moves_and_nothing_is_cut_off(browser: Browser, pages: str, width: int):
    page = look(browser, f"{pages}/all", viewport={"width": width, "height": 800})
    for picture in page.locator(".gr-photo picture img").all():
        picture.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete && image.naturalWidth", arg=picture.element_handle())
    assert page.evaluate("window.shifted") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [picture.bounding_box() for picture in page.locator(".gr-photo picture img").all()]
    for (wide, high), box in zip(SIZES, boxes, strict=True):
        assert box and abs(box["width"] / box["height"] - wide / high) < 0.03 * wide / high
        assert box["width"] <= wide
    page.context.close()


def test_one_by_one_by_keyboard(browser: Browser, pages: str):
    page = look(browser, f"{pages}/all", viewport={"width": 1360, "height": 800})
    link = page.locator(".gr-photo > a").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    expect_open(page, True)
    expect_place(page, "2 / 4")
    expect_whole(page, 600 / 800)
    assert "第2张" in page.locator("dialog [aria-live=polite]").inner_text()
    assert page.locator("dialog img").get_attribute("alt") == "画面2"
    for key, shown in (("ArrowRight", 3), ("End", 4), ("ArrowRight", 1), ("ArrowLeft", 4), ("Home", 1)):
        page.keyboard.press(key)
        expect_place(page, f"{shown} / 4")
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect_open(page, False)
    assert link.evaluate("link => link === document.activeElement")
    page.context.close()


def test_one_by_one_by_touch(browser: Browser, pages: str):
    page = look(browser, f"{pages}/all", viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page.locator(".gr-photo > a").first.tap()
    page.wait_for_timeout(400)
    expect_whole(page, 1600 / 1200)
    swipe(page, 300, 100)
    expect_place(page, "2 / 4")
    swipe(page, 100, 300)
    expect_place(page, "1 / 4")
    swipe(page, 200, 220)
    swipe(page, 300, 100, fingers=2)
    expect_place(page, "1 / 4")
    for button in page.locator("dialog button").all():
        box = button.bounding_box()
        assert box and min(box["width"], box["height"]) >= 44
    page.get_by_role("button", name="下一张").tap()
    expect_place(page, "2 / 4")
    page.get_by_role("button", name="关闭").tap()
    expect_open(page, False)
    page.context.close()


def test_a_lone_photo_has_no_next(browser: Browser, pages: str):
    page = look(browser, f"{pages}/one", viewport={"width": 1360, "height": 800})
    page.locator(".gr-photo > a").click()
    expect_place(page, "1 / 1")
    assert page.locator("dialog button:visible").count() == 1
    page.mouse.click(5, 400)
    expect_open(page, False)
    page.context.close()


def test_without_scripts_a_photo_is_a_link_to_its_picture(browser: Browser, pages: str):
    page = look(browser, f"{pages}/all", java_script_enabled=False)
    page.locator(".gr-photo > a").first.click()
    page.wait_for_url("**/media/p1-1600-*.jpg")
    page.context.close()
