"""A call that changes a file fails, or all do from then on: it is told, the site stays whole, the next build mends."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from faults import FATES, STARTS, count_calls, meet_at_call
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


def count_after(start: Callable[[SmallSite], None], site: SmallSite, shim: Shim, calls: tuple[str, ...]) -> int:
    """How many of these calls a build makes that begins like this."""
    start(site)
    return count_calls(site, shim, calls)


@pytest.mark.parametrize("calls", SHARES, ids=" ".join)
def test_a_call_fails(trial_with_prose: Trial, tally: Tally, shim: Shim, points: int, calls: tuple[str, ...]):
    trial = trial_with_prose
    share = max(2, SHARES[calls] * points // 200)
    counts = {start: count_after(start, trial.site, shim, calls) for start in dict.fromkeys(STARTS)}
    for index in range(3 * share):
        if tally.faults["failing calls"] == share:
            break
        start, fate = STARTS[index % len(STARTS)], FATES[(index + index // len(STARTS)) % len(FATES)]
        count = counts[start]
        number = 1 + (index * count // share + index // share) % count
        start(trial.site)
        fault = replace(fate, calls=calls, at=number, is_short=fate.is_short and calls == ("write",))
        how = "short" if fault.is_short else f"errno {fault.error}{' from then on' if fault.is_lasting else ''}"
        name = f"{start.__name__} start, call {number} of {count}: {how}"
        trial.run("failing calls", name, meet_at_call(shim, fault))
    assert tally.faults["failing calls"] >= share * 0.9
    tally.settle()
