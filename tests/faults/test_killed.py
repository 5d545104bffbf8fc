"""Kill -9 at any moment, of the build alone or with its workers: the old site or the new, and the next build mends."""

from random import Random

import pytest
from faults import STARTS, build_both, count_calls, kill_at, meet_at_call, spread
from shim import CALLS, Fault, Shim
from trial import Tally, Trial

GROUPS = 5


@pytest.mark.parametrize("group", range(GROUPS))
def test_killed_at_random_moments(trial: Trial, tally: Tally, seconds: float, points: int, group: int):
    random, wanted, met = Random(group), max(1, points // GROUPS), 0
    for attempt in range(3 * wanted):
        start, whole_group = STARTS[(attempt + group) % len(STARTS)], attempt % 2 == 0
        moment = random.uniform(0, seconds)
        start(trial.site)
        who = "its group" if whole_group else "the build"
        name = f"{start.__name__} start, {who} killed after {moment:.3f} s"
        met += trial.run("killed", name, kill_at(moment, whole_group))
        if met == wanted:
            break
    assert met == wanted
    tally.settle()


@pytest.mark.parametrize("victim", ["main", "group", "self"])
def test_killed_between_two_changes(trial: Trial, tally: Tally, shim: Shim, points: int, victim: str):
    share = max(2, points // 20)
    build_both(trial.site)
    for index, number in enumerate(spread(count_calls(trial.site, shim), share)):
        start = STARTS[index % len(STARTS)]
        start(trial.site)
        fault = Fault(CALLS, number, kills=victim)
        trial.run("killed at a call", f"{start.__name__} start, {victim} killed", meet_at_call(shim, fault))
    assert tally.faults["killed at a call"] >= share / 2
    tally.settle()
