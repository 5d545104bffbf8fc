"""What earlier builds worked out, on disk: one SQLite file that is believed whole or not at all.

The file is sealed with a digest of all its bytes. Damage, a build that was killed, another program or a foreign file
break the seal, and then everything is worked out again.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

# Fewer than SQLite takes as the values of one question.
_AT_ONCE = 500
_TABLE = "CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"


class Store:
    """Texts by key. Nothing here raises for what the disk holds or refuses."""

    def __init__(self, folder: Path | None, version: bytes) -> None:
        self._file = folder / "answers.sqlite" if folder else None
        self._seal = folder / "answers.seal" if folder else None
        self.version = version
        self._connection = self._open()

    @property
    def is_new(self) -> bool:
        """Whether nothing was kept that can be believed."""
        return self._connection is None

    def get(self, key: str) -> str | None:
        """The text kept under a key."""
        return next((value for _, value in self._select("key = ?", key)), None)

    def get_all(self, keys: Sequence[str]) -> dict[str, str]:
        """The texts kept under these keys, by key; asking for many at once takes a fraction of the time."""
        found: dict[str, str] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            found.update(self._select(f"key IN ({','.join('?' * len(some))})", *some))
        return found

    def under(self, start: str) -> Iterator[tuple[str, str]]:
        """Every key that begins like this, without its beginning, and its text."""
        end = start[:-1] + chr(ord(start[-1]) + 1)
        return ((key[len(start) :], value) for key, value in self._select("key >= ? AND key < ?", start, end))

    def save(self, changes: Sequence[tuple[str, str | None]]) -> None:
        """Keep texts (None: forget the key) for the next build. What cannot be kept will be worked out again."""
        gone = (key for key, value in changes if value is None)
        self._try_to_save(gone, ((key, value) for key, value in changes if value is not None))

    def begin_with(self, rows: Iterable[tuple[str, str]]) -> None:
        """Forget everything, and keep these texts instead."""
        self.close()
        self._try_to_save((), rows)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _try_to_save(self, gone: Iterable[str], rows: Iterable[tuple[str, str]]) -> None:
        try:
            self._save(gone, rows)
        except (sqlite3.Error, OSError, UnicodeError):
            self.close()

    def _select(self, where: str, *values: str) -> Iterator[tuple[str, str]]:
        if self._connection is None:
            return iter(())
        return self._connection.execute(f"SELECT key, value FROM kept WHERE {where}", values)

    def _open(self) -> sqlite3.Connection | None:
        try:
            if self._file is None or self._seal is None or self._seal.read_bytes() != self._digest():
                return None
            return _connect(self._file)
        except (OSError, sqlite3.Error):
            return None

    def _save(self, gone: Iterable[str], rows: Iterable[tuple[str, str]]) -> None:
        if self._file is None or self._seal is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._seal.unlink(missing_ok=True)
        if self._connection is None:
            self._file.unlink(missing_ok=True)
            self._connection = _connect(self._file)
            self._connection.execute(_TABLE)
        with self._connection as connection:
            connection.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in gone))
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
        self._reseal(self._seal)

    def _reseal(self, seal: Path) -> None:
        temporary = seal.with_suffix(".new")
        temporary.write_bytes(self._digest())
        temporary.replace(seal)

    def _digest(self) -> bytes:
        assert self._file is not None
        with self._file.open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
            return f"{content} {os.fstat(opened.fileno()).st_size} ".encode() + self.version


def _connect(path: Path) -> sqlite3.Connection:
    """Without a journal: a broken seal tells what a journal would mend."""
    connection = sqlite3.connect(path, timeout=5)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -65536")
    return connection
