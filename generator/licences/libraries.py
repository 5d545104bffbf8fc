"""The libraries that the program needs, as they are installed, each with what it says of its licence."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

_LONGEST = 60


class Library(NamedTuple):
    """A library's name, version and licence as it tells them."""

    name: str
    version: str
    licence: str


def find_libraries(package: str) -> list[Library]:
    """Everything that a package needs, directly or not, without its extras; what is not installed is left out."""
    from packaging.requirements import Requirement

    found: dict[str, Library] = {}
    waiting = [package]
    while waiting:
        try:
            one = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        name = _key(one.name)
        if name in found:
            continue
        found[name] = Library(one.name, one.version, _licence_of(one))
        needed = map(Requirement, one.requires or ())
        waiting += [need.name for need in needed if need.marker is None or need.marker.evaluate({"extra": ""})]
    found.pop(_key(package), None)
    return [found[name] for name in sorted(found)]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence_of(one: Distribution) -> str:
    """In the words of SPDX where it uses them, else by its classifiers, else its own line."""
    told = one.metadata
    if expressions := told.get_all("License-Expression"):
        return str(expressions[0])
    known = list(_classified(one))
    line = str((told.get_all("License") or [""])[0]).strip().split("\n")[0]
    return " / ".join(known) or line[:_LONGEST] or "?"


def _classified(one: Distribution) -> Iterator[str]:
    for classifier in one.metadata.get_all("Classifier") or ():
        if classifier.startswith("License :: "):
            name = classifier.rpartition(" :: ")[2]
            if name != "OSI Approved":
                yield name
