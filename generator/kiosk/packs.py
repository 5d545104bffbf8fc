"""What a version is read from: a folder or a zip with a manifest and its files. No link is followed."""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from generator.kiosk.manifest import LARGEST_MANIFEST, LARGEST_VERSION, MOST_FILES

_PIECE = 1 << 16
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
# A pipe that somebody put there is refused, not waited for.
_FILE = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _LOCATOR_SIZE, _LONGEST_COMMENT = 22, 20, 65_535
_MOST_ENTRIES, _LARGEST_DIRECTORY = MOST_FILES + 1_000, 16_000_000
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error, IndexError)


class SourceError(Exception):
    """Why nothing can be had from a source, in Chinese."""


class Pack(Protocol):
    """One version somewhere: `name` says where."""

    name: str

    def read_manifest(self, path: str) -> bytes:
        """The manifest's bytes, as many as one may have; raises SourceError."""

    def read(self, path: str, size: int) -> Iterator[bytes]:
        """A file in pieces, no more than a piece longer than `size`; raises SourceError."""


class FolderPack:
    """A folder with a manifest in it: a built site, or a pack that was unpacked."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder)
        # A built site is a link to one of two versions: the one it leads to now is read to the end.
        self._root = folder.resolve()

    def read_manifest(self, path: str) -> bytes:
        """The manifest's bytes."""
        return b"".join(self.read(path, LARGEST_MANIFEST))

    def read(self, path: str, size: int) -> Iterator[bytes]:
        """A file in pieces."""
        try:
            with open_below(self._root, path) as opened:
                yield from _pieces(opened, size)
        except FileNotFoundError:
            raise SourceError(f"没有 {path}") from None
        except OSError as error:
            raise SourceError(f"读不出 {path}：{error.strerror}") from None


class ZipPack:
    """A zip as `guangrong kiosk pack` writes it."""

    def __init__(self, file: Path, follow: bool = False) -> None:
        self.name, self._file = str(file), file
        self._flags = os.O_RDONLY if follow else _FILE
        self._archive: zipfile.ZipFile | None = None

    def read_manifest(self, path: str) -> bytes:
        """The manifest's bytes."""
        return b"".join(self.read(path, LARGEST_MANIFEST))

    def read(self, path: str, size: int) -> Iterator[bytes]:
        """A file in pieces."""
        with self._told():
            archive = self._open()
            with archive.open(_entry(archive, path, size)) as opened:
                yield from _pieces(opened, size)

    def names(self) -> list[str]:
        """The paths of all files in it; raises SourceError."""
        with self._told():
            return self._open().namelist()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever a zip can do wrong becomes a SourceError."""
        try:
            yield
        except SourceError:
            raise
        except OSError as error:
            raise SourceError(f"压缩包读不出：{error.strerror or error}") from None
        except KeyError:
            raise SourceError("压缩包里缺少文件") from None
        except _BROKEN_ZIP:
            raise SourceError("压缩包损坏") from None

    def _open(self) -> zipfile.ZipFile:
        """The archive, whose table of contents is read once; it closes when the pack is no longer held."""
        if self._archive is None:
            opened = os.fdopen(os.open(self._file, self._flags), "rb")
            _require_ordinary(opened, LARGEST_VERSION + LARGEST_MANIFEST)
            _require_small_directory(opened)
            self._archive = zipfile.ZipFile(opened)
        return self._archive


def _entry(archive: zipfile.ZipFile, path: str, size: int) -> zipfile.ZipInfo:
    entry = archive.getinfo(path)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.file_size > size:
        raise SourceError(f"压缩包里的 {path} 与清单不符")
    return entry


def _require_small_directory(opened: BinaryIO) -> None:
    """Refuse a zip whose table of contents alone would fill the memory, before anything reads it."""
    length = opened.seek(0, os.SEEK_END)
    opened.seek(max(0, length - _END_SIZE - _LOCATOR_SIZE - _LONGEST_COMMENT))
    tail = opened.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + _END_SIZE:
        raise SourceError("压缩包不完整")
    entries, directory = struct.unpack_from("<HI", tail, end + 10)
    is_64 = tail[max(0, end - _LOCATOR_SIZE) :].startswith(_END_64)
    if is_64 or entries > _MOST_ENTRIES or directory > _LARGEST_DIRECTORY:
        raise SourceError("压缩包里的文件太多")
    opened.seek(0)


@contextmanager
def open_below(root: Path, path: str) -> Iterator[BinaryIO]:
    """Open an ordinary file below a folder without following a link on the way; raises OSError, SourceError."""
    *above, last = path.split("/")
    folder = os.open(root, os.O_RDONLY)
    try:
        for name in above:
            inner = os.open(name, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        descriptor = os.open(last, _FILE, dir_fd=folder)
    finally:
        os.close(folder)
    with os.fdopen(descriptor, "rb") as opened:
        _require_ordinary(opened, LARGEST_VERSION)
        yield opened


def _require_ordinary(opened: BinaryIO, most: int) -> None:
    status = os.fstat(opened.fileno())
    if not stat.S_ISREG(status.st_mode) or status.st_size > most:
        raise SourceError("不是普通文件，或者太大")


def _pieces(opened: IO[bytes], size: int) -> Iterator[bytes]:
    """Read on until a piece past `size`, so that whoever counts sees what is too long."""
    read = 0
    while read <= size and (piece := opened.read(_PIECE)):
        read += len(piece)
        yield piece
