"""Stock `mkdocs build` keeps the same promise as our own command."""

import time
from pathlib import Path
from random import Random

import pytest
from faults import FATES, STARTS, count_calls, kill_at, meet_at_call, spread
from nursery import Nursery
from poller import polled
from shim import CALLS, Fault, Shim
from small_site import MKDOCS, SmallSite
from trial import Tally, Trial


@pytest.fixture(scope="module")
def known_stock(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = SmallSite(tmp_path_factory.mktemp("known"), MKDOCS)
    site.learn()
    return site


@pytest.fixture
def stock(known_stock: SmallSite, nursery: Nursery, tmp_path: Path, tally: Tally) -> Trial:
    return Trial(known_stock.beside(tmp_path / "site", nursery), tally)


def test_stock_mkdocs_makes_the_same_bytes(known_site: SmallSite, known_stock: SmallSite):
    assert known_stock.known == known_site.known


def test_polled(stock: Trial, tally: Tally):
    for version in (1, 0, 1):
        stock.site.write(version)
        with polled(stock.site.site, 1 - version, pause=0) as poller:
            outcome = stock.site.build()
        assert outcome.code == 0, outcome.said
        tally.polls += poller.rounds
        tally.lost += [f"{count} of {poller.rounds} polls: {what}" for what, count in poller.complaints.items()]
    tally.settle()


def test_killed(stock: Trial, tally: Tally, points: int):
    random = Random(5)
    started = time.perf_counter()
    stock.site.build()
    seconds = time.perf_counter() - started
    for number in range(max(2, points // 12)):
        STARTS[number % len(STARTS)](stock.site)
        stock.run("stock: killed", "stock killed", kill_at(random.uniform(0.2, 1) * seconds, number % 2 == 0))
    tally.settle()


def test_killed_between_two_changes(stock: Trial, tally: Tally, shim: Shim, points: int):
    for number in spread(count_calls(stock.site, shim), max(2, points // 20)):
        stock.run("stock: killed", "stock killed", meet_at_call(shim, Fault(CALLS, number, kills="main")))
    tally.settle()


@pytest.mark.parametrize("calls", [("open",), ("write", "close"), ("rename", "link", "symlink", "mkdir")], ids=" ".join)
def test_a_call_fails(stock: Trial, tally: Tally, shim: Shim, points: int, calls: tuple[str, ...]):
    for index, number in enumerate(spread(count_calls(stock.site, shim, calls), max(2, points // 30))):
        fate = FATES[index % 5]
        fault = Fault(calls, number, fate.error, fate.is_lasting)
        stock.run("stock: failing calls", f"stock, {calls[0]} {number}", meet_at_call(shim, fault))
    tally.settle()
