"""Files that people and commands share: a new one is there whole or not at all, and takes nobody's place."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet, with its folder; raises FileExistsError where there is one, or OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Begins with a dot: whoever looks for records passes over it.
    draft = file.with_name(f".{file.name[:40]}.{token_hex(6)}.tmp")
    try:
        _write(draft, text.encode())
        _publish(draft, file)
    finally:
        draft.unlink(missing_ok=True)
    _keep_folder(file.parent)


def _write(draft: Path, content: bytes) -> None:
    with os.fdopen(os.open(draft, _NEW, 0o644), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _publish(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)
    except FileExistsError:
        raise
    except OSError:  # some file systems know no links: reserve the name, then take it
        os.close(os.open(file, _NEW, 0o644))
        draft.replace(file)


def _keep_folder(folder: Path) -> None:
    """Have the disk keep the file's name; systems that cannot open a folder keep it anyway."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
