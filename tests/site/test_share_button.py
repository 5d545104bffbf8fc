"""Passing a page on: its address as a QR code that cameras read, and a button that shares or copies it."""

import io
from collections.abc import Callable, Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route
from workspace import Built, Workspace, cut_no_font

from generator.bundles import stylesheet
from generator.outputs import assets
from generator.settings import read_settings

SITE = "https://gonghui.example.cn/光荣/"
HERE = f"{SITE}people/a/"
_SHEET = "navigator.share = told => (window.told = told, Promise.resolve())"
_CLOSED = "navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'))"
_BROKEN = "navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
_NO_SHEET = "Object.defineProperty(navigator, 'share', {value: undefined})"
_NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
_NO_COPY = "document.execCommand = () => false"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site that knows its address, with one person."""
    workspace = Workspace(tmp_path_factory.mktemp("share"))
    workspace.config.write_text(f"{workspace.config.read_text('utf-8')}site_url: {SITE}\n", "utf-8")
    workspace.person("a", "丁一")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_no_font)
        return workspace.build()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="zh-CN")
    made.set_default_timeout(10_000)
    yield made
    made.close()


def serve(context: BrowserContext, site: Built, host: str) -> None:
    """Answer what is asked of a host with the files of the site."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(host)
        route.fulfill(path=site.folder / (f"{path}index.html" if path.endswith("/") or not path else path))

    context.route(f"{host}**", answer)


def press(page: Page) -> str:
    """Press the button; returns what is said then."""
    page.get_by_role("button", name="分享本页").click()
    said = page.get_by_role("status")
    page.wait_for_timeout(100)
    return said.inner_text()


def test_the_code_is_read_back_in_both_schemes_and_on_paper(site: Built, context: BrowserContext):
    page = context.new_page()
    page.goto((site.folder / "people/a/index.html").as_uri())
    page.add_style_tag(content=stylesheet(read_settings(site.folder.parent / "site_config.yml")))
    for scheme in ("default", "slate"):
        page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
        picture = Image.open(io.BytesIO(page.locator(".gr-qr").screenshot()))
        assert [found.text for found in zxingcpp.read_barcodes(picture)] == [HERE], scheme
    page.emulate_media(media="print")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [HERE]
    assert page.get_by_role("img", name="本页地址的二维码").is_visible()
    assert not page.get_by_role("button").is_visible()


def test_the_system_sheet_is_asked_where_there_is_one(site: Built, context: BrowserContext):
    serve(context, site, "http://localhost/")
    page = context.new_page()
    page.add_init_script(_SHEET)
    page.goto("http://localhost/people/a/")
    assert press(page) == ""
    assert page.evaluate("window.told") == {"title": "丁一 - 小站", "url": HERE}


def test_closing_the_sheet_says_nothing_and_copies_nothing(site: Built, context: BrowserContext):
    page = context.new_page()
    page.add_init_script(_CLOSED)
    page.goto((site.folder / "people/a/index.html").as_uri())
    assert press(page) == ""


@pytest.mark.parametrize("script", [_NO_SHEET, _BROKEN])
def test_else_the_address_is_copied_and_that_is_said(site: Built, context: BrowserContext, script: str):
    serve(context, site, "http://localhost/")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(script)
    page.goto("http://localhost/people/a/#x")
    assert press(page) == "地址已复制"
    assert page.evaluate("navigator.clipboard.readText()") == HERE


def _from_disk(site: Built, context: BrowserContext) -> str:
    return (site.folder / "people/a/index.html").as_uri()


def _without_encryption(site: Built, context: BrowserContext) -> str:
    serve(context, site, "http://gonghui.test/")
    return "http://gonghui.test/people/a/"


@pytest.mark.parametrize("address", [_from_disk, _without_encryption])
def test_without_the_clipboard_it_is_copied_by_hand(
    site: Built, context: BrowserContext, address: Callable[[Built, BrowserContext], str]
):
    page = context.new_page()
    page.add_init_script(
        f"{_NO_SHEET}; {_NO_CLIPBOARD}; document.addEventListener('copy', () => window.copied = String(getSelection()))"
    )
    page.goto(address(site, context))
    assert press(page) == "地址已复制"
    assert page.evaluate("window.copied") == HERE
    assert page.locator("textarea").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "分享本页"


def test_when_nothing_works_that_is_said_too(site: Built, context: BrowserContext):
    serve(context, site, "http://gonghui.test/")
    page = context.new_page()
    page.add_init_script(f"{_NO_SHEET}; {_NO_COPY}")
    page.goto("http://gonghui.test/people/a/")
    assert press(page) == "没能复制，请从地址栏复制"


def test_without_scripts_there_is_no_button(site: Built, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site.folder / "people/a/index.html").as_uri())
    assert not page.get_by_role("button").is_visible()
    assert page.locator(".gr-qr").is_visible()
    context.close()
