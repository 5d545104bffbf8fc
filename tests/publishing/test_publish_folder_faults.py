"""Killed at a call, or a call that fails: visitors see a whole version, and the next publish mends what is left."""

import errno
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from faults import spread
from shim import CALLS, Fault, Shim, is_possible
from small_site import SURROUNDINGS
from small_sites import Union, find_lost, look_around, read_from

_POINTS = 8


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Shim:
    if not is_possible():
        pytest.skip("needs Linux and gcc")
    return Shim(tmp_path_factory.mktemp("shim"))


@contextmanager
def visited(union: Union) -> Iterator[list[str]]:
    """What a visitor complains of who walks around all the time; the builds that were seen come last."""
    wrong, is_over = list[str](), threading.Event()
    read = read_from(union.root / "www/current")

    def walk() -> None:
        while not is_over.is_set():
            wrong.extend([*look_around(read, union.builds), *find_lost(read)])
            time.sleep(0.005)

    visitor = threading.Thread(target=walk)
    visitor.start()
    yield wrong
    is_over.set()
    visitor.join()


def publish_with(union: Union, shim: Shim, fault: Fault) -> tuple[int, str]:
    command = [sys.executable, "-m", "generator", "publish", "-f", str(union.config)]
    environment = {**SURROUNDINGS, **shim.environment(union.root, fault)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def is_whole(union: Union) -> str:
    """The build that is served; it must be one of the two, every file of it."""
    read = read_from(union.root / "www/current")
    served = next(build for build, files in union.builds.items() if read("index.html") == files["index.html"])
    assert {path: read(path) for path in union.builds[served]} == union.builds[served]
    return served


def count_calls(union: Union, shim: Shim) -> int:
    """How many calls that change files a publish of the other build makes, once there are versions to forget."""
    for build in "abab":
        union.build(build)
        assert publish_with(union, shim, Fault())[0] == 0
    return sum(shim.read().counts.values())


@pytest.mark.parametrize("fate", ["killed", "failing"])
def test_whatever_happens_a_whole_version_is_served(union: Union, shim: Shim, fate: str):
    union.targets("x: {to: dir, folder: www, keep: 2}")
    count = count_calls(union, shim)
    errors = (errno.ENOSPC, errno.EIO, errno.EACCES)
    outcomes = []
    for index, at in enumerate(spread(count, _POINTS)):
        old, new = is_whole(union), "a" if is_whole(union) == "b" else "b"
        union.build(new)
        error = errors[index % len(errors)]
        fault = Fault(CALLS, at, error, is_lasting=index % 2 == 0, kills="main" if fate == "killed" else "")
        with visited(union) as wrong:
            code, said = publish_with(union, shim, fault)
        assert wrong == []
        assert "Traceback" not in said
        assert is_whole(union) == (new if code == 0 else is_whole(union))
        outcomes.append((code, is_whole(union) == old))
        union.published()
        assert is_whole(union) == new
    # The next one that has something to send takes away what those left that were stopped.
    union.build("a" if is_whole(union) == "b" else "b")
    union.published()
    assert len(list((union.root / "www/versions").iterdir())) == 2
    assert {path.name for path in (union.root / "www").iterdir()} == {"versions", "current", ".guangrong-publish.lock"}
    stopped = [was_old for code, was_old in outcomes if code]
    assert len(stopped) > _POINTS // 2
    assert any(stopped)


def test_a_full_disk_is_told(union: Union, shim: Shim):
    union.published()
    union.build("b")
    code, said = publish_with(union, shim, Fault(("write",), 5, errno.ENOSPC, is_lasting=True))
    assert code == 1
    assert "No space left" in said
    assert is_whole(union) == "a"


def test_an_interrupted_publisher_leaves_no_lock(union: Union, tmp_path: Path):
    union.published()
    assert (union.root / "www/.guangrong-publish.lock").exists()
    union.build("b")
    union.published()
