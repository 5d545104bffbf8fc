"""A box that is killed at any call that changes a file comes back with a whole version."""

import os
import signal
from pathlib import Path

import pytest
from fake_walls import ID, FakePack, is_whole, version_of

from generator.kiosk.shelf import Shelf

CALLS = ("open", "write", "fsync", "mkdir", "rename", "replace", "symlink", "link", "unlink", "rmdir")


def pull_and_die(folder: Path, fails_at: int) -> bool:
    """Have a process fetch version 4 and be killed before its n-th call; whether it was."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    try:
        _count_down(fails_at)
        with Shelf(folder, ID, keep=1).opened() as shelf:
            pack = FakePack(4)
            shelf.add(pack.manifest, pack.content, pack)
    finally:
        os._exit(0)


def _count_down(left: int) -> None:
    def wrap(name: str) -> None:
        real = getattr(os, name)

        def call(*arguments: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **options)

        setattr(os, name, call)

    for name in CALLS:
        wrap(name)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_killed_at_any_call_it_comes_back_whole(tmp_path: Path):
    deaths, outcomes = 0, []
    for fails_at in range(1, 400):
        folder = tmp_path / str(fails_at)
        with Shelf(folder, ID, keep=1).opened() as shelf:
            first = FakePack(3)
            shelf.add(first.manifest, first.content, first)
        was_killed = pull_and_die(folder, fails_at)
        with Shelf(folder, ID, keep=1).opened() as shelf:
            assert shelf.current
            assert shelf.damaged == ()
            assert is_whole(folder / "current")
            assert not (folder / "incoming").exists()
            outcomes.append(shelf.current.manifest.version)
            again = FakePack(4)
            shelf.add(again.manifest, again.content, again)
            assert (folder / "current").resolve().name == version_of(4)
        if not was_killed:
            break
        deaths += 1
    assert deaths > 40
    assert outcomes == sorted(outcomes, key=lambda version: version == version_of(4)), (
        "first the old one, then the new one"
    )
    assert set(outcomes) == {version_of(3), version_of(4)}
