"""Slices that are sealed well and mean harm, or come from who knows what: told as damaged, never a traceback."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import from_json, to_json
from slicing import build_whole, copy_of, make_slices, merge
from workspace import Workspace

from generator.cache import read_kept, seal
from generator.refusal import Refused
from generator.slices import bundle
from generator.slices.bundle import Supply
from generator.slices.slice import TOLD, _describe

DAMAGED = "1-of-2 坏了：里面的文件少了，或者和建好时不一样"


@pytest.fixture
def sliced(small: Workspace) -> Path:
    """The first of two slices."""
    return make_slices(small.root, (1, 2), 2) / "1-of-2"


def tell(folder: Path, change: Callable[[Any], Any]) -> None:
    """Seal a slice anew, telling something else."""
    told = from_json(read_kept(folder, TOLD) or b"")
    (folder / TOLD).write_bytes(seal(TOLD, to_json(change(told))))


def seal_again(folder: Path) -> None:
    tell(folder, lambda told: {**told, "files": {name: _describe(folder / name) for name in told["files"]}})


def assert_refused(small: Workspace, sliced: Path) -> None:
    with pytest.raises(Refused) as refused:
        merge(small.root, sliced.parent)
    assert DAMAGED in refused.value.words.zh
    assert not (small.root / "site").exists()


TOLD_WRONGLY: dict[str, Callable[[Any], Any]] = {
    "no object": lambda told: [],
    "a number": lambda told: 5,
    "nothing": lambda told: {"form": 1},
    "the third of two": lambda told: {**told, "part": [3, 2]},
    "no number": lambda told: {**told, "part": [1, "x"]},
    "a way out": lambda told: {**told, "files": {**told["files"], "../evil.files": [0, "0" * 64]}},
    "elsewhere": lambda told: {**told, "files": {**told["files"], "/etc/1.files": [0, "0" * 64]}},
    "no answers": lambda told: {**told, "files": {}},
}


@pytest.mark.parametrize("change", TOLD_WRONGLY.values(), ids=TOLD_WRONGLY)
def test_what_a_slice_may_not_tell(small: Workspace, sliced: Path, change: Callable[[Any], Any]):
    (sliced.parent / "evil.files").write_bytes(b"")
    tell(sliced, change)
    assert_refused(small, sliced)


@pytest.mark.parametrize(
    "statements",
    [
        "DROP TABLE kept",
        "UPDATE kept SET value = X'00ff'",
        "DROP TABLE kept; CREATE TABLE kept (key, value); INSERT INTO kept VALUES (NULL, 1)",
        "DROP TABLE kept; CREATE VIEW kept AS WITH RECURSIVE n(key) AS (SELECT 'a' UNION ALL SELECT key FROM n)"
        " SELECT key, 'x' AS value FROM n",
    ],
)
def test_answers_that_are_none(small: Workspace, sliced: Path, statements: str):
    connection = sqlite3.connect(sliced / "answers.sqlite")
    connection.executescript(statements)
    connection.close()
    seal_again(sliced)
    assert_refused(small, sliced)


def test_answers_that_are_no_database(small: Workspace, sliced: Path):
    (sliced / "answers.sqlite").write_bytes(b"x" * 5_000)
    seal_again(sliced)
    assert_refused(small, sliced)


@pytest.mark.parametrize(
    "head", [b'["a","x",-7]\n', b"nonsense\n", b'["a"]\n', b'["a","x",99999]\n', b'["a",1,"2"]\n', b"[" * 200_000]
)
def test_bundles_that_are_none(small: Workspace, sliced: Path, head: bytes):
    next(sliced.glob("*.files")).write_bytes(head)
    seal_again(sliced)
    assert_refused(small, sliced)


def test_more_slices_than_files_may_be_open(small: Workspace):
    """Few systems let a program have more than 1,024 open unless it asks."""
    resource = pytest.importorskip("resource")
    folder = make_slices(small.root, range(1, 61), 60)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    # What other tests of this process hold open counts, too.
    resource.setrlimit(resource.RLIMIT_NOFILE, (len([*Path("/dev/fd").iterdir()]) + 40, hard))
    try:
        files, _ = merge(small.root, folder)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert files == build_whole(copy_of(small.root, "whole"))


def test_where_files_cannot_be_read_at_a_place(small: Workspace, sliced: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(bundle.os, "pread")
    files, _ = merge(small.root, sliced.parent)
    assert files == build_whole(copy_of(small.root, "whole"))
    supply = Supply(sliced.glob("*.files"))
    path, place = next(iter(supply._places.items()))
    content = supply(path, place.tag)
    supply.close()
    assert content is not None
    assert len(content) == place.size
