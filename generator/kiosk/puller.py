"""Asks one source for newer versions again and again, more rarely while it fails; says once what has changed."""

import random
import sys
import time
from threading import Event, Thread

from generator.kiosk.packs import SourceError
from generator.kiosk.shelf import Shelf
from generator.kiosk.sources import find_offers, is_remote

# Seconds: a web site that fails is spared; a stick may be put in at any time.
_RAREST_REMOTE, _RAREST_LOCAL = 600.0, 60.0
_WAITING, _SAME = "还没有试", "没有更新的版本"


class Stopped(Exception):
    """The box is being switched off."""


class Puller(Thread):
    """One source's thread, so that one that hangs keeps no other waiting."""

    def __init__(self, source: str, shelf: Shelf, every: float, stop: Event) -> None:
        super().__init__(daemon=True, name=f"pull {source}")
        self.source, self._shelf, self._every, self._stop_asked = source, shelf, every, stop
        self.result, self.is_good, self._tried = _WAITING, True, 0.0
        self._failures = 0

    def run(self) -> None:
        """Ask until the box is switched off."""
        while not self._stop_asked.is_set():
            self.ask()
            self._stop_asked.wait(self.pause())

    def ask(self) -> None:
        """Ask once; whatever goes wrong becomes the result."""
        try:
            result, is_good = self._take(), True
        except Stopped:
            return
        except SourceError as error:
            result, is_good = str(error), False
        except OSError as error:
            result, is_good = f"写不进磁盘：{error.strerror or error}", False
        except Exception as error:  # a source may hold anything, and its thread must go on
            result, is_good = f"出错：{type(error).__name__}", False
        self._failures = 0 if is_good else self._failures + 1
        if result != self.result and (result != _SAME or not self.is_good):
            print(f"{self.source}: {result}", file=sys.stderr, flush=True)
        self.result, self.is_good, self._tried = result, is_good, time.monotonic()

    def pause(self) -> float:
        """Seconds until the next time: doubled by every failure in a row, and a little apart from other boxes'."""
        rarest = max(self._every, _RAREST_REMOTE if is_remote(self.source) else _RAREST_LOCAL)
        return min(rarest, self._every * 2.0 ** min(self._failures, 20)) * random.uniform(0.9, 1.1)

    def tell(self) -> dict[str, object]:
        """For the status page."""
        age = round(time.monotonic() - self._tried, 1) if self._tried else None
        return {"source": self.source, "result": self.result, "is_good": self.is_good, "age": age}

    def _take(self) -> str:
        """Take the newest version that is whole; an older good one where the newest is broken."""
        failure: SourceError | None = None
        for manifest, content, pack in find_offers(self.source, self._shelf.kiosk):
            if not self._shelf.wants(manifest):
                break
            try:
                if self._shelf.add(manifest, content, pack, self._go_on):
                    return f"取得新版本 {manifest.version[:16]}"
            except SourceError as error:
                failure = failure or error
        if failure:
            raise failure
        return _SAME

    def _go_on(self) -> None:
        if self._stop_asked.is_set():
            raise Stopped
