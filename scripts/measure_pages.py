"""How soon and how still pages of site/ stand on a slow phone, and what they weigh (`make paint`).

A processor four times slower, 4 Mbit/s, 40 ms to the server, an empty cache; medians of several visits.
"""

import functools
import gzip
import http.server
import statistics
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PAGES = (
    "",
    "people/",
    "people/lv-meihua/",
    "rolls/",
    "events/2018-wuyi-dahui/",
    "exhibitions/2018-shijian-dashi/",
    "about/",
)
VISITS = 5
WATCH = """
window.seen = {paint: 0, shift: 0};
const watch = (type, note) =>
  new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("largest-contentful-paint", one => { seen.paint = one.startTime; });
watch("layout-shift", one => { if (!one.hadRecentInput) seen.shift += one.value; });
"""
COLUMNS = ("page", "largest paint, s", "shift", "HTML, KB", "CSS, KB", "JS, KB", "font, KB", "pictures, KB")


class Packed(http.server.SimpleHTTPRequestHandler):
    """Sends texts packed, as servers on the net do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes() if file.suffix == ".woff2" else gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix != ".woff2":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def visit(browser: Browser, url: str) -> tuple[float, float, dict[str, int]]:
    """Seconds to the largest paint, how far things moved, and bytes on the line by sort of file."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    line: Any = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 40, "downloadThroughput": 500_000, "uploadThroughput": 500_000},
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: dict[str, int] = {}
    kinds: dict[str, str] = {}
    line.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))

    def count(told: dict[str, Any]) -> None:
        kind = kinds.get(told["requestId"], "Other")
        sizes[kind] = sizes.get(kind, 0) + int(told["encodedDataLength"])

    line.on("Network.loadingFinished", count)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(300)
    seen = page.evaluate("seen")
    context.close()
    return seen["paint"] / 1000, seen["shift"], sizes


def main() -> None:
    """Visit each page several times and print a table."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packed, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"| {' | '.join(COLUMNS)} |\n|---{'|---:' * (len(COLUMNS) - 1)}|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for address in PAGES:
            visits = [visit(browser, f"http://127.0.0.1:{server.server_port}/{address}") for _ in range(VISITS)]
            paint, shift = statistics.median(one[0] for one in visits), max(one[1] for one in visits)
            sizes = (visits[0][2].get(kind, 0) / 1000 for kind in ("Document", "Stylesheet", "Script", "Font", "Image"))
            print(
                f"| {address or '首页'} | {paint:.2f} | {shift:.3f} | {' | '.join(f'{size:.1f}' for size in sizes)} |"
            )
        browser.close()


if __name__ == "__main__":
    main()
