"""A file is written whole or stays as it was, and nobody's work is lost."""

import os
from pathlib import Path

import pytest

from generator.replace_file import ChangedOnDisk, replace_text, write_new


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_a_new_file_and_its_folders(tmp_path: Path):
    write_new(tmp_path / "a/b/c.yml", "甲\n")
    assert (tmp_path / "a/b/c.yml").read_text("utf-8") == "甲\n"
    assert names(tmp_path / "a/b") == ["c.yml"]


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_where_files_have_no_second_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "a", "new")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", "newer")
    assert (tmp_path / "a").read_text() == "new"
    assert names(tmp_path) == ["a"]


def test_replaced_with_its_rights_kept(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    replace_text(tmp_path / "a", "new", b"old")
    assert (tmp_path / "a").read_text() == "new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_what_somebody_wrote_meanwhile_stays(tmp_path: Path):
    (tmp_path / "a").write_text("theirs")
    with pytest.raises(ChangedOnDisk):
        replace_text(tmp_path / "a", "mine", b"old")
    assert (tmp_path / "a").read_text() == "theirs"
    assert names(tmp_path) == ["a"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(number: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_text("old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_text(tmp_path / "a", "new", b"old")
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]
