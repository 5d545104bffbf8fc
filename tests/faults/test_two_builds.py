"""Builds at once: the second waits for the first or says so, and a lock whose owner is dead holds nobody up."""

import time
from dataclasses import replace

import pytest
from small_site import GUANGRONG, MKDOCS, Build, Outcome, SmallSite
from soak import some_of
from trial import Tally, Trial


def start_another(site: SmallSite, command: tuple[str, ...]) -> Build:
    return replace(site, command=command).start()


def end_all(builds: list[Build]) -> Outcome:
    """The outcome of builds of which each is to succeed."""
    outcomes = [build.wait() for build in builds]
    failed = [outcome for outcome in outcomes if outcome.code]
    return (failed or outcomes)[0]


@pytest.mark.parametrize(
    "commands", [(GUANGRONG, GUANGRONG), (GUANGRONG, MKDOCS), (MKDOCS, GUANGRONG), (GUANGRONG,) * 3]
)
@pytest.mark.parametrize("part", some_of([0.5, 0.0]))
def test_builds_at_once(trial: Trial, tally: Tally, seconds: float, commands: tuple[tuple[str, ...], ...], part: float):
    """All at the same moment, or the next one when the one before is in the midst of its work."""

    def meet(site: SmallSite) -> Outcome:
        builds = []
        for command in commands:
            builds.append(start_another(site, command))
            time.sleep(part * seconds)
        return end_all(builds)

    for _ in range(1 + (part == 0)):
        trial.run("builds at once", f"{len(commands)} builds", meet)
    tally.settle()


@pytest.mark.parametrize("whole_group", [False, True])
def test_a_build_waits_for_one_that_dies(trial: Trial, tally: Tally, seconds: float, whole_group: bool):
    def meet(site: SmallSite) -> Outcome:
        first = site.start()
        time.sleep(seconds / 2)
        second = site.start()
        time.sleep(seconds / 8)
        first.kill(whole_group)
        first.wait()
        return second.wait()

    for _ in range(2):
        trial.run("builds at once", "the first of two is killed", meet)
    tally.settle()


@pytest.mark.parametrize("left", ["", "999999\n", '{"pid": 1}', "\x00\xff", "folder"])
def test_a_stale_lock_holds_nobody_up(trial: Trial, tally: Tally, left: str):
    def meet(site: SmallSite) -> Outcome:
        lock = site.root / ".site/lock"
        lock.parent.mkdir(exist_ok=True)
        lock.unlink(missing_ok=True)
        if left == "folder":
            lock.mkdir()
        else:
            lock.write_text(left, "utf-8")
        started = time.monotonic()
        outcome = site.build()
        assert time.monotonic() - started < 30
        return outcome

    trial.run("stale locks", f"a lock that says {left!r}", meet)
    tally.settle()
