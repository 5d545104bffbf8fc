"""Files that the disk is known to hold: written in full, synced, compared with their digests."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.kiosk.manifest import File
from generator.kiosk.packs import SourceError, open_below

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_PIECE = 1 << 20


def write_verified(target: Path, path: str, file: File, pieces: Iterable[bytes]) -> None:
    """Write what a source gives and have the disk keep it; raises SourceError where the manifest says otherwise."""
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(target, _NEW, 0o644)
    try:
        for piece in pieces:
            size += len(piece)
            if size > file.size:
                raise SourceError(f"{path} 比清单里的长")
            digest.update(piece)
            _write_all(descriptor, piece)
        if size < file.size:
            raise SourceError(f"{path} 不完整")
        if digest.hexdigest() != file.digest:
            raise SourceError(f"{path} 的内容与校验值不符")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_synced(target: Path, content: bytes) -> None:
    """Write a new file and have the disk keep it."""
    descriptor = os.open(target, _NEW, 0o644)
    try:
        _write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def is_whole(root: Path, path: str, file: File, known: dict[tuple[int, int], str] | None = None) -> bool:
    """Whether a file is as its manifest says; `known` remembers digests of files that versions share."""
    try:
        with open_below(root, path) as opened:
            status = os.fstat(opened.fileno())
            if status.st_size != file.size:
                return False
            key = (status.st_dev, status.st_ino)
            if known is not None and key in known:
                return known[key] == file.digest
            digest = hashlib.sha256()
            while piece := opened.read(_PIECE):
                digest.update(piece)
    except (OSError, SourceError):
        return False
    if known is not None:
        known[key] = digest.hexdigest()
    return digest.hexdigest() == file.digest


def sync_folders(root: Path) -> None:
    """Have the disk keep the names in a folder and in those below it."""
    for folder, _, _ in os.walk(root, topdown=False):
        sync_folder(Path(folder))


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lead_to(link: Path, target: str) -> None:
    """Let a link lead somewhere else, in one step."""
    fresh = link.with_name(f".{link.name}.new")
    discard(fresh)
    fresh.symlink_to(target)
    fresh.replace(link)
    # It leads there now; should the disk forget it, it leads to the one before, which is whole.
    with suppress(OSError):
        sync_folder(link.parent)


def replace_synced(target: Path, content: bytes) -> None:
    """Put a small file in place of another in one step, and have the disk keep it."""
    fresh = target.with_name(f".{target.name}.new")
    discard(fresh)
    write_synced(fresh, content)
    fresh.replace(target)
    sync_folder(target.parent)


def replace_quietly(target: Path, content: bytes) -> None:
    """Put small news in place of older ones in one step; what a full disk refuses is news no longer."""
    fresh = target.with_name(f".{target.name}.new")
    with suppress(OSError):
        fresh.write_bytes(content)
        fresh.replace(target)


def discard(path: Path) -> None:
    """Remove a file, a link or a folder, as far as the system lets us."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def count_free(folder: Path) -> int:
    """The bytes that may still be written."""
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize


def read_link(link: Path) -> str:
    """Where a link leads; "" where there is none."""
    try:
        return str(link.readlink())
    except OSError:
        return ""


def read_words(file: Path) -> list[str]:
    """What a small text file holds; nothing where there is none."""
    try:
        return file.read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        return []
