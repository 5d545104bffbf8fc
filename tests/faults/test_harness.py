"""The fault tests can fail: a naive builder loses sites in every one of them, a careful one in none."""

import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import stand_in
from faults import FATES, count_calls, kill_at, meet_at_call, spread
from poller import polled
from shim import CALLS, Clock, Fault, Shim
from small_site import SmallSite
from soak import some_of
from trial import Tally, Trial

SCRIPT = str(Path(stand_in.__file__))


def try_builder(manner: str, root: Path) -> Trial:
    """A site made by a stand-in; its own tally, which is not part of the count at the end of the tests."""
    site = SmallSite(root, (sys.executable, SCRIPT, manner), content=stand_in.content_of)
    site.learn()
    return Trial(site, Tally())


@pytest.fixture
def careful(tmp_path: Path) -> Trial:
    return try_builder("careful", tmp_path)


@pytest.fixture
def naive(tmp_path: Path) -> Trial:
    return try_builder("naive", tmp_path)


def kill_often(trial: Trial, latest: float = 0.08) -> None:
    random = Random(1)
    for number in range(20):
        trial.run("killed", "killed", kill_at(random.uniform(0.02, latest), number % 2 == 0))


def fail_often(trial: Trial, shim: Shim, calls: tuple[str, ...]) -> None:
    for fate in FATES:
        for number in spread(count_calls(trial.site, shim, calls), 2):
            fault = Fault(calls, number, fate.error, fate.is_lasting, fate.is_short)
            trial.run("failing calls", str(fault), meet_at_call(shim, fault))


def test_kills_spare_a_careful_builder(careful: Trial):
    kill_often(careful)
    careful.tally.settle()


def test_kills_catch_a_naive_builder(naive: Trial):
    # On a busy machine it only begins when others have ended.
    for latest in (0.08, 0.2, 0.5):
        if not naive.tally.lost:
            kill_often(naive, latest)
    assert naive.tally.lost


@pytest.mark.parametrize(
    "calls", some_of([("write",), ("open",), ("rename", "symlink"), ("close",), ("mkdir", "remove")])
)
def test_failing_calls_spare_a_careful_builder(careful: Trial, shim: Shim, calls: tuple[str, ...]):
    fail_often(careful, shim, calls)
    assert sum(careful.tally.faults.values()) >= 10
    careful.tally.settle()


@pytest.mark.parametrize("calls", some_of([("write",), ("open",), ("mkdir", "remove")], 3))
def test_failing_calls_catch_a_naive_builder(naive: Trial, shim: Shim, calls: tuple[str, ...]):
    fail_often(naive, shim, calls)
    assert naive.tally.lost


def test_deaths_at_a_call_catch_a_naive_builder(naive: Trial, shim: Shim):
    for number in spread(count_calls(naive.site, shim), 4):
        naive.run("killed", "killed", meet_at_call(shim, Fault(CALLS, number, kills="main")))
    assert len(naive.tally.lost) == 4


@pytest.mark.parametrize("manner, is_seen", [("careful", False), ("naive", True)])
def test_a_poll_sees_what_a_build_does_to_the_site(tmp_path: Path, manner: str, is_seen: bool):
    trial = try_builder(manner, tmp_path)
    complaints, rounds = [], 0
    for version in (1, 0) * 5:
        trial.site.write(version)
        with polled(trial.site.site, 1 - version, pause=0) as poller:
            trial.site.build()
        complaints += poller.complaints
        rounds += poller.rounds
    # A gap of a moment is met by chance: not by each build, but by some of ten.
    assert bool(complaints) == is_seen, complaints
    assert rounds > 60


def test_a_fork_makes_the_same_calls_as_the_command_itself(trial: Trial, shim: Shim):
    sites = (replace(trial.site, nursery=None), trial.site)
    counts = []
    for site in sites:
        site.start_afresh()
        site.write(1)
        assert site.build(shim.environment(site.root, Fault())).code == 0
        counts.append(shim.read().counts)
        assert site.served() == 1
    assert counts[0] == counts[1]
    assert counts[0]["write"] > 10


def test_a_process_that_outlives_its_build_is_told(tmp_path: Path):
    stays = "import os, time\nif os.fork() == 0: time.sleep(30)"
    outcome = SmallSite(tmp_path, (sys.executable, "-c", stays)).build()
    assert (outcome.code, len(outcome.lingering)) == (0, 1)


def test_the_clock_is_really_wrong(tmp_path: Path, shim: Shim):
    looks = "import time, datetime; print(int(time.time()), datetime.datetime.now().year, int(time.time()))"
    site = SmallSite(tmp_path, (sys.executable, "-S", "-c", looks))
    year = 365 * 24 * 3600
    before = int(site.build().said.split()[0])
    said = site.build(shim.environment(tmp_path, Clock(100 * year))).said.split()
    assert abs(int(said[0]) - before - 100 * year) < 60
    assert int(said[1]) > 2100
    reads = shim.read().clock_reads
    first, _, last = site.build(shim.environment(tmp_path, Clock(0, reads - 1, -year))).said.split()
    assert int(first) - int(last) > year // 2
