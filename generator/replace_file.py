"""Files that people write, whole or not at all: a new one over no other, a changed one only over what was read."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# What systems say where a disk has no hard links: sticks and some shared folders.
_NO_LINKS = frozenset((errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK))


class ChangedOnDisk(Exception):
    """The file no longer holds what was read from it: somebody else saved it meanwhile."""


def write_new(file: Path, text: str | bytes) -> None:
    """Write a file that is not there yet, with its folders; raises FileExistsError, and OSError where it cannot."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with _written_beside(file, text) as written:
        try:
            os.link(written, file)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _claim(file)
            written.replace(file)
    _settle(file.parent)


def replace_text(file: Path, text: str | bytes, seen: bytes) -> None:
    """Put a text (or bytes) in the place of what was read; raises ChangedOnDisk if something else is there by now."""
    real = file.resolve()
    with _written_beside(real, text) as written:
        try:
            written.chmod(real.stat().st_mode & 0o7777)
            now = real.read_bytes()
        except FileNotFoundError:
            raise ChangedOnDisk(str(file)) from None
        if now != seen:
            raise ChangedOnDisk(str(file))
        written.replace(real)
    _settle(real.parent)


@contextmanager
def _written_beside(file: Path, text: str | bytes) -> Iterator[Path]:
    """The text (or bytes) in a file of its own in the same folder, kept by the disk; it is gone afterwards."""
    written = file.with_name(f".{secrets.token_hex(8)}.tmp")
    # Encoded first: a text that is no UTF-8 leaves nothing behind.
    content = text.encode() if isinstance(text, str) else text
    try:
        with written.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        yield written
    finally:
        with suppress(OSError):
            written.unlink()


def _claim(file: Path) -> None:
    """Make an empty file where there is none, so that what comes now replaces nothing."""
    with file.open("xb"):
        pass


def _settle(folder: Path) -> None:
    """Have the disk keep a folder's names, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
