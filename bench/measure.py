"""How long a command takes and how much memory it needs, as the operating system saw it.

Time on the clock is of the whole process, from its start to its end. CPU time is user and system time of the process
and of every descendant that was waited for (`wait4`). Peak memory is the highest sum of the proportional set sizes of
the process and all its descendants, so that pages which they share count once; a thread reads it from `smaps_rollup`
every 20 ms, less often where reading would take more than a twentieth of one processor. A peak between two looks is
missed, therefore the largest resident size that the system saw in any one of the processes is taken if it is higher.
The system counts in it what the measuring process had at the start: that one has to stay small.
"""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_INTERVAL = 0.02
_SHARE = 20
_ROOM = 4_000_000_000


class CommandFailed(Exception):
    """A measured command ended with an error."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took."""

    wall: float
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a built site; nothing before one was built."""

    pages: int = 0
    files: int = 0
    bytes: int = 0


def memory_disk() -> Path | None:
    """Where files cost no disk: what is measured is the publishers. None where there is too little room."""
    disk = Path("/dev/shm")
    has_room = disk.is_dir() and os.access(disk, os.W_OK) and shutil.disk_usage(disk).free > _ROOM
    return disk if has_room else None


def measure(command: Sequence[str]) -> Run:
    """Run a command to its end; raises CommandFailed with what it said."""
    # What the run before wrote is on the disk before this one starts.
    os.sync()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    watch = _MemoryWatch(process.pid)
    assert process.stderr
    said = process.stderr.read()
    # Whoever closes its output early is waited for all the same.
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = max(watch.stop(), usage.ru_maxrss)
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)}\n{said.decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, peak / 1024)


def count_contents(site: Path) -> Contents:
    """Pages, files and bytes of a site; `site` may be a link to it."""
    files = [file for file in site.resolve().rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    return Contents(pages, len(files), sum(file.stat().st_size for file in files))


class _MemoryWatch:
    """Looks at a process and its descendants until it is stopped."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The highest sum that was seen, in KiB."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        pause = _INTERVAL
        while not self._over.wait(pause):
            started = time.perf_counter()
            self._peak = max(self._peak, sum(map(_shared_size, _family(self._pid))))
            pause = max(_INTERVAL, _SHARE * (time.perf_counter() - started))


def _family(pid: int) -> Iterator[int]:
    """A process and all its descendants that are there now."""
    yield pid
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in file.read_text().split():
                yield from _family(int(child))


def _shared_size(pid: int) -> int:
    """Proportional set size in KiB; nothing for a process that is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
