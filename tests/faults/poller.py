"""A reader of the site while it is built: every page there at every moment, and never two versions in one look."""

import os
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORDS = ("甲乙版", "乙甲版")
PAGES = ("index.html", "people/p00/index.html", "people/p03/index.html", "events/e0/index.html", "events/e1/index.html")


def version_of(content: bytes) -> int | None:
    """Which of the two versions a page belongs to; None when it is neither or both."""
    found = [version for version, word in enumerate(WORDS) if word.encode() in content]
    return found[0] if len(found) == 1 else None


class Poller:
    """Polls a site in a thread of its own."""

    def __init__(self, site: Path, old: int, pause: float, may_vanish: bool) -> None:
        self._site, self._old, self._pause, self._may_vanish = site, old, pause, may_vanish
        self._stopped = threading.Event()
        self._is_new = False
        self.rounds = 0
        self.complaints: Counter[str] = Counter()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def stop(self) -> None:
        self._stopped.set()
        self.thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self.rounds += 1
            if not self._may_vanish:
                self._look_at_one_folder()
            self._follow_each_path()
            if self._pause:
                self._stopped.wait(self._pause)

    def _look_at_one_folder(self) -> None:
        """The link is followed once; all pages below it are of one version, which stays as long as this build."""
        try:
            folder = os.open(self._site, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            self.complaints["the site was gone"] += 1
            return
        try:
            versions = {page: self._read(page, folder) for page in PAGES}
        finally:
            os.close(folder)
        if len(set(versions.values())) > 1:
            self.complaints["one folder held two versions"] += 1
        self._is_new = self._is_new or 1 - self._old in versions.values()

    def _follow_each_path(self) -> None:
        """Every page by its whole path, as a server does: old until it is new, then new for good."""
        for page in PAGES:
            version = self._read(page, None)
            if self._is_new and version == self._old:
                self.complaints[f"{page} was old again"] += 1
            self._is_new = self._is_new or version == 1 - self._old

    def _read(self, page: str, folder: int | None) -> int | None:
        path = page if folder is not None else os.path.join(self._site, page)  # noqa: PTH118
        try:
            opened = os.open(path, os.O_RDONLY, dir_fd=folder)
        except OSError:
            self.complaints[f"{page} was gone"] += 1
            return None
        try:
            version = version_of(os.read(opened, 1 << 20))
        finally:
            os.close(opened)
        if version is None:
            self.complaints[f"{page} was not whole"] += 1
        return version


@contextmanager
def polled(site: Path, old: int | None, pause: float = 0.003) -> Iterator[Poller]:
    """Polls while the block runs; the complaints are complete after it. Nothing is polled where no old site is.

    A plain folder is not held open: whoever replaces it has nowhere to keep it afterwards.
    """
    poller = Poller(site, old or 0, pause, may_vanish=not site.is_symlink())
    if old is None:
        yield poller
        return
    poller.thread.start()
    try:
        yield poller
    finally:
        poller.stop()
