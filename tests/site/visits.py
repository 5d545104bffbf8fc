"""A visit to the site in a browser, and the small server that it visits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request

Rules = list[tuple[str, dict[str, str]]]


def read_headers(file: Path) -> Rules:
    """Rules of a `_headers` file: a pattern, and what is said with the files that it fits."""
    rules: Rules = []
    for line in (line.strip() for line in file.read_text("utf-8").splitlines()):
        if line.startswith("/"):
            rules.append((line, {}))
        elif line and not line.startswith("#"):
            name, _, value = line.partition(": ")
            rules[-1][1][name] = value
    return rules


class Policed(SimpleHTTPRequestHandler):
    """Serves a folder with the headers that its `_headers` tells, and its lost page for what is not there."""

    rules: Rules

    def log_message(self, format: str, *args: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the file, unless the browser has closed the connection."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

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


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A built site on a local port, as a server with our headers would give it out."""
    handler = type("Handler", (Policed,), {"rules": read_headers(folder / "_headers")})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


class Visit:
    """A page with everything that went wrong on it; what the policy refuses is told on the console."""

    def __init__(self, page: Page, host: str) -> None:
        self.page, self.host, self.wrong = page, host, list[str]()
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("requestfailed", lambda asked: self._note_failure(asked))
        page.on("response", lambda got: self.wrong.append(f"{got.status}: {got.url}") if got.status >= 400 else None)
        page.on("request", lambda asked: self._note_foreign(asked.url))

    def _note_failure(self, asked: Request) -> None:
        """Whoever leaves a page at once does not wait for its pictures."""
        if asked.failure != "net::ERR_ABORTED":
            self.wrong.append(f"failed: {asked.url}: {asked.failure}")

    def _note_foreign(self, url: str) -> None:
        if not url.startswith((self.host, "data:", "blob:")):
            self.wrong.append(f"foreign: {url}")

    def open(self, address: str) -> Page:
        """Go to an address of the site and wait until it is there."""
        self.page.goto(self.host + address, wait_until="load")
        self.page.evaluate("document.fonts.ready")
        return self.page
