"""The frame for everyone, in a real browser, served with the headers that the build wrote for it."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from test_browser import Visit, _Quiet, browser
from workspace import Built

__all__ = ["browser"]

READ = {
    "home": "",
    "list": "people/",
    "person": "people/lv-meihua/",
    "about": "about/",
    "lost": "404.html",
}
# Everything that may be said of a page, and what the frame must have on each.
SECTIONS = ("events", "rolls", "people", "units", "awards", "exhibitions", "services", "places", "kiosk", "about")
# Notes what a policy keeps from running, before anything of the page runs.
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", one => violations.push([one.violatedDirective, one.blockedURI]));
"""
# Where the keyboard is: whether it can be seen there, how it is marked, what lies over it.
LOOK = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const over = document.elementFromPoint(box.x + Math.min(box.width, innerWidth) / 2, box.y + box.height / 2);
  return {
    words: one.textContent.trim().slice(0, 20), tag: one.tagName,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    free: !!over && (one.contains(over) || over.contains(one)),
  };
}"""


def read_headers(file: Path) -> list[tuple[str, dict[str, str]]]:
    """Rules of a `_headers` file: a pattern, and what is said with the files that it fits."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line.strip(), {}))
        elif line.strip() and not line.strip().startswith("#"):
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return rules


class Policed(_Quiet):
    """Says what `_headers` tells it to, and shows the lost page for what is not there."""

    rules: list[tuple[str, dict[str, str]]]

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        for pattern, headers in self.rules:
            if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="module")
