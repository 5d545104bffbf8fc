"""The names of versions that lie side by side: a number that only grows, the moment, and what is in it."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from generator.codes import Text
from generator.today import SHANGHAI

_NAME = re.compile(r"(\d{5,9})-(\d{8}-\d{4})-([0-9a-f]{12})")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version: by its number, because clocks are set back."""

    number: int
    moment: str
    digest: str

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.number:05}-{self.moment}-{self.digest}"


def read_version(name: str) -> Version | None:
    """A version by its name; None for whatever else lies there."""
    found = _NAME.fullmatch(name)
    return Version(int(found[1]), found[2], found[3]) if found else None


def read_versions(names: Iterable[str]) -> list[Version]:
    """The versions among some names, the oldest first."""
    return sorted(version for name in names if (version := read_version(name)))


def next_version(known: Iterable[Version], digest: str) -> Version:
    """The version after all that were ever seen."""
    number = max((one.number for one in known), default=0) + 1
    moment = datetime.fromtimestamp(time.time(), SHANGHAI).strftime("%Y%m%d-%H%M")
    return Version(number, moment, digest[:12])


def about(version: Version, files: int) -> Text:
    """When it was published and how much it is, for a list."""
    day, time_of_day = version.moment[:8], version.moment[9:]
    moment = f"{day[:4]}-{day[4:6]}-{day[6:]} {time_of_day[:2]}:{time_of_day[2:]}"
    return Text(f"{moment}  {files} 个文件", f"{moment}  {files} files")
