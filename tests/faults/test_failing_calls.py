"""A call that changes a file fails, or all do from then on: it is told, the site stays whole, the next build mends."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from faults import FATES, STARTS, build_both, calls_of, meet_at_call
from nursery import Nursery
from shim import Shim
from small_site import SmallSite
from trial import Tally, Trial

# Of 200 points; calls that a build does not make leave their points to all calls.
SHARES = {
    ("open",): 40,
    ("write",): 50,
    ("close",): 30,
    ("rename", "link", "symlink"): 40,
    ("mkdir", "remove"): 20,
    ("fsync", "truncate"): 20,
}


Counts = dict[Callable[[SmallSite], None], dict[str, int]]


@pytest.fixture(scope="module")
def counts_after(
    known_site_with_prose: SmallSite, nursery: Nursery, shim: Shim, tmp_path_factory: pytest.TempPathFactory
) -> Counts:
    """How often a build makes each call that begins like this."""
    site, counts = known_site_with_prose.beside(tmp_path_factory.mktemp("counted") / "site", nursery), Counts()
    build_both(site)
    for start in dict.fromkeys(STARTS):
        start(site)
        counts[start] = calls_of(site, shim)
    return counts


@pytest.mark.parametrize("calls", SHARES, ids=" ".join)
def test_a_call_fails(
    trial_with_prose: Trial, tally: Tally, shim: Shim, points: int, counts_after: Counts, calls: tuple[str, ...]
):
    trial = trial_with_prose
    share = max(2, SHARES[calls] * points // 200)
    for index in range(3 * share):
        if tally.faults["failing calls"] == share:
            break
        start, fate = STARTS[index % len(STARTS)], FATES[(index + index // len(STARTS)) % len(FATES)]
        count = sum(counts_after[start][call] for call in calls)
        number = 1 + (index * count // share + index // share) % count
        start(trial.site)
        fault = replace(fate, calls=calls, at=number, is_short=fate.is_short and calls == ("write",))
        how = "short" if fault.is_short else f"errno {fault.error}{' from then on' if fault.is_lasting else ''}"
        name = f"{start.__name__} start, call {number} of {count}: {how}"
        trial.run("failing calls", name, meet_at_call(shim, fault))
    assert tally.faults["failing calls"] >= share * 0.9
    tally.settle()
