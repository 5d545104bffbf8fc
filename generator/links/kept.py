"""What was read of a site's files, kept from one time to the next: a file that is as it was is not read again.

Each row is sealed with a digest; a row that is not as it was written is read anew, and so is everything when the whole
file is damaged. Deleting it changes the time, never what is told.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.cache import fingerprint
from generator.links.scan import Scanned

_FILE = "links.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY, stamp TEXT, links TEXT, anchors TEXT, seal TEXT)"


class Seen(NamedTuple):
    """What was read of a file, and how it looked to the system then."""

    stamp: str
    scanned: Scanned


class Kept:
    """The rows of one site; without a folder nothing is kept. `version` tells apart what reads files differently."""

    def __init__(self, folder: Path | None, version: str) -> None:
        self._folder, self._version = folder, version

    def read(self) -> dict[str, Seen]:
        """Everything that is known, by path; nothing of what is damaged."""
        if self._folder is None or not (self._folder / _FILE).is_file():
            return {}
        try:
            with self._open() as database:
                return dict(self._sound(database.execute("SELECT path, stamp, links, anchors, seal FROM seen")))
        except sqlite3.Error:
            with suppress(OSError):
                (self._folder / _FILE).unlink()
            return {}

    def change(self, seen: Mapping[str, Seen], gone: Iterable[str]) -> None:
        """Remember these and forget those, where anything can be kept."""
        if self._folder is None:
            return
        with suppress(sqlite3.Error, OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._open() as database:
                database.execute(_TABLE)
                database.executemany("DELETE FROM seen WHERE path = ?", ((path,) for path in gone))
                database.executemany("REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", self._rows(seen))

    def _open(self) -> "_Closing":
        assert self._folder is not None
        return _Closing(self._folder / _FILE)

    def _rows(self, seen: Mapping[str, Seen]) -> Iterator[tuple[str, ...]]:
        for path, (stamp, scanned) in seen.items():
            row = (path, stamp, "\n".join(scanned.links), "\n".join(scanned.anchors))
            yield (*row, self._seal(*row))

    def _sound(self, rows: Iterable[tuple[str, str, str, str, str]]) -> Iterator[tuple[str, Seen]]:
        for path, stamp, links, anchors, seal in rows:
            if seal == self._seal(path, stamp, links, anchors):
                yield path, Seen(stamp, Scanned(_lines(links), _lines(anchors)))

    def _seal(self, *parts: str) -> str:
        return fingerprint(self._version.encode(), *(part.encode("utf-8", "surrogatepass") for part in parts))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


class _Closing:
    """A database that is committed and closed behind a block; what goes wrong within undoes it."""

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(file, timeout=10)

    def __enter__(self) -> sqlite3.Connection:
        return self._database

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._database.commit()
        finally:
            self._database.close()
