"""A disk that is really full: a small one in memory, where it can be mounted."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults import STARTS
from nursery import Nursery
from small_site import Outcome, SmallSite
from trial import Tally, Trial

KILOBYTES = (0, 4, 16, 64, 200, 500, 1000, 1500, 2000, 3000)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, left: int) -> Path:
    """A file that leaves so many kilobytes."""
    filler = disk / "filler"
    free = os.statvfs(disk)
    with filler.open("wb") as opened:
        os.posix_fallocate(opened.fileno(), 0, max(1, free.f_bavail * free.f_frsize - left * 1024))
    return filler


def test_a_full_disk(known_site: SmallSite, nursery: Nursery, disk: Path, tally: Tally, points: int):
    trial = Trial(known_site.beside(disk / "site", nursery), tally)
    for index, left in enumerate(KILOBYTES[: max(3, points // 10)]):
        STARTS[index % len(STARTS)](trial.site)

        def meet(site: SmallSite, left: int = left) -> Outcome:
            filler = fill(disk, left)
            try:
                return site.build()
            finally:
                filler.unlink()

        trial.run("full disk", f"{left} KB are left on the disk", meet)
    tally.settle()