def host(real_site: Built) -> Iterator[str]:
    rules = read_headers(real_site.folder / "_headers")
    handler = type("Handler", (Policed,), {"rules": rules})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(real_site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


Open = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, host: str) -> Iterator[Open]:
    """Opens pages in a browser of their own; nothing may go wrong on any of them."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def open_page(address: str | None, width: int = 1360, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        context.add_init_script(LISTEN)
        page = context.new_page()
        contexts.append(context)
        visits.append(Visit(page, host))
        if address is not None:
            page.goto(host + address, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    # A page that is left at once may not have fetched its icon yet.
    wrong = [one for visit in visits for one in visit.wrong if not one.endswith("favicon.svg")]
    assert wrong == []


def root_has(page: Page, name: str) -> bool:
    return bool(page.evaluate(f"document.documentElement.hasAttribute('{name}')"))


def scheme_of(page: Page) -> str:
    """The scheme a reader sees: its ground is light or dark."""
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return {"rgb(250, 246, 238)": "light", "rgb(28, 13, 15)": "dark"}[ground]


def test_every_sort_of_page_works_under_the_policy(new_page: Open, host: str, real_site: Built):
    page = new_page(None)
    addresses = [""]
    for section in SECTIONS:
        files = sorted((real_site.folder / section).rglob("index.html"), key=lambda file: len(file.parts))
        addresses += [f"{file.parent.relative_to(real_site.folder).as_posix()}/" for file in files[:3]]
    assert len(addresses) > 2 * len(SECTIONS)
    for address in addresses:
        said = page.goto(host + address, wait_until="load")
        assert said and "default-src 'none'" in said.headers["content-security-policy"]
        assert "unsafe" not in said.headers["content-security-policy"]
        assert page.evaluate("violations") == [], address


def test_what_never_changes_is_kept_and_what_does_is_not(new_page: Open, host: str):
    page = new_page(None)
    kept: dict[str, str | None] = {}
    page.on("response", lambda said: kept.update({said.url.removeprefix(host): said.headers.get("cache-control")}))
    with page.expect_response("**/*.woff2"):
        page.goto(f"{host}people/lv-meihua/", wait_until="networkidle")
    ever = {address for address, how in kept.items() if how and "immutable" in how}
    assert {address.rpartition(".")[2] for address in ever} >= {"css", "js", "woff2"}
    assert kept.keys() - ever == {"people/lv-meihua/", "assets/fonts.css", "assets/favicon.svg"}


def test_a_lost_page_is_found_at_any_depth(new_page: Open, host: str):
    page = new_page(None)
    said = page.request.get(f"{host}people/nobody/at/all/")
    assert said.status == 404
    page.goto(f"{host}404.html")
    page.get_by_label("姓名或单位").fill("吕梅华")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "吕梅华"
    assert all(address.startswith("/") for address in said_addresses(said.text()))


def said_addresses(html: str) -> list[str]:
    return [part.partition('"')[0] for part in html.split('href="')[1:] if not part.startswith("#")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width, elder", [(390, False), (1360, False), (390, True)])
def test_axe_finds_nothing(new_page: Open, host: str, scheme: str, width: int, elder: bool):
    page = new_page(None, width, color_scheme=scheme)
    if elder:
        page.add_init_script("localStorage.setItem('guangrong.elder', 'on')")
    for address in READ.values():
        page.goto(host + address, wait_until="load")
        page.evaluate("document.fonts.ready")
        assert scheme_of(page) == scheme
        found = Axe().run(page).response["violations"]
        assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == [], address


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("name", READ)
def test_the_keyboard_reaches_everything_and_is_seen_everywhere(new_page: Open, width: int, name: str):
    page = new_page(READ[name], width, reduced_motion="reduce")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]"
        ".filter(one => one.checkVisibility()).length"
    )
    stops = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(LOOK))
    assert stops[0]["words"] == "跳到正文"
    assert [stop for stop in stops if not (stop["seen"] and stop["marked"] and stop["free"])] == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body || document.activeElement.className === 'gr-skip'")


def test_the_first_stop_leads_past_the_bar(new_page: Open):
    page = new_page("people/lv-meihua/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gr-main"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_menu_is_a_button_that_opens_and_closes(new_page: Open):
    page = new_page("people/", 390)
    menu, panel = page.get_by_role("button", name="菜单"), page.get_by_role("navigation", name="栏目")
    assert not panel.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert panel.get_by_role("link", name="人物").get_attribute("aria-current") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "首页"
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.className").endswith("gr-menu")
    menu.click()
    page.mouse.click(200, 780)
    assert not panel.is_visible()
    menu.click()
    page.locator("main a").first.focus()
    assert not panel.is_visible()


def test_without_scripts_sections_are_there_and_dead_buttons_are_not(new_page: Open):
    page = new_page("people/", 390, java_script_enabled=False)
    assert page.get_by_role("navigation", name="栏目").get_by_role("link", name="光荣榜").is_visible()
    assert page.get_by_role("button").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_the_site_is_as_dark_as_the_system(browser: Browser, host: str, scheme: Any):
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{host}people/")
    # Only the page's own scripts are off.
    assert not root_has(page, "data-md-color-scheme")
    assert scheme_of(page) == scheme
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1360])
def test_large_and_plain_is_one_tap_on_every_page_and_remembered(new_page: Open, host: str, width: int):
    page = new_page("people/lv-meihua/", width)
    size = "parseFloat(getComputedStyle(document.querySelector('main p, main li')).fontSize)"
    button = page.get_by_role("banner").get_by_role("button", name="长辈版")
    assert page.evaluate(size) < 18
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    for address in (*READ.values(), "rolls/taizhou-shouxi-jishi-2015/", "exhibitions/2018-shijian-dashi/"):
        page.goto(host + address, wait_until="load")
        assert root_has(page, "data-gr-elder"), address
        assert page.evaluate(size) >= 17 * 1.25, address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        columns = (
            "[...document.querySelectorAll('main .gr *')].filter(one => one.checkVisibility()"
            " && getComputedStyle(one).display === 'grid'"
            " && getComputedStyle(one).gridTemplateColumns.split(' ').length > 1).length"
        )
        assert page.evaluate(columns) == 0, address
        assert page.evaluate(
            "[...document.querySelectorAll('[data-gr-switch=elder]')].map(one => one.ariaPressed)"
        ) == [
            "true",
            "true",
        ]
    page.get_by_role("contentinfo").get_by_role("button", name="长辈版").click()
    page.goto(host, wait_until="load")
    assert not root_has(page, "data-gr-elder")


def test_the_scheme_follows_the_system_until_the_reader_chooses(new_page: Open, host: str):
    page = new_page("", color_scheme="light")
    button = page.get_by_role("banner").get_by_role("button", name="深色")
    assert scheme_of(page) == "light"
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("[data-md-color-scheme=slate]")
    assert (scheme_of(page), button.get_attribute("aria-pressed")) == ("dark", "true")
    button.click()
    page.goto(f"{host}about/", wait_until="load")
    assert (scheme_of(page), button.get_attribute("aria-pressed")) == ("light", "false")
    button.click()
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("[data-md-color-scheme=default]")
    assert scheme_of(page) == "light"


def test_choices_hold_for_the_page_where_nothing_is_remembered(new_page: Open, host: str):
    page = new_page(None)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    page.goto(host, wait_until="load")
    page.get_by_role("banner").get_by_role("button", name="长辈版").click()
    assert root_has(page, "data-gr-elder")
    page.get_by_role("banner").get_by_role("button", name="长辈版").click()
    assert not root_has(page, "data-gr-elder")


def test_it_all_works_from_a_folder_too(browser: Browser, real_site: Built):
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((real_site.folder / "people/lv-meihua/index.html").as_uri())
    page.get_by_role("banner").get_by_role("button", name="长辈版").click()
    assert root_has(page, "data-gr-elder")
    assert wrong == []
    context.close()


@pytest.mark.parametrize(
    "moment, is_grey",
    [
        ("2026-12-12T15:59:59Z", False),
        ("2026-12-12T16:00:00Z", True),
        ("2026-12-14T15:59:59Z", True),
        ("2026-12-14T16:00:00Z", False),
        ("2027-05-01T04:00:00Z", True),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
def test_days_of_mourning_are_those_of_china(new_page: Open, host: str, moment: str, is_grey: bool, zone: str):
    page = new_page(None, timezone_id=zone)
    days = '<html lang="zh-Hans" data-gr-grey-days="2026-12-13/2026-12-14 2027-05-01/2027-05-01"'

    def tell_days(route: Any) -> None:
        said = route.fetch()
        route.fulfill(response=said, body=said.text().replace('<html lang="zh-Hans"', days, 1))

    page.route(f"{host}people/", tell_days)
    page.clock.set_fixed_time(moment)
    page.goto(f"{host}people/", wait_until="load")
    assert page.evaluate("getComputedStyle(document.documentElement).filter") == ("grayscale(1)" if is_grey else "none")
    page.evaluate("scrollTo(0, 2000)")
    assert page.evaluate("document.querySelector('.md-header').getBoundingClientRect().top") == 0


def test_the_systems_own_colours_leave_borders(new_page: Open):
    page = new_page("", forced_colors="active")
    width = (
        "name => [...document.querySelectorAll(name)].map(one => parseFloat(getComputedStyle(one).borderBottomWidth))"
    )
    for name in (".md-header", ".md-header .gr-tool:not(.gr-menu)", ".gr-seek", ".gr-button", ".gr-stele", ".gr-cover"):
        widths = page.evaluate(width, name)
        assert widths and min(widths) >= 1, name
    tabs = page.evaluate(width, ".md-tabs__item--active .md-tabs__link")
    assert min(tabs) > 3


def test_a_small_window_is_left_to_the_text(new_page: Open, host: str):
    """A screen of 1,280 by 1,024 at 400 %."""
    page = new_page(None, 320, 256)
    for address in READ.values():
        page.goto(host + address, wait_until="load")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        page.evaluate("scrollTo(0, 200)")
        assert page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom") <= 0, address


def test_less_motion_is_none(new_page: Open):
    page = new_page("", reduced_motion="reduce")
    moving = (
        "[...document.querySelectorAll('*')].filter(one => parseFloat(getComputedStyle(one).transitionDuration) > 0)"
    )
    assert page.evaluate(f"{moving}.length") == 0
