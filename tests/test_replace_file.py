"""Files are written whole or not at all, over nothing that somebody else wrote."""

import errno
import os
import stat
from pathlib import Path

import pytest

from generator import replace_file
from generator.replace_file import ChangedOnDisk, replace_text, write_new


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_file_holds_the_text_and_nothing_lies_beside_it(tmp_path: Path):
    write_new(tmp_path / "a.yml", "姓名\r\n")
    assert (tmp_path / "a.yml").read_bytes() == "姓名\r\n".encode()
    assert names(tmp_path) == ["a.yml"]


def test_a_new_file_may_be_read_by_those_whom_the_umask_lets(tmp_path: Path):
    before = os.umask(0o022)
    try:
        write_new(tmp_path / "a.yml", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yml").stat().st_mode) == 0o644


def test_a_file_that_is_there_stays(tmp_path: Path):
    (tmp_path / "a.yml").write_text("mine")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.yml", "yours")
    assert (tmp_path / "a.yml").read_text() == "mine"
    assert names(tmp_path) == ["a.yml"]


def test_a_link_that_leads_nowhere_is_a_file_that_is_there(tmp_path: Path):
    (tmp_path / "a.yml").symlink_to("elsewhere")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.yml", "yours")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("is_there", [False, True])
def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool):
    def link(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    if is_there:
        (tmp_path / "a.yml").write_text("mine")
        with pytest.raises(FileExistsError):
            write_new(tmp_path / "a.yml", "yours")
    else:
        write_new(tmp_path / "a.yml", "mine")
    assert (tmp_path / "a.yml").read_text() == "mine"
    assert names(tmp_path) == ["a.yml"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fsync(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    (tmp_path / "a.yml").write_text("old")
    monkeypatch.setattr(replace_file.os, "fsync", fsync)
    with pytest.raises(OSError, match="full"):
        replace_text(tmp_path / "a.yml", "new", b"old")
    with pytest.raises(OSError, match="full"):
        write_new(tmp_path / "b.yml", "new")
    assert (tmp_path / "a.yml").read_text() == "old"
    assert names(tmp_path) == ["a.yml"]


def test_a_text_that_is_no_utf_8_leaves_nothing_behind(tmp_path: Path):
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "a.yml", "\udcff")
    assert names(tmp_path) == []


def test_a_changed_file_keeps_its_mode(tmp_path: Path):
    file = tmp_path / "a.yml"
    file.write_text("old")
    file.chmod(0o640)
    replace_text(file, "new", b"old")
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.yml"]


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    replace_text(tmp_path / "link", "new", b"old")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


@pytest.mark.parametrize("now", ["theirs", None])
def test_what_somebody_else_saved_meanwhile_stays(tmp_path: Path, now: str | None):
    file = tmp_path / "a.yml"
    if now:
        file.write_text(now)
    with pytest.raises(ChangedOnDisk):
        replace_text(file, "new", b"old")
    assert (file.read_text() if file.exists() else None) == now
    assert names(tmp_path) == (["a.yml"] if now else [])
