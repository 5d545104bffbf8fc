"""A real browser on the real site: what a person sees and does."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from workspace import Built

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"]
PAGES = {
    "home": ("", "海陵工会", "首页"),
    "people": ("people/", "人物 - 海陵工会", "人物"),
    "person": ("people/lv-meihua/", "吕梅华 - 海陵工会", "人物"),
    "roll": ("rolls/taizhou-shouxi-jishi-2015/", "2015年泰州市企业首席技师 - 海陵工会", "光荣榜"),
    "event": ("events/2018-wuyi-dahui/", None, "大事"),
    "exhibition": ("exhibitions/2018-shijian-dashi/", None, "展览"),
    "about": ("about/", "关于 - 海陵工会", "关于"),
    "kiosk": ("kiosk/gongren-wenhuagong/", "光荣榜", None),
}
WIDTHS = (320, 390, 768, 1360)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the file, unless the browser has closed the connection."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


@pytest.fixture(scope="module")
def host(real_site: Built) -> Iterator[str]:
    """The real site on a local port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(real_site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visit:
    """A page with everything that went wrong on it."""

    def __init__(self, page: Page, host: str) -> None:
        self.page, self.wrong = page, list[str]()
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("requestfailed", lambda asked: self.wrong.append(f"failed: {asked.url}"))
        page.on("response", lambda got: self.wrong.append(f"{got.status}: {got.url}") if got.status >= 400 else None)
        page.on("request", lambda asked: self._note_foreign(asked.url, host))

    def _note_foreign(self, url: str, host: str) -> None:
        if not url.startswith((host, "data:", "blob:")):
            self.wrong.append(f"foreign: {url}")


@pytest.fixture
def visit(browser: Browser, host: str) -> Iterator[Visit]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 900})
    context.set_default_timeout(10_000)
    yield Visit(context.new_page(), host)
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_goes_wrong_and_the_title_is_right(visit: Visit, host: str, name: str):
    address, title, _ = PAGES[name]
    visit.page.goto(host + address, wait_until="load")
    assert visit.page.locator("h1").first.is_visible()
    assert visit.page.title() == title if title else visit.page.title().endswith(" - 海陵工会")
    assert visit.wrong == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_sideways(visit: Visit, host: str, name: str):
    visit.page.goto(host + PAGES[name][0], wait_until="load")
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name][2]])
def test_the_section_is_lit_in_the_navigation(visit: Visit, host: str, name: str):
    visit.page.goto(host + PAGES[name][0], wait_until="load")
    lit = visit.page.locator(".md-tabs__item--active")
    assert lit.count() == 1
    assert lit.inner_text().strip() == PAGES[name][2]


def test_the_menu_opens_on_a_phone_and_leads_on(visit: Visit, host: str):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.page.goto(host + "people/lv-meihua/", wait_until="load")
    menu, link = visit.page.locator(".gr-menu"), visit.page.locator("#gr-sections a", has_text="光荣榜")
    assert not link.is_visible()
    menu.click()
    assert menu.get_attribute("aria-expanded") == "true"
    link.click()
    visit.page.wait_for_url("**/rolls/")
    assert visit.wrong == []


def test_from_the_home_page_to_a_person(visit: Visit, host: str):
    visit.page.goto(host, wait_until="load")
    name = visit.page.locator(".gr-stele a").first
    shown = name.inner_text().replace("\u3000", "")
    name.click()
    visit.page.wait_for_url("**/people/*/")
    assert visit.page.title().startswith(shown)


def test_our_font_and_stylesheet_are_used(visit: Visit, host: str):
    visit.page.goto(host + "people/lv-meihua/", wait_until="load")
    assert visit.page.evaluate("document.fonts.ready.then(fonts => fonts.check('700 20px \"Guangrong Serif\"', '吕'))")
    assert visit.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--seal')").strip()


def test_the_wall_lights_one_name_after_another(visit: Visit, host: str):
    visit.page.clock.install()
    visit.page.goto(host + "kiosk/gongren-wenhuagong/", wait_until="load")
    lit = visit.page.locator("li.on b")
    assert lit.count() == 1
    first = lit.inner_text()
    visit.page.clock.run_for(11_000)
    assert lit.count() == 1
    assert lit.inner_text() != first
    assert visit.page.evaluate("document.documentElement.scrollHeight") <= 900


def test_the_site_can_be_read_without_scripts(browser: Browser, host: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host + "people/lv-meihua/")
    assert page.locator("h1").first.is_visible()
    assert "江南春" in page.inner_text("body")
    context.close()
