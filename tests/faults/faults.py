"""What can happen to a build: killed at a moment or at a call, a call that fails; and from where the build starts."""

import errno
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from shim import CALLS, Fault, Shim
from small_site import Outcome, SmallSite

# Lasting: a disk that is full stays full, and a folder that is locked stays locked, until the build has ended.
FATES = (
    Fault(error=errno.ENOSPC, is_lasting=True),
    Fault(error=errno.EIO),
    Fault(error=errno.ENOSPC),
    Fault(error=errno.EACCES, is_lasting=True),
    Fault(error=errno.EIO, is_lasting=True),
    Fault(is_short=True),
)


def kill_at(moment: float, whole_group: bool) -> Callable[[SmallSite], Outcome | None]:
    """Kill -9 so many seconds after the start; meets nothing when the build is done by then."""

    def meet(site: SmallSite) -> Outcome | None:
        build = site.start()
        time.sleep(moment)
        was_killed = build.kill(whole_group)
        outcome = build.wait()
        return outcome if was_killed else None

    return meet


def meet_at_call(shim: Shim, fault: Fault) -> Callable[[SmallSite], Outcome | None]:
    """A call that fails, or the last one of a process."""

    def meet(site: SmallSite) -> Outcome | None:
        outcome = site.build(shim.environment(site.root, fault))
        record = shim.read()
        return replace(outcome, met=f"({record.what})") if record.failed else None

    return meet


def build_both(site: SmallSite) -> None:
    """Build each version once more, so that there is a spare one; the first build of that makes more calls."""
    for version in (1, 0):
        site.write(version)
        outcome = site.build()
        assert outcome.code == 0, outcome.said


def calls_of(site: SmallSite, shim: Shim) -> dict[str, int]:
    """How often a build of the other version makes each call."""
    site.write(1 - (site.served() or 0))
    outcome = site.build(shim.environment(site.root, Fault()))
    assert outcome.code == 0, outcome.said
    return shim.read().counts


def count_calls(site: SmallSite, shim: Shim, calls: tuple[str, ...] = CALLS) -> int:
    """How often it makes these calls."""
    counts = calls_of(site, shim)
    return sum(counts[call] for call in calls)


def warm(site: SmallSite) -> None:
    """A build like most: everything is there."""


def cold(site: SmallSite) -> None:
    """Nothing is kept from earlier builds."""
    remove(site.root / ".cache")


def plain(site: SmallSite) -> None:
    """The site is a folder, as it was before there were versions, or as another tool made it."""
    copy = site.root / "copy"
    shutil.copytree(site.site.resolve(), copy)
    none(site)
    copy.rename(site.site)


def none(site: SmallSite) -> None:
    """There is no site yet."""
    remove(site.site)
    remove(site.root / ".site")


def remove(path: Path) -> None:
    """Remove a file, a link or a folder, if it is there."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


STARTS = (warm, warm, cold, warm, warm, plain, warm, warm, none, warm)


def spread(count: int, share: int) -> list[int]:
    """So many call numbers, spread evenly over the calls; some twice when there are fewer calls."""
    return [1 + (2 * index + 1) * count // (2 * share) for index in range(share)]
