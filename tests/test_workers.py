"""Work on several cores: the same results in the same order, and no process left over."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from generator import workers
from generator.workers import WorkerFailed, cut_evenly, share

OUTLIVED = r"""
import os, sys, time
from generator import workers
workers._cores = lambda: 3

def work(items):
    if os.getpid() != parent:
        os.write(1, b"%d\n" % os.getpid())
    time.sleep(60)

parent = os.getpid()
workers.share(work, range(300))
"""


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux forks workers")
    monkeypatch.setattr(workers, "_cores", lambda: 3)


def in_worker(work: Callable[[], object]) -> Callable[[Sequence[int]], int]:
    """Something that workers do, and the process that started them does not."""
    parent = os.getpid()

    def part(items: Sequence[int]) -> int:
        if os.getpid() != parent:
            work()
        return len(items)

    return part


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def children() -> set[str]:
    """Processes that this one started and has not yet waited for."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


@pytest.fixture(autouse=True)
def _no_worker_is_left() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before


def test_each_core_has_a_part_and_results_are_in_order():
    parts = share(lambda items: (os.getpid(), list(items)), range(301))
    assert [items for _, items in parts] == [list(range(start, 301, 3)) for start in range(3)]
    assert len({process for process, _ in parts}) == 3
    assert parts[0][0] == os.getpid()


def test_results_may_be_large():
    assert share(lambda items: "x" * 3_000_000, range(300)) == ["x" * 3_000_000] * 3


@pytest.mark.parametrize("count, parts", [(0, 0), (1, 1), (199, 1), (200, 2), (299, 2), (300, 3), (900, 3)])
def test_few_items_are_not_shared(count: int, parts: int):
    assert len(share(lambda items: os.getpid(), range(count))) == parts


def test_an_exception_travels():
    def fail() -> None:
        raise FileNotFoundError(2, "not here", "a/b")

    with pytest.raises(FileNotFoundError, match="not here") as told:
        share(in_worker(fail), range(300))
    assert told.value.filename == "a/b"


def test_an_exception_of_our_own_part_stops_the_others():
    def work(items: Sequence[int]) -> None:
        if 0 in items:
            raise ZeroDivisionError
        time.sleep(60)

    started = time.monotonic()
    with pytest.raises(ZeroDivisionError):
        share(work, range(300))
    assert time.monotonic() - started < 10


class Homely(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def test_an_exception_that_cannot_travel_is_told_in_words():
    def fail() -> None:
        raise Homely(1, 2)

    with pytest.raises(WorkerFailed, match="Homely: 1 and 2"):
        share(in_worker(fail), range(300))


def test_a_result_that_cannot_travel_is_told():
    with pytest.raises(Exception, match=r"pickle|local object"):
        share(lambda items: lambda: items, range(300))


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(3), sys.exit])
def test_a_worker_that_ends_without_a_result_is_told(end: Callable[[], object]):
    with pytest.raises(WorkerFailed, match="a worker ended with status"):
        share(in_worker(end), range(300))


def test_no_worker_outlives_a_killed_parent():
    parent = subprocess.Popen([sys.executable, "-c", OUTLIVED], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    processes = [int(parent.stdout.readline()) for _ in range(2)]
    assert all(map(is_running, processes))
    parent.kill()
    parent.wait()
    until = time.monotonic() + 5
    while any(map(is_running, processes)) and time.monotonic() < until:
        time.sleep(0.01)
    assert [process for process in processes if is_running(process)] == []


def test_beside_other_threads_everything_is_one_part(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert share(lambda items: list(items), range(900)) == [list(range(900))]
    finally:
        done.set()
        thread.join()


def test_runs_keep_the_order_and_are_worth_a_worker():
    assert [list(run) for run in cut_evenly(range(10), 2)] == [[0, 1, 2], [3, 4, 5], [6, 7, 8, 9]]
    assert [list(run) for run in cut_evenly(range(5), 2)] == [[0, 1], [2, 3, 4]]
    assert [list(run) for run in cut_evenly(range(3), 5)] == [[0, 1, 2]]
    assert cut_evenly([], 5) == [[]]


def test_the_environment_may_say_how_many_cores_are_used(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    everywhere = workers._cores()
    monkeypatch.setenv(workers.MOST_CORES, "1")
    assert workers._cores() == 1
    for told in ("64", "", "many", "-1", "9" * 5_000):
        monkeypatch.setenv(workers.MOST_CORES, told)
        assert workers._cores() == everywhere


def test_a_c_library_that_knows_no_files_in_memory(three_cores: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(os, "memfd_create")
    assert share(sum, range(300)) == [sum(range(part, 300, 3)) for part in range(3)]
