"""Fixtures of the fault tests: the library to preload, a site whose clean builds are known, and the count."""

import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from nursery import Nursery
from shim import Shim, is_possible
from small_site import GUANGRONG, SURROUNDINGS, SmallSite, content_with_prose
from trial import Tally, Trial


@pytest.fixture(scope="session")
def points(request: pytest.FixtureRequest) -> int:
    """How many times the longest tests inject a fault; the others scale with it."""
    return int(request.config.getoption("--faults"))


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Shim:
    if not is_possible():
        pytest.skip("needs Linux and gcc")
    return Shim(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="session")
def nursery(request: pytest.FixtureRequest) -> Iterator[Nursery]:
    library = request.getfixturevalue("shim").library if is_possible() else None
    nursery = Nursery(library, SURROUNDINGS)
    yield nursery
    nursery.close()


@pytest.fixture(scope="session")
def known_site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """Its clean builds, by the command itself, are known; others are copied from it, nobody builds in its folder."""
    site = SmallSite(tmp_path_factory.mktemp("known"), GUANGRONG)
    site.learn()
    return site


@pytest.fixture(scope="session")
def known_site_with_prose(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """One whose prose changes as well."""
    site = SmallSite(tmp_path_factory.mktemp("prose"), GUANGRONG, content=content_with_prose)
    site.learn()
    return site


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Iterator[Tally]:
    tally = Tally()
    yield tally
    counts = {"faults": dict(tally.faults), "polls": tally.polls, "lost": len(tally.lost), "slips": len(tally.slips)}
    request.node.user_properties.append(("faults", counts))


@pytest.fixture
def trial(known_site: SmallSite, nursery: Nursery, tmp_path: Path, tally: Tally) -> Trial:
    """Faults on `guangrong build`."""
    return Trial(known_site.beside(tmp_path / "site", nursery), tally)


@pytest.fixture
def trial_with_prose(known_site_with_prose: SmallSite, nursery: Nursery, tmp_path: Path, tally: Tally) -> Trial:
    """Faults on `guangrong build` that has to run MkDocs."""
    return Trial(known_site_with_prose.beside(tmp_path / "site", nursery), tally)


@pytest.fixture(scope="session")
def seconds(known_site: SmallSite, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a warm build of the other version takes here."""
    site = known_site.beside(tmp_path_factory.mktemp("timed") / "site", nursery)
    taken = []
    for version in (1, 0, 1):
        site.write(version)
        started = time.perf_counter()
        site.build()
        taken.append(time.perf_counter() - started)
    shutil.rmtree(site.root)
    return statistics.median(taken)
