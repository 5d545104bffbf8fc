"""`python -m bench.visit`: what a first visit to pages of a built site costs a slow phone.

A middling phone on a middling net: 4 × slower processor, 4 Mbit/s, 40 ms a round trip, nothing kept from before.
"""

import argparse
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

_BROWSER = "/usr/bin/chromium"
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "has_touch": True}
_NET = {"offline": False, "latency": 40, "downloadThroughput": 500_000, "uploadThroughput": 125_000}
_SLOWER = 4
_PAGES = (
    "",
    "honourees/",
    "people/lv-meihua/",
    "rolls/taizhou-shouxi-jishi-2015/",
    "events/2018-wuyi-dahui/",
    "exhibitions/2018-shijian-dashi/",
    "services/lvshi-jiefang/",
    "about/",
)
_TEXTS = (".html", ".css", ".js", ".svg", ".json", ".xml")
_PAINTED = """new Promise(done => {
  let largest = 0, shift = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) largest = one.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(list => { for (const one of list.getEntries()) shift += one.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done([largest, shift]), 600);
})"""


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """Milliseconds to the largest paint, the sum of layout shifts, and bytes as they are sent, by ending."""

    largest: float
    shift: float
    bytes: dict[str, int]


class _Zipping(SimpleHTTPRequestHandler):
    """Sends texts gzipped, as any public server does."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """A file, gzipped when it is a text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        is_text = path.suffix in _TEXTS
        content = gzip.compress(path.read_bytes(), 6) if is_text else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(content)
        return None


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's address while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Zipping, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def visit(browser: Browser, url: str) -> FirstVisit:
    """Open a page as somebody does who has never been there."""
    context = browser.new_context(locale="zh-CN", **_PHONE)
    page = context.new_page()
    control = context.new_cdp_session(page)
    control.send("Network.enable")
    control.send("Network.emulateNetworkConditions", _NET)
    control.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    sent: dict[str, int] = {}
    names: dict[str, str] = {}
    control.on("Network.responseReceived", lambda got: names.update({got["requestId"]: got["response"]["url"]}))

    def note(done: dict[str, Any]) -> None:
        ending = Path(names.get(done["requestId"], "").partition("?")[0]).suffix or ".html"
        sent[ending] = sent.get(ending, 0) + int(done["encodedDataLength"])

    control.on("Network.loadingFinished", note)
    page.goto(url, wait_until="load")
    largest, shift = page.evaluate(_PAINTED)
    context.close()
    return FirstVisit(largest, shift, sent)


def main() -> None:
    """Visit each page several times and print the medians as a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.visit", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="a built site (default: site)")
    parser.add_argument("--rounds", type=int, default=5, help="visits to each page (default: 5)")
    parser.add_argument("pages", nargs="*", default=_PAGES)
    options = parser.parse_args()
    print("| first visit | largest paint, ms | layout shift | JS, KB | CSS, KB | font, KB |")
    print("|---|---:|---:|---:|---:|---:|")
    with served(options.site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=list(_QUIET))
        for address in options.pages:
            print(_row(address, [visit(browser, host + address) for _ in range(options.rounds)]), flush=True)
        browser.close()


def _row(address: str, visits: list[FirstVisit]) -> str:
    largest, shift = median(one.largest for one in visits), max(one.shift for one in visits)
    sizes = (median(one.bytes.get(ending, 0) for one in visits) / 1000 for ending in (".js", ".css", ".woff2"))
    return f"| `/{address}` | {largest:.0f} | {shift:.3f} | {' | '.join(f'{size:.1f}' for size in sizes)} |"


if __name__ == "__main__":
    main()
