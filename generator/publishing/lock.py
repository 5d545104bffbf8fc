"""One publisher at a time: a lock that the system releases when its holder ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.codes import Text
from generator.refusal import Refused

try:
    import fcntl
except ImportError:  # Windows: two publishers at once are then the user's to avoid
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold a lock for the block; Refused where another holds it."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _take(descriptor)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Refused(
            Text("另一次发布正在进行，等它结束再试", "another publish is at work: try again when it has ended")
        ) from None
