"""Take the README's pictures from the site in site/ (`make pictures`)."""

import functools
import http.server
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve the site on this machine, open each page and keep what is seen."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, address, width, height in PICTURES:
            _take(browser, f"http://127.0.0.1:{server.server_port}/{address}", name, width, height)
        browser.close()


def _take(browser: Browser, url: str, name: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(url)
    page.evaluate("document.fonts.ready")
    # A wall comes out of the dark, and its first name turns to gold.
    page.wait_for_timeout(3_000 if "kiosk/" in url else 300)
    page.screenshot(path=ROOT / f"docs/images/{name}.jpg", type="jpeg", quality=88)
    page.close()


if __name__ == "__main__":
    main()
