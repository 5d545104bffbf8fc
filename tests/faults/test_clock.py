"""A wrong or jumping clock changes nothing but dates: every edit is seen, every byte is that of a clean build."""

import gzip
import os
import re
import time
from pathlib import Path
from random import Random

import pytest
from nursery import Nursery
from shim import Clock, Shim
from small_site import Files, Outcome, SmallSite, odd_files, read_site
from trial import Tally, Trial

_DATE = re.compile(rb"<(lastmod|updated|pubDate)>[^<]*")
_NOW = int(time.time())
IN_1970, IN_2100 = Clock(3600 - _NOW), Clock(4_102_444_800 - _NOW)
RIGHT, A_DAY_BACK = Clock(0), Clock(-86400)
JUMPING = Clock(0, after=4, then=-86400)
HAS_NO_EPOCH = {"SOURCE_DATE_EPOCH": ""}

CLOCKS = {
    "1970, then right": (IN_1970, RIGHT),
    "2100, then right": (IN_2100, RIGHT),
    "right, then 1970": (RIGHT, IN_1970),
    "right, then 2100": (RIGHT, IN_2100),
    "a day back between builds": (RIGHT, A_DAY_BACK),
    "a day back during builds": (JUMPING, JUMPING),
}


def without_dates(files: Files) -> Files:
    return {
        path: _DATE.sub(b"", gzip.decompress(text) if path.endswith(".gz") else text) for path, text in files.items()
    }


def set_times(site: SmallSite, seconds: int) -> None:
    """As if every file of the content had been edited at one moment."""
    for path in (site.root / "content").rglob("*"):
        os.utime(path, (seconds, seconds))


def edited_at(offset: int) -> int:
    return max(1, _NOW + offset)


@pytest.mark.parametrize("clocks", CLOCKS)
def test_a_wrong_clock(known_site: SmallSite, nursery: Nursery, tmp_path: Path, tally: Tally, shim: Shim, clocks: str):
    site, known = known_site.beside(tmp_path / "site", nursery), [without_dates(files) for files in known_site.known]
    for version, clock in [(1, CLOCKS[clocks][0]), (0, CLOCKS[clocks][1]), (1, CLOCKS[clocks][0])]:
        site.write(version)
        set_times(site, edited_at(clock.offset))
        outcome = site.build(shim.environment(site.root, clock) | HAS_NO_EPOCH)
        assert outcome.code == 0, outcome.said
        assert shim.read().clock_reads > 0
        tally.faults["wrong clocks"] += 1
        odd = odd_files(without_dates(read_site(site.site)), known[version])
        tally.lost += [f"{clocks}: {path} is not of version {version}" for path in odd]
    tally.settle()


def test_edits_that_leave_length_and_time_as_they_were(trial: Trial, tally: Tally):
    """A clock that stands still, or an archive unpacked over the content: only the bytes tell."""

    def meet(site: SmallSite) -> Outcome:
        set_times(site, 1_000_000_000)
        return site.build()

    set_times(trial.site, 1_000_000_000)
    assert trial.site.build().code == 0
    for _ in range(4):
        trial.run("wrong clocks", "an edit of the same length at the same time", meet)
    tally.settle()


def test_an_edit_while_a_build_runs_is_seen_by_the_next(trial: Trial, tally: Tally, seconds: float, points: int):
    """The build may have read the file before or after; the next one must not believe that it knows it."""
    random, site = Random(3), trial.site
    for number in range(max(2, points // 10)):
        version = 1 - number % 2
        build = site.start()
        time.sleep(random.uniform(0, seconds))
        site.write(version)
        set_times(site, 1_000_000_000)
        build.wait()
        outcome = site.build()
        tally.faults["edits during a build"] += 1
        tally.slips += [outcome.said] if outcome.code else []
        tally.lost += [] if site.served() == version else [f"edit {number} was not seen: {site.describe()}"]
    tally.settle()
