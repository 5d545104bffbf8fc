"""What earlier builds already worked out. Deleting it changes the time of a build, never its bytes."""

import hashlib
import re
import sqlite3
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

_PACKAGE = Path(__file__).parent
_LIBRARIES = ("comrak", "nh3", "jinja2", "pyyaml", "pillow", "fonttools", "brotli")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL, seal TEXT NOT NULL)"


def fingerprint(*parts: bytes) -> str:
    """A short digest of byte strings, each kept apart from the next."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


@cache
def program_version() -> bytes:
    """What the answers depend on besides the question: this program's text and its libraries."""
    files = [*_PACKAGE.rglob("*.py"), *_PACKAGE.rglob("data/*.txt")]
    texts = [path.read_bytes() for path in sorted(files)]
    return fingerprint(*texts, *(version(name).encode() for name in _LIBRARIES)).encode()


class Cache:
    """Keeps texts by key between builds; what a build did not ask for is forgotten at its end.

    Damage, a foreign file or a read-only folder only mean that everything is worked out again:
    every value is sealed with a digest and thrown away when the seal is broken.
    """

    def __init__(self, folder: Path | None, name: str) -> None:
        self._new: dict[str, str] = {}
        self._used: set[str] = set()
        self._store = _open_store(folder / f"{name}.sqlite") if folder else None

    def __enter__(self) -> "Cache":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._store is not None:
            try:
                if kind is None:
                    self._keep(self._store)
            except sqlite3.Error:
                pass
            finally:
                self._store.close()

    def get(self, key: str) -> str | None:
        """The text kept under a key, or None."""
        if self._store is None:
            return None
        try:
            row = self._store.execute("SELECT value, seal FROM kept WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, UnicodeError):
            return None
        if row is None or not isinstance(row[0], str) or row[1] != _seal(key, row[0]):
            return None
        self._used.add(key)
        return row[0]

    def put(self, key: str, value: str) -> None:
        """Keep a text under a key from the end of this build on, unless it is no text that can be stored."""
        if not _SURROGATE.search(value):
            self._new[key] = value

    def _keep(self, store: sqlite3.Connection) -> None:
        with store:
            known = {key for (key,) in store.execute("SELECT key FROM kept")}
            gone = known - self._used - self._new.keys()
            store.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in gone))
            rows = ((key, value, _seal(key, value)) for key, value in self._new.items())
            store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)


def keep_bytes(folder: Path, key: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept in a file of their own under a key, or made anew (and kept where that is possible)."""
    file = folder / key
    try:
        seal, _, content = file.read_bytes().partition(b"\n")
        if seal == fingerprint(key.encode(), content).encode():
            return content
    except OSError:
        pass
    content = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(fingerprint(key.encode(), content).encode() + b"\n" + content)
    except OSError:
        pass
    return content


def _seal(key: str, value: str) -> str:
    return fingerprint(key.encode(), value.encode("utf-8", "surrogatepass"))


def _open_store(path: Path) -> sqlite3.Connection | None:
    """Open the store, starting afresh when what is there is not one; None where nothing can be kept."""
    for attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            store = sqlite3.connect(path, timeout=5)
            store.execute("PRAGMA synchronous = OFF")
            store.execute(_TABLE)
            store.execute("SELECT key, value, seal FROM kept LIMIT 1").fetchone()
            return store
        except (sqlite3.Error, OSError):
            if attempt == 0:
                _remove(path)
    return None


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
