"""The one writer: nothing outside the site, nothing written twice, nothing half."""

import os
from pathlib import Path

import pytest
from workspace import read_files

from generator.write import OutputFile, write_files


@pytest.mark.parametrize(
    "path",
    ["/etc/x", "../x", "a/../../x", "a/..", "./a", "a//b", "", "a/", "..", "."],
)
def test_no_path_leaves_the_site(tmp_path: Path, path: str):
    with pytest.raises(ValueError, match="not a path below the site"):
        write_files([OutputFile(path, b"x")], tmp_path / "site")
    assert read_files(tmp_path) == {}


def test_files_are_written_with_their_folders(tmp_path: Path):
    files = [OutputFile("index.html", b"1"), OutputFile("a/b/c.html", b"2")]
    assert write_files(files, tmp_path / "site") == ["index.html", "a/b/c.html"]
    assert read_files(tmp_path / "site") == {"index.html": b"1", "a/b/c.html": b"2"}


def test_an_unchanged_file_is_left_alone(tmp_path: Path):
    write_files([OutputFile("a", b"one"), OutputFile("b", b"one")], tmp_path)
    for name in "ab":
        os.utime(tmp_path / name, (1, 1))
    assert write_files([OutputFile("a", b"one"), OutputFile("b", b"two")], tmp_path) == ["a", "b"]
    assert (tmp_path / "a").stat().st_mtime == 1
    assert (tmp_path / "b").stat().st_mtime > 1
    assert (tmp_path / "b").read_bytes() == b"two"


def test_a_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_files([OutputFile("a", b"old")], tmp_path)

    def fail(*_: object) -> None:
        raise OSError("the power went")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="the power went"):
        write_files([OutputFile("a", b"new")], tmp_path)
    assert (tmp_path / "a").read_bytes() == b"old"


def test_nothing_else_is_left_behind(tmp_path: Path):
    write_files([OutputFile("a", b"old")], tmp_path)
    write_files([OutputFile("a", b"new")], tmp_path)
    assert read_files(tmp_path) == {"a": b"new"}
