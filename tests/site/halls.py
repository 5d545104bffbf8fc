"""Exhibitions opened from the disk, as a visitor without a server opens them."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

DIGEST, TOUR, ERAS = "2018-shijian-dashi", "laomo-gongjiang-xunhuizhan", "laomo-gongjiang-niandai"
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Visitor:
    """Opens exhibitions from the disk; whatever a script trips over fails the test."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self.browser, self.site, self.wrong = browser, site, list[str]()
        self._contexts = ExitStack()

    def open(self, exhibition: str, after: str = "", at: str | None = None, **options: Any) -> Page:
        context = self.browser.new_context(locale="zh-CN", **({"viewport": {"width": 1360, "height": 900}} | options))
        self._contexts.callback(context.close)
        context.set_default_timeout(5_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        if at:
            page.clock.install(time=at)
        page.goto((self.site / "exhibitions" / exhibition / "index.html").as_uri() + after, wait_until="load")
        return page

    def leave(self) -> None:
        """Close all that was opened."""
        self._contexts.close()
