"""The files of a slice one after another: for each a line of JSON with path, tag and size, then its bytes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import NonNegativeInt, TypeAdapter, ValidationError
from pydantic_core import to_json

from generator.codes import Text
from generator.refusal import Refused
from generator.write import Target

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | getattr(os, "O_BINARY", 0)
SUFFIX = ".files"
_LONGEST_HEAD = 1 << 16
_HEAD = TypeAdapter(tuple[str, str, NonNegativeInt])


class Bundle(Target):
    """Takes files and lays none of them out; every process that makes some has a file of its own to put them in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, {})
        self._process, self._opened = 0, -1

    def clear(self, wanted: Iterable[str]) -> None:
        """Nothing is there before."""

    def keeps(self, path: str, tag: str) -> bool:
        """No file is there before it is put."""
        return False

    def put(self, path: str, tag: str, content: bytes) -> None:
        """Add a file."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._opened = os.open(self.folder / f"{self._process}{SUFFIX}", _NEW, 0o644)
        head = to_json((path, tag, len(content))) + b"\n"
        # Nothing waits in a buffer: workers end without emptying any.
        view = memoryview(head + content)
        while view:
            view = view[os.write(self._opened, view) :]


class Place(NamedTuple):
    """Where a file is: in which bundle, its tag, and its bytes there."""

    bundle: int
    tag: str
    start: int
    size: int


class Supply:
    """The files of many bundles by path and tag."""

    def __init__(self, bundles: Iterable[Path]) -> None:
        self._opened: list[int] = []
        self._places: dict[str, Place] = {}
        for bundle in bundles:
            number = len(self._opened)
            self._opened.append(os.open(bundle, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_BINARY", 0)))
            self._places |= {path: Place(number, tag, start, size) for path, tag, start, size in _read_heads(bundle)}

    def __call__(self, path: str, tag: str) -> bytes | None:
        """The bytes of a file with this tag; None where there is none."""
        place = self._places.get(path)
        if place is None or place.tag != tag:
            return None
        return _read(self._opened[place.bundle], place.start, place.size)

    def close(self) -> None:
        """Let go of the bundles."""
        while self._opened:
            os.close(self._opened.pop())


def _read(opened: int, start: int, size: int) -> bytes | None:
    content = b""
    while len(content) < size and (more := _read_at(opened, size - len(content), start + len(content))):
        content += more
    return content if len(content) == size else None


def _read_at(opened: int, size: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(opened, size, start)
    os.lseek(opened, start, os.SEEK_SET)  # Windows, where no worker shares the file
    return os.read(opened, size)


def _read_heads(bundle: Path) -> Iterator[tuple[str, str, int, int]]:
    """Path, tag, start and size of every file in a bundle; raises Refused where it is none."""
    whole = bundle.stat().st_size
    with bundle.open("rb") as opened:
        while head := opened.readline(_LONGEST_HEAD):
            start = opened.tell()
            try:
                path, tag, size = _HEAD.validate_json(head)
            except ValidationError:
                raise damaged(bundle.parent) from None
            if size > whole - start:
                raise damaged(bundle.parent)
            yield path, tag, start, size
            opened.seek(size, os.SEEK_CUR)


def damaged(folder: Path) -> Refused:
    """Of a slice that is not as it was written."""
    return Refused(
        Text(
            f"{folder} 坏了：里面的文件少了，或者和建好时不一样；请重新建这一片",
            f"{folder} is damaged: its files are not as they were written; build this slice again",
        )
    )
