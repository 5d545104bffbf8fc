"""Take the README's pictures from the site in site/ (`make pictures`)."""

import functools
import http.server
import tempfile
import threading
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.articles.article import make_article
from generator.articles.choose import choose
from generator.articles.exports import article_files, post_files
from generator.articles.folder import write_folder
from generator.articles.post import make_post
from generator.build import prepare
from generator.forms.actions import Forms
from generator.forms.server import BASE, make_handler
from generator.memory import recall
from generator.preview import Preview
from generator.printing.exporting import print_records
from generator.printing.layouts import read_layouts
from generator.printing.ordering import Order
from generator.settings import read_settings
from generator.site import Site
from generator.today import today
from generator.web import make_server

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PICTURES = (
    ("home", "", 1280, 960),
    ("honourees", "honourees/", 1280, 960),
    ("person", "people/lv-meihua/", 1280, 960),
    ("exhibition", "exhibitions/2018-shijian-dashi/", 1280, 960),
    ("service", "services/lvshi-jiefang/", 1280, 960),
    ("search", "search/?q=工匠", 1280, 960),
    ("wall", "kiosk/gongren-wenhuagong/", 1920, 1080),
    ("wall-upright", "kiosk/gongren-wenhuagong/", 1080, 1920),
)


# Name, layout, record, dots an inch, and which page.
PRINTED = (
    ("bus-shelter", "bus-shelter", "person/wang-jinxi", 24, 0),
    ("bus-shelter-event", "bus-shelter", "event/2018-wuyi-dahui", 24, 0),
    ("roll-up", "roll-up", "person/lv-meihua", 26, 0),
    ("board", "board", "exhibition/laomo-gongjiang-niandai", 32, 1),
    ("sheet", "sheet", "person/ai-aiguo", 130, 0),
    ("certificate", "certificate", "roll/taizhou-shouxi-jishi-2015", 100, 0),
    ("long-image", "long-image", "person/wang-jinxi", 144, 0),
    ("catalogue", "catalogue", "exhibition/laomo-gongjiang-niandai", 130, 4),
)
ARTICLE, POST = "exhibitions/2018-shijian-dashi", "people/lv-meihua"
_PRINTED_WIDTH, _PRINTED_HEIGHT = 800, 1700


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve the site on this machine, open each page and keep what is seen."""
    settings = replace(read_settings(ROOT / "site_config.yml"), site_url="https://example.org/")
    site = prepare(settings, recall(settings))
    _print(site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, address, width, height in PICTURES:
            _take(browser, f"http://127.0.0.1:{server.server_port}/{address}", name, width, height)
        _take_exports(browser, site)
        _take_forms(browser)
        browser.close()


def _print(site: Site) -> None:
    """What `guangrong export print` makes of the real content, as small pictures."""
    layouts = read_layouts(site.settings)
    for name, layout, record, dots, page in PRINTED:
        kind, _, id = record.partition("/")
        printed = print_records(site, layouts[layout], [(kind, id)], Order(ending="png", dots=dots))
        with Image.open(BytesIO(printed.files[page])) as picture:
            scale = min(_PRINTED_WIDTH / picture.width, _PRINTED_HEIGHT / picture.height)
            size = round(picture.width * scale), round(picture.height * scale)
            small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        small.save(ROOT / f"docs/images/print-{name}.jpg", quality=80, optimize=True, progressive=True)


def _take_exports(browser: Browser, site: Site) -> None:
    """The pages from which an article for WeChat and a post for Weibo are copied."""
    day = today()
    exports = {
        "wechat": article_files(site, make_article(site, choose(site, [ARTICLE], day), day, "")),
        "weibo": post_files(site, make_post(site, *choose(site, [POST], day))),
    }
    for name, files in exports.items():
        with tempfile.TemporaryDirectory() as folder:
            write_folder(Path(folder) / name, files)
            _take(browser, (Path(folder) / name / "preview.html").as_uri(), name, 1280, 960)


def _take_forms(browser: Browser) -> None:
    """A roll in its form, and a mistake told; nothing is saved."""
    config = ROOT / "site_config.yml"
    handler = make_handler(Forms(read_settings(config), "pictures"))
    server = make_server(Preview(config, "pictures"), "127.0.0.1", 0, handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}{BASE}"
    page = browser.new_page(viewport={"width": 1280, "height": 960})
    page.goto(f"{base}?key={handler.key}")
    _open(page, base, "roll", "taizhou-shouxi-jishi-2015")
    rows = page.locator('[id^="recipients-field-"]').first
    rows.locator(".gr-row-name").nth(1).click()
    rows.evaluate("rows => window.scrollTo(0, rows.getBoundingClientRect().top + window.scrollY - 140)")
    _keep(page, "forms")
    _open(page, base, "person", "lv-meihua")
    page.locator('[id^="born-field-"]').fill("1950-05-03")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("menuitem", name="保存", exact=True).click()
    page.get_by_role("button", name="出生").click()
    _keep(page, "forms-mistake")
    server.shutdown()


def _open(page: Page, base: str, kind: str, id: str) -> None:
    page.goto(f"{base}#/collections/{kind}")
    page.get_by_role("heading", name="记录", exact=True).wait_for()
    page.goto(f"{base}#/collections/{kind}/entries/{id}")
    page.locator('[id*="-field-"]').first.wait_for()
    page.wait_for_timeout(500)


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(1_000)
    page.screenshot(path=ROOT / f"docs/images/{name}.jpg", type="jpeg", quality=88)


def _take(browser: Browser, url: str, name: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(url)
    page.evaluate("document.fonts.ready")
    # A wall comes out of the dark, and its first name turns to gold.
    page.wait_for_timeout(3_000 if "kiosk/" in url else 0)
    _keep(page, name)
    page.close()


if __name__ == "__main__":
    main()
