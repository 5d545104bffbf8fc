"""What every sort of target can be asked for."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from generator.codes import Text
from generator.progress import Progress
from generator.publishing.offer import Offer
from generator.publishing.plan import Plan
from generator.refusal import Refused


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that a target can go back to: its name, what is told of it, whether visitors see it now."""

    name: str
    about: Text
    is_current: bool


class Place(ABC):
    """A place that visitors' requests are answered from. Whatever cannot be done raises Refused.

    It `keeps_old` versions and what old pages still load, unless somebody is to be taken out of all of that, too.
    """

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.keeps_old = True

    @property
    @abstractmethod
    def address(self) -> str:
        """Where it is, for people."""

    @abstractmethod
    def plan(self, offer: Offer) -> Plan:
        """Look at what is there; changes nothing."""

    @abstractmethod
    def send(self, offer: Offer, plan: Plan) -> None:
        """Do what was planned."""

    def versions(self) -> Sequence[Kept]:
        """Versions that can be gone back to, the oldest first."""
        raise Refused(
            Text("这种目标不留旧版本", "targets of this sort keep no earlier versions"),
            Text(
                "要回到从前：取出那时的内容，重新建站再发布",
                "to go back: check out the earlier content, build, publish",
            ),
        )

    def roll_back(self, name: str | None, dry_run: bool = False) -> Kept:
        """Show an earlier version again; without a name the one before the current. Only find it in a dry run."""
        versions = self.versions()
        place = next((number for number, one in enumerate(versions) if one.is_current), len(versions))
        found = [one for one in versions if one.name == name] if name else list(versions[max(place - 1, 0) : place])
        if not found or found[0].is_current:
            raise _no_version(name)
        if not dry_run:
            self.show(found[0])
        return found[0]

    def show(self, version: Kept) -> None:
        """Let visitors see this version."""
        raise NotImplementedError


def _no_version(name: str | None) -> Refused:
    if name:
        return Refused(
            Text(f"没有这个版本，或者现在就是它：{name}", f"there is no such version, or it is shown already: {name}"),
            Text("用 --versions 看有哪些", "see --versions"),
        )
    return Refused(Text("没有更早的版本", "there is no earlier version"))
