"""`guangrong kiosk show`: keeps one browser on the wall alive, and starts it again when the page has fallen silent."""

import http.client
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from generator.kiosk import browser, disk
from generator.kiosk.manifest import folder_of

_LONGEST_PAUSE, _LIVED = 15.0, 30.0  # seconds; who lives longer than the second starts with short pauses again
_TURN = 0.5  # seconds between looks at the browser's process
_QUICK_ENDS = 4  # after so many in a row the profile itself may be what is broken
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(slots=True)
class Screen:
    """What is to be kept alive. `silence` is how many seconds without a heartbeat are too many.

    One that is shown `once` may be closed by whoever sits before it.
    """

    origin: str
    kiosk: str
    profile: Path
    make_command: Callable[[str], list[str]]
    silence: float = 90.0
    first_pause: float = 1.0
    once: bool = False
    code: int | None = 0  # the browser's last exit code; negative where we or another ended it

    @property
    def look(self) -> float:
        """Seconds between looks at what the server knows of the page."""
        return min(5.0, self.silence / 10)

    def run(self, stop: Event) -> None:
        """Show the wall until `stop` is set."""
        pause, quick = self.first_pause, 0
        while self._wait_for_server(stop):
            if quick >= _QUICK_ENDS:
                _say("浏览器一再退出，换用新的配置文件夹")
                disk.discard(self.profile)
                quick = 0
            lived = self._show(stop)
            if self.once:
                return
            quick, pause = (0, self.first_pause) if lived >= _LIVED else (quick + 1, pause)
            if stop.wait(pause):
                return
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _show(self, stop: Event) -> float:
        """Start a browser and stay with it to its end; the seconds that it lived."""
        started = time.monotonic()
        try:
            browser.repair(self.profile)
            shown = browser.start(self.make_command(f"{self.origin}/{folder_of(self.kiosk)}/"))
        except OSError as error:
            _say(f"浏览器启动不了：{error.strerror or error}")
            return 0.0
        try:
            self._watch(shown, stop)
        finally:
            browser.end(shown)
            self.code = shown.returncode
        return time.monotonic() - started

    def _watch(self, shown: subprocess.Popen[bytes], stop: Event) -> None:
        """Return when the browser has ended, when it is to end, or when its page has been silent for too long."""
        last_sign = last_look = time.monotonic()
        while not stop.wait(_TURN):
            if shown.poll() is not None:
                _say(f"浏览器退出了（{shown.returncode}）")
                return
            if time.monotonic() - last_look < self.look:
                continue
            told, last_look = self._ask(), time.monotonic()
            # Without a server, or before it has a version, a page cannot tell that it is well.
            if told is None or not told.get("version"):
                last_sign = time.monotonic()
                continue
            heartbeat = told.get("heartbeat") or {}
            last_sign = max(last_sign, time.monotonic() - float(heartbeat.get("age", 1e9)))
            if time.monotonic() - last_sign > self.silence:
                _say(f"网页 {self.silence:.0f} 秒没有心跳，重新启动浏览器")
                return

    def _wait_for_server(self, stop: Event) -> bool:
        """Wait until the server answers; False when it is time to stop."""
        is_told = False
        while not stop.is_set():
            if self._ask() is not None:
                return True
            if not is_told:
                _say(f"等待 {self.origin} …")
                is_told = True
            stop.wait(_TURN)
        return False

    def _ask(self) -> dict[str, Any] | None:
        """What the server tells of itself; None when it does not answer."""
        try:
            with _OPENER.open(f"{self.origin}/status.json", timeout=5) as answer:
                told = json.loads(answer.read(1_000_000))
        except (OSError, ValueError, http.client.HTTPException):
            return None
        return told if isinstance(told, dict) and told.get("kiosk") == self.kiosk else None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
