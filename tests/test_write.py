"""The one writer: nothing outside the site, nothing written twice, nothing that another version shares."""

import os
from pathlib import Path

import pytest
from workspace import read_files

from generator.write import Manifest, Target


def fill(folder: Path, files: dict[str, str], known: Manifest | None = None, twin: Target | None = None) -> Target:
    """Write files whose tags are their texts, as a build does."""
    target = Target(folder, known or {}, twin)
    target.clear(files)
    for path, text in files.items():
        if not target.keeps(path, text):
            target.put(path, text, text.encode())
    return target


def inodes(folder: Path) -> dict[str, int]:
    return {path: (folder / path).stat().st_ino for path in read_files(folder)}


@pytest.mark.parametrize(
    "path",
    ["/etc/x", "../x", "a/../../x", "a/..", "./a", "a//b", "", "a/", "..", "."],
)
def test_no_path_leaves_the_site(tmp_path: Path, path: str):
    with pytest.raises(ValueError, match="not a path below the site"):
        Target(tmp_path / "site", {}).put(path, "x", b"x")
    assert read_files(tmp_path) == {}


def test_files_are_written_with_their_folders(tmp_path: Path):
    fill(tmp_path, {"index.html": "1", "a/b/c.html": "2"})
    assert read_files(tmp_path) == {"index.html": b"1", "a/b/c.html": b"2"}


def test_what_was_written_is_known_by_tag_size_time_and_digest(tmp_path: Path):
    target = fill(tmp_path, {"a": "four"})
    digest = "04efaf080f5a3e74e1c29d1ca6a48569382cbbcd324e8d59d2b83ef21c039f00"  # printf four | sha256sum
    assert target.written == {"a": ("four", 4, (tmp_path / "a").stat().st_mtime_ns, digest)}


def test_a_file_with_the_same_tag_is_left_alone(tmp_path: Path):
    first = fill(tmp_path, {"a": "one", "b": "one"})
    before = inodes(tmp_path)
    second = fill(tmp_path, {"a": "one", "b": "two"}, first.written)
    after = inodes(tmp_path)
    assert after["a"] == before["a"]
    assert second.written["a"] == first.written["a"]
    assert read_files(tmp_path) == {"a": b"one", "b": b"two"}


@pytest.mark.parametrize(
    "meddle", [lambda file: file.write_text("other"), lambda file: os.utime(file, (1, 1)), Path.unlink]
)
def test_a_file_that_somebody_changed_is_written_again(tmp_path: Path, meddle):
    known = fill(tmp_path, {"a": "mine!"}).written
    meddle(tmp_path / "a")
    assert fill(tmp_path, {"a": "mine!"}, known).written["a"] != known["a"]
    assert read_files(tmp_path) == {"a": b"mine!"}


def test_files_that_are_not_wanted_any_more_go_with_their_folders(tmp_path: Path):
    known = fill(tmp_path, {"a/b/c": "1", "a/d": "2", "e/f/g": "3"}).written
    fill(tmp_path, {"a/d": "2"}, known)
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["a", "a/d"]


def test_of_a_folder_of_which_nothing_is_known_all_that_is_not_wanted_goes(tmp_path: Path):
    fill(tmp_path, {"a/b": "old", "strange/x/y": "old", "z": "old"})
    (tmp_path / "empty/deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "lost").symlink_to("nowhere")
    fill(tmp_path, {"a/b": "new"})
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["a", "a/b"]
    assert read_files(tmp_path) == {"a/b": b"new"}


@pytest.mark.parametrize("is_known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize(
    "before, after",
    [
        ({"a": "1"}, {"a/b": "2", "a/c/d": "3"}),
        ({"a/b": "1", "a/c/d": "2"}, {"a": "3"}),
        ({"a/b/c": "1"}, {"a/b": "2"}),
        ({"a": "1", "b": "1"}, {"a/b": "1", "b/a": "1"}),
    ],
)
def test_a_file_becomes_a_folder_and_a_folder_a_file(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], is_known: bool
):
    known = fill(tmp_path, before).written
    fill(tmp_path, after, known if is_known else {})
    assert read_files(tmp_path) == {path: text.encode() for path, text in after.items()}


def test_files_are_shared_with_the_other_version_where_they_are_alike(tmp_path: Path):
    twin = fill(tmp_path / "a", {"same": "1", "deep/same": "2", "other": "3"})
    served = Target(tmp_path / "a", twin.written)
    target = fill(tmp_path / "b", {"same": "1", "deep/same": "2", "other": "4"}, twin=served)
    first, second = inodes(tmp_path / "a"), inodes(tmp_path / "b")
    assert [path for path in first if first[path] == second[path]] == ["deep/same", "same"]
    assert target.written["same"] == twin.written["same"]


def test_a_shared_file_is_never_written_over(tmp_path: Path):
    served = fill(tmp_path / "a", {"page": "old", "gone": "old"})
    twin = Target(tmp_path / "a", served.written)
    next_one = fill(tmp_path / "b", {"page": "old", "gone": "old"}, twin=twin)
    fill(tmp_path / "b", {"page": "new"}, next_one.written, twin)
    assert read_files(tmp_path / "a") == {"page": b"old", "gone": b"old"}
    assert read_files(tmp_path / "b") == {"page": b"new"}


def test_a_file_of_the_other_version_that_somebody_changed_is_not_shared(tmp_path: Path):
    served = fill(tmp_path / "a", {"page": "mine"})
    (tmp_path / "a/page").write_text("theirs")
    fill(tmp_path / "b", {"page": "mine"}, twin=Target(tmp_path / "a", served.written))
    assert read_files(tmp_path / "b") == {"page": b"mine"}


def test_a_link_that_somebody_put_in_place_of_a_file_is_replaced_not_followed(tmp_path: Path):
    (tmp_path / "outside").write_text("precious")
    known = fill(tmp_path / "site", {"a": "1"}).written
    (tmp_path / "site/a").unlink()
    (tmp_path / "site/a").symlink_to("../outside")
    fill(tmp_path / "site", {"a": "2"}, known)
    assert (tmp_path / "outside").read_text() == "precious"
    assert not (tmp_path / "site/a").is_symlink()


def test_a_file_that_both_versions_share_stays_one_when_nothing_is_known_of_the_second(tmp_path: Path):
    twin = Target(tmp_path / "a", fill(tmp_path / "a", {"page": "1"}).written)
    fill(tmp_path / "b", {"page": "1"}, twin=twin)
    fill(tmp_path / "b", {"page": "1"}, twin=twin)
    assert read_files(tmp_path / "b") == {"page": b"1"}
    assert inodes(tmp_path / "a") == inodes(tmp_path / "b")


def test_a_long_content_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content[:7]))
    Target(tmp_path, {}).put("a", "x", b"0123456789" * 9)
    assert (tmp_path / "a").read_bytes() == b"0123456789" * 9
