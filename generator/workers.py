"""Work shared among the processor's cores: forked workers see all that is known and send back plain data."""

import ctypes
import os
import pickle
import re
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# So many cores are used at most, where the environment says a number.
MOST_CORES = "GUANGRONG_CORES"

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>


class WorkerFailed(RuntimeError):
    """A worker ended without a result: it was killed, or something nobody foresaw went wrong in it."""


def share(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], least: int = 100) -> list[Result]:
    """Do some work on all items, one part of them a core, and return each part's result.

    With fewer than `least` items a core, beside other threads, or where the system cannot fork safely, everything is
    one part. An exception in a part is raised here; the other workers are then stopped.
    """
    count = min(_cores(), len(items) // least)
    if count < 2:
        return [work(items)] if items else []
    workers: list[tuple[int, int]] = []
    try:
        for part in range(1, count):
            workers.append(_start(work, items[part::count]))
        results = [work(items[::count])]
        while workers:
            results.append(_await(*workers.pop(0)))
        return results
    finally:
        _stop(workers)


def cut_evenly(items: Sequence[Item], least: int) -> list[Sequence[Item]]:
    """Runs of items in their order, as long as each other, as many as there are cores: for work that needs the order.

    None is shorter than `least` unless it is the only one.
    """
    count = max(1, min(_cores(), len(items) // least))
    ends = [len(items) * number // count for number in range(count + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


@contextmanager
def beside(make: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin some work in a worker of its own; what this yields waits for the result, and raises what was raised there.

    Where there is one core or no safe fork, the work is done when its result is asked for.
    """
    if _cores() < 2:
        yield make
        return
    waiting = [_start(lambda _: make(), ())]
    try:
        yield lambda: _await(*waiting.pop())
    finally:
        _stop(waiting)


def how_many_cores() -> int:
    """How many workers share work here."""
    return _cores()


def _cores() -> int:
    """How many workers may run: forking is safe with one thread only, and on Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    most = os.environ.get(MOST_CORES, "").strip()
    return min(len(os.sched_getaffinity(0)), max(1, int(most)) if re.fullmatch("[0-9]{1,9}", most) else sys.maxsize)


def _stop(workers: Sequence[tuple[int, int]]) -> None:
    for process, file in workers:
        os.close(file)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _start(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> tuple[int, int]:
    # Not a pipe: whoever is ready must not wait for a reader, with all the memory that the reader had at its start.
    file = _new_file()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    process = os.fork()
    if process == 0:
        _work_apart(work, items, file, parent)
    return process, file


def _new_file() -> int:
    """A file without a name, in memory where the C library knows such."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("result")
    with tempfile.TemporaryFile() as opened:
        return os.dup(opened.fileno())


def _work_apart(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], file: int, parent: int) -> NoReturn:
    """The worker's whole life; it never outlives the process that started it."""
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        with open(file, "wb") as result:
            result.write(_answer(work, items))
        os._exit(0)
    finally:
        os._exit(1)


def _answer(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> bytes:
    try:
        return pickle.dumps((work(items), None))
    except Exception as error:  # it is the parent who says what went wrong
        try:
            pickle.loads(content := pickle.dumps((None, error)))
        except Exception:  # an exception that cannot travel
            return pickle.dumps((None, WorkerFailed(traceback.format_exc())))
        return content


def _await(process: int, file: int) -> Any:
    _, status = os.waitpid(process, 0)
    with open(file, "rb") as opened:
        opened.seek(0)
        content = opened.read()
    if status:
        raise WorkerFailed(f"a worker ended with status {status}")
    result, error = pickle.loads(content)
    if error is not None:
        raise error
    return result
