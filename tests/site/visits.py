"""A visit to the site in a browser, and the small server that it visits."""

from contextlib import suppress
from http.server import SimpleHTTPRequestHandler
from typing import Any

from playwright.sync_api import Page


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and tells nobody."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the file, unless the browser has closed the connection."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


class Visit:
    """A page with everything that went wrong on it."""

    def __init__(self, page: Page, host: str) -> None:
        self.page, self.host, self.wrong = page, host, list[str]()
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("requestfailed", lambda asked: self.wrong.append(f"failed: {asked.url}"))
        page.on("response", lambda got: self.wrong.append(f"{got.status}: {got.url}") if got.status >= 400 else None)
        page.on("request", lambda asked: self._note_foreign(asked.url))

    def _note_foreign(self, url: str) -> None:
        if not url.startswith((self.host, "data:", "blob:")):
            self.wrong.append(f"foreign: {url}")

    def open(self, address: str) -> Page:
        """Go to an address of the site and wait until it is there."""
        self.page.goto(self.host + address, wait_until="load")
        self.page.evaluate("document.fonts.ready")
        return self.page
