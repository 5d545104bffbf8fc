"""The shelf of versions: whole or not there, and the last good one stays whatever happens."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from fake_walls import ID, INDEX, MANIFEST, SHARED, FakePack, is_whole, stage_of, version_of

from generator.kiosk import disk
from generator.kiosk.packs import SourceError
from generator.kiosk.shelf import Shelf, ShelfError


def add(shelf: Shelf, pack: FakePack) -> bool:
    return shelf.add(pack.manifest, pack.content, pack)


def current_of(folder: Path) -> str:
    """Where a technician finds the version: through the link."""
    assert is_whole(folder / "current")
    return (folder / "current").resolve().name


def test_a_version_becomes_current_and_is_there_again_after_a_start(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        assert shelf.current is None
        assert add(shelf, FakePack(1))
    assert current_of(tmp_path) == version_of(1)
    with Shelf(tmp_path, ID).opened() as shelf:
        assert shelf.current
        assert shelf.current.manifest.version == version_of(1)


def test_what_versions_share_is_fetched_once_and_lies_on_the_disk_once(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        add(shelf, FakePack(1))
        second = FakePack(2)
        add(shelf, second)
        assert SHARED not in second.asked
        assert INDEX not in second.asked
        assert (tmp_path / "current" / SHARED).stat().st_nlink == 2


def test_a_shared_file_that_was_damaged_on_the_disk_is_fetched_again(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        add(shelf, FakePack(1))
        (tmp_path / "current" / SHARED).write_bytes(b"x" * len(FakePack(1).files[SHARED]))
        second = FakePack(2)
        add(shelf, second)
        assert SHARED in second.asked
    assert current_of(tmp_path) == version_of(2)


def test_as_many_as_wanted_are_kept_and_the_rest_is_gone_from_the_disk(tmp_path: Path):
    with Shelf(tmp_path, ID, keep=3).opened() as shelf:
        for number in range(1, 6):
            add(shelf, FakePack(number))
        assert [one.manifest.made for one in shelf.kept] == [5, 4, 3]
    assert {one.name for one in (tmp_path / "versions").iterdir()} == {version_of(n) for n in (3, 4, 5)}
    assert list((tmp_path / "incoming").iterdir()) == []


def test_the_version_on_the_screen_is_not_thrown_away_under_it(tmp_path: Path):
    with Shelf(tmp_path, ID, keep=1).opened() as shelf:
        add(shelf, FakePack(1))
        shelf.shown = version_of(1)
        for number in (2, 3):
            add(shelf, FakePack(number))
        assert [one.manifest.made for one in shelf.kept] == [3, 1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path, content: content[:-1],
        lambda path, content: content + b"x",
        lambda path, content: b"x" + content[1:],
        lambda path, content: b"",
    ],
    ids=["cut short", "too long", "changed", "empty"],
)
def test_a_file_that_is_not_what_the_manifest_says_changes_nothing(
    tmp_path: Path, spoil: Callable[[str, bytes], bytes]
):
    with Shelf(tmp_path, ID).opened() as shelf:
        add(shelf, FakePack(1))
        bad = FakePack(2, spoil=lambda path, content: spoil(path, content) if path == stage_of(2) else content)
        with pytest.raises(SourceError):
            add(shelf, bad)
        assert shelf.current
        assert shelf.current.manifest.made == 1
    assert current_of(tmp_path) == version_of(1)
    assert list((tmp_path / "incoming").iterdir()) == []


def test_older_same_foreign_and_refused_versions_are_not_wanted(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        add(shelf, FakePack(5))
        assert not shelf.wants(FakePack(5).manifest)
        assert not shelf.wants(FakePack(4).manifest)
        assert shelf.wants(FakePack(6).manifest)
        assert shelf.wants(FakePack(6, made=5).manifest)


def test_two_sources_with_versions_of_the_same_moment_do_not_take_turns(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        for number in (1, 2):
            assert add(shelf, FakePack(number, made=7))
        assert not shelf.wants(FakePack(1, made=7).manifest)


def test_a_damaged_current_version_falls_back_to_the_newest_whole_one_and_is_repaired(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        for number in (1, 2, 3):
            add(shelf, FakePack(number))
    (tmp_path / "current" / stage_of(3)).write_bytes(b"")
    with Shelf(tmp_path, ID).opened() as shelf:
        assert current_of(tmp_path) == version_of(2)
        assert shelf.damaged == (version_of(3),)
        again = FakePack(3)
        add(shelf, again)
        assert again.asked == [stage_of(3)]
        assert shelf.damaged == ()
    assert current_of(tmp_path) == version_of(3)


@pytest.mark.parametrize("what", ["manifest", "missing file", "link", "no link", "link to nowhere"])
def test_whatever_is_damaged_a_whole_version_is_current(tmp_path: Path, what: str):
    with Shelf(tmp_path, ID).opened() as shelf:
        for number in (1, 2):
            add(shelf, FakePack(number))
    link = tmp_path / "current"
    if what == "manifest":
        (link / MANIFEST).write_bytes(b"{")
    elif what == "missing file":
        (link / INDEX).unlink()
    elif what == "link":
        (link / stage_of(2)).unlink()
        (link / stage_of(2)).symlink_to("/etc/passwd")
    else:
        link.unlink()
    if what == "link to nowhere":
        link.symlink_to("versions/nothing")
    with Shelf(tmp_path, ID).opened():
        assert current_of(tmp_path) == version_of(2 if "link " in what or what == "no link" else 1)


def test_what_an_interrupted_fetch_left_is_cleaned(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        add(shelf, FakePack(1))
    left = tmp_path / "incoming" / "0" / "kiosk"
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"x")
    with Shelf(tmp_path, ID).opened():
        assert not (tmp_path / "incoming").exists()
    assert current_of(tmp_path) == version_of(1)


def test_two_boxes_do_not_use_one_folder(tmp_path: Path):
    with Shelf(tmp_path, ID).opened(), pytest.raises(ShelfError, match="另一个"), Shelf(tmp_path, ID).opened():
        pass
    with Shelf(tmp_path, ID).opened():
        pass


def test_a_mistyped_id_throws_nobodys_versions_away(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        add(shelf, FakePack(1))
    with pytest.raises(ShelfError, match="另一面墙"), Shelf(tmp_path, "gongran").opened():
        pass
    assert current_of(tmp_path) == version_of(1)


def test_going_back_refuses_the_version_until_a_newer_one_comes(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        for number in (1, 2, 3):
            add(shelf, FakePack(number))
    for left in (2, 1):
        with Shelf(tmp_path, ID).opened() as shelf:
            assert shelf.go_back().manifest.made == left
    with Shelf(tmp_path, ID).opened() as shelf:
        assert current_of(tmp_path) == version_of(1)
        assert not shelf.wants(FakePack(3).manifest)
        with pytest.raises(ShelfError):
            shelf.go_back()
        assert add(shelf, FakePack(4))
    assert current_of(tmp_path) == version_of(4)


def test_a_version_that_was_whole_but_not_yet_current_when_the_box_was_killed_is_taken_without_fetching(tmp_path: Path):
    with Shelf(tmp_path, ID).opened() as shelf:
        for number in (1, 2):
            add(shelf, FakePack(number))
    disk.lead_to(tmp_path / "current", f"versions/{version_of(1)}")
    with Shelf(tmp_path, ID).opened() as shelf:
        assert current_of(tmp_path) == version_of(1)
        with pytest.raises(ShelfError):
            shelf.go_back()
        second = FakePack(2)
        assert add(shelf, second)
        assert second.asked == []
    assert current_of(tmp_path) == version_of(2)


CALLS = ("write", "fsync", "open", "mkdir", "rename", "symlink", "replace", "link")


@pytest.mark.parametrize("call", CALLS)
def test_a_full_disk_at_any_call_leaves_the_last_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str):
    """Every call of a sort fails once, one after the other; when none is left the new version is there."""
    real, count = getattr(os, call), 0
    with Shelf(tmp_path, ID).opened() as shelf:
        add(shelf, FakePack(1))
        for fails_at in range(1, 60):
            count = 0

            def call_or_fail(*args: object, fails_at: int = fails_at, **options: object) -> object:
                nonlocal count
                count += 1
                if count == fails_at:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                return real(*args, **options)

            with monkeypatch.context() as patch:
                patch.setattr(os, call, call_or_fail)
                with suppress(OSError, SourceError):
                    add(shelf, FakePack(2))
            made = shelf.current.manifest.made if shelf.current else None
            assert current_of(tmp_path) == version_of(made or 0)
            if made == 2:
                break
    assert made == 2
    with Shelf(tmp_path, ID).opened():
        assert current_of(tmp_path) == version_of(2)


def test_without_room_older_versions_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with Shelf(tmp_path, ID).opened() as shelf:
        for number in (1, 2, 3):
            add(shelf, FakePack(number))
        monkeypatch.setattr(disk, "count_free", lambda folder: 0)
        with pytest.raises(SourceError, match="空间"):
            add(shelf, FakePack(4))
        assert [one.manifest.made for one in shelf.kept] == [3]
    assert current_of(tmp_path) == version_of(3)
