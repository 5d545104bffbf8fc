"""One file of an editor's, written whole or not at all; nothing that somebody else wrote meanwhile is lost."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class ChangedOnDisk(Exception):
    """Somebody wrote the file after it was read."""


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet, with the folders it needs; raises FileExistsError, or OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with _written_beside(file, text, 0o666 & ~_umask()) as whole:
        _name(whole, file)


def replace_text(file: Path, text: str, seen: bytes) -> None:
    """Put a text in a file's place; raises ChangedOnDisk when the file is not as it was seen, or OSError."""
    with _written_beside(file, text, stat.S_IMODE(file.stat().st_mode)) as whole:
        if file.read_bytes() != seen:
            raise ChangedOnDisk(file)
        whole.replace(file)


@contextmanager
def _written_beside(file: Path, text: str, mode: int) -> Iterator[Path]:
    """A whole copy on the disk under another name in the same folder, gone afterwards."""
    number, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    whole = Path(name)
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(text.encode())
            opened.flush()
            os.fsync(opened.fileno())
        whole.chmod(mode)
        yield whole
        _keep_folder(file.parent)
    finally:
        whole.unlink(missing_ok=True)


def _name(whole: Path, file: Path) -> None:
    """Give a whole copy its name, if nothing has it."""
    try:
        os.link(whole, file)
    except FileExistsError:
        raise
    except OSError:  # sticks and shares know no second name
        with file.open("xb") as opened:
            opened.write(whole.read_bytes())


def _keep_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows opens no folders
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
