"""The one writer: fills a folder with a site's files, writing only what is not there, and knows what it wrote."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple


class Written(NamedTuple):
    """What is known of a written file: its tag, its size in bytes, the time of its last change in nanoseconds, and its
    sha256 in hex.
    """

    tag: str
    size: int
    changed: int
    digest: str


Manifest = dict[str, Written]


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site: its path there, a tag that changes when its bytes do, and how to make them.

    One that `is_slow` to make is made by a worker of its own while pages are made. Of files that say what they are made
    `of` there may be very many: all cores share them, and those made of the same come one after another.
    """

    path: str
    tag: str
    make: Callable[[], bytes]
    is_slow: bool = False
    of: str = ""


# The content of a file with a tag, made elsewhere; None where there is none.
Supply = Callable[[str, str], bytes | None]

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


class Target:
    """A folder that is being filled with the files of a site.

    `known` tells what an earlier build wrote into it; `twin` is the folder of another version of the site, whose files
    are shared where they are alike; `supply` has files that others made. Every path is below the folder. Raises OSError
    as the system reports it, also what is only told when a file is closed.
    """

    def __init__(self, folder: Path, known: Manifest, twin: "Target | None" = None) -> None:
        self.folder, self._known, self._twin = folder, known, twin
        self._root = str(folder)
        self._folders = {""}
        self.supply: Supply = lambda path, tag: None
        self.written: Manifest = {}

    def clear(self, wanted: Iterable[str]) -> None:
        """Remove every file that will not be wanted, and what stands in the way of a file or folder that will."""
        self.folder.mkdir(parents=True, exist_ok=True)
        paths = set(wanted)
        if self._known and self._known.keys() <= paths:
            return
        folders = {folder for path in paths for folder in _folders_above(path)}
        if not self._known:
            self._clear_unknown(paths, folders)
        for path in self._known.keys() - paths:
            self._remove(path, folders)

    def keeps(self, path: str, tag: str) -> bool:
        """Whether the file with this tag is in place: from before, shared with the twin, or supplied."""
        if self._has(path, tag):
            self.written[path] = self._known[path]
            return True
        if self.shares(path, tag):
            return True
        if (content := self.supply(path, tag)) is None:
            return False
        self.put(path, tag, content)
        return True

    def put(self, path: str, tag: str, content: bytes) -> None:
        """Write a file."""
        if path.startswith("/") or any(part in ("", ".", "..") for part in path.split("/")):
            raise ValueError(f"not a path below the site: {path}")
        status: list[os.stat_result] = []
        self._place(path, lambda target: status.append(_write(target, content)))
        self.written[path] = Written(tag, status[-1].st_size, status[-1].st_mtime_ns, sha256(content).hexdigest())

    def read(self, path: str) -> bytes:
        """A file that is in place."""
        return Path(self._root, path).read_bytes()

    def shares(self, path: str, tag: str) -> bool:
        """Whether the version that is served now has the file with this tag, which then is in place here too."""
        if self._twin is None or not self._twin._has(path, tag):
            return False
        self._place(path, lambda target: os.link(self._twin_path(path), target))
        self.written[path] = self._twin._known[path]
        return True

    def read_served(self, path: str) -> bytes:
        """A file of the version that is served now; nothing where there is none."""
        try:
            return b"" if self._twin is None else self._twin.read(path)
        except OSError:
            return b""

    def put_all(self, runs: Iterable[Iterable[OutputFile]]) -> Manifest:
        """Make and write these files; returns what is known of them, for one who had others write them."""
        before = set(self.written)
        for output in chain.from_iterable(runs):
            self.put(output.path, output.tag, output.make())
        return {path: one for path, one in self.written.items() if path not in before}

    def _has(self, path: str, tag: str) -> bool:
        known = self._known.get(path)
        if known is None or known.tag != tag:
            return False
        try:
            status = os.lstat(f"{self._root}/{path}")
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (known.size, known.changed)

    def _twin_path(self, path: str) -> str:
        assert self._twin is not None
        return f"{self._twin._root}/{path}"

    def _place(self, path: str, make: Callable[[str], object]) -> None:
        """Make a file where there may be one, which other versions may share: that is removed, never written over."""
        target = f"{self._root}/{path}"
        self._make_folder(path.rpartition("/")[0])
        try:
            make(target)
        except FileExistsError:
            os.unlink(target)
            make(target)

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        with suppress(FileExistsError):
            try:
                os.mkdir(f"{self._root}/{folder}")
            except FileNotFoundError:
                os.makedirs(f"{self._root}/{folder}", exist_ok=True)
        self._folders.add(folder)

    def _clear_unknown(self, paths: set[str], folders: set[str]) -> None:
        """Of a folder of which nothing is known: remove what is not wanted; the rest will be replaced."""
        for here, inner, files in os.walk(self._root, topdown=False):
            below = os.path.relpath(here, self._root).replace(os.sep, "/")
            prefix = "" if below == "." else f"{below}/"
            for name in [*files, *(name for name in inner if os.path.islink(f"{here}/{name}"))]:
                if prefix + name not in paths:
                    os.unlink(f"{here}/{name}")
            if prefix and below not in folders:
                os.rmdir(here)

    def _remove(self, path: str, folders: set[str]) -> None:
        """Remove a file and the folders that it leaves empty."""
        try:
            os.unlink(f"{self._root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            return
        for folder in _folders_above(path):
            if folder in folders:
                return
            try:
                os.rmdir(f"{self._root}/{folder}")
            except OSError:
                return


def _folders_above(path: str) -> list[str]:
    """The folders that a path lies in, the innermost first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _write(target: str, content: bytes) -> os.stat_result:
    descriptor = os.open(target, _NEW, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)
