"""One fault: the site is turned into its other version, the build meets the fault, and everything is looked at."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from poller import polled
from small_site import Outcome, SmallSite

KEPT = {"site", ".site", ".cache", "content", "site_config.yml"}
# Two versions, a manifest each, a lock and room for two more: a folder that grows with every fault is a leak.
_MOST_ENTRIES = 8


@dataclass
class Tally:
    """What was done to sites and what became of them, counted for the summary at the end of the tests."""

    faults: Counter[str] = field(default_factory=Counter)
    polls: int = 0
    lost: list[str] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Fail if a site was lost or a build behaved badly."""
        assert (self.lost, self.slips) == ([], []), self._words()

    def _words(self) -> str:
        lines = [f"{sum(self.faults.values())} faults, {len(self.lost)} sites lost, {len(self.slips)} slips"]
        return "\n".join([*lines, *self.lost[:8], *self.slips[:8]])


@dataclass
class Trial:
    """Faults one after the other on one site; each starts where the one before ended."""

    site: SmallSite
    tally: Tally

    def run(self, kind: str, name: str, fault: Callable[[SmallSite], Outcome | None], pause: float = 0.003) -> bool:
        """Let a build meet a fault and the next one mend what it left; False when it met none, which is not counted.

        A build that got over its fault leaves nothing to mend: the next trial shows whether that is true.
        """
        old = self.site.served() if self.site.site.exists() else None
        new = 1 - (old or 0)
        self.site.write(new)
        with polled(self.site.site, old, pause) as poller:
            outcome = fault(self.site)
        self.tally.polls += poller.rounds
        lost = [f"{count} polls: {what}" for what, count in poller.complaints.items()]
        lost += self._look(old, new, outcome)
        if outcome:
            name = f"{name} {outcome.met}".strip()
            self.tally.faults[kind] += 1
            self.tally.slips += [f"{name}: {slip}" for slip in slips_of(outcome)]
        if lost:
            self.tally.lost.append(f"{name}: {'; '.join(lost)}")
        if lost or not outcome or outcome.code:
            self.mend(name, new)
        return outcome is not None

    def _look(self, old: int | None, new: int, outcome: Outcome | None) -> list[str]:
        served = self.site.served()
        if served is None and not (old is None and not self.site.site.exists()):
            return [f"the site is {self.site.describe()}"]
        if (outcome is None or outcome.code == 0) and served != new:
            return ["the build said it was done, but the old site is there"]
        return []

    def mend(self, name: str, new: int) -> None:
        """The next build, by itself, makes what a clean one makes and leaves nothing else lying about."""
        old = self.site.served()
        with polled(self.site.site, old if old == 1 - new else None) as poller:
            outcome = self.site.build()
        self.tally.polls += poller.rounds
        bad = [f"{count} polls: {what}" for what, count in poller.complaints.items()]
        if outcome.code:
            bad.append(f"exit code {outcome.code}: {outcome.said.strip()[-300:]}")
        if self.site.served() != new:
            bad.append(f"the site is {self.site.describe()}")
        bad += self._litter()
        if bad:
            self.tally.slips.append(f"{name}: the next build: {'; '.join(bad)}")
            self.site.start_afresh()

    def _litter(self) -> list[str]:
        left = sorted({path.name for path in self.site.root.iterdir()} - KEPT)
        versions = self.site.root / ".site"
        kept = sorted(path.name for path in versions.iterdir()) if versions.is_dir() else []
        crowd = [f".site holds {kept}"] if len(kept) > _MOST_ENTRIES else []
        return crowd + ([f"left behind: {left}"] if left else [])


def slips_of(outcome: Outcome) -> list[str]:
    """What is wrong with how a build ended, whatever happened to the site."""
    slips = []
    if outcome.lingering:
        slips.append(f"{len(outcome.lingering)} processes outlived the build")
    if "Traceback" in outcome.said:
        slips.append(f"a traceback: {outcome.said.strip()[-200:]}")
    if outcome.code > 1:
        slips.append(f"exit code {outcome.code}")
    if outcome.code == 1 and not outcome.said.strip():
        slips.append("exit code 1 without a word")
    return slips
