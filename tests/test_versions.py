"""Two versions of a site and the link between them: whatever happens, the served one is whole."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from workspace import read_files

from generator import versions
from generator.versions import home_of, locked, next_version

HOLD_THE_LOCK = """
import sys, time
from pathlib import Path
from generator.versions import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def build(site: Path, files: dict[str, str]) -> set[str]:
    """A build of these texts; returns the paths that were really written."""
    made = set()
    with next_version(site) as target:
        target.clear(files)
        for path, text in files.items():
            if not target.keeps(path, text):
                target.put(path, text, text.encode())
                made.add(path)
    return made


def texts(folder: Path) -> dict[str, str]:
    return {path: content.decode() for path, content in read_files(folder).items()}


def hold_the_lock(site: Path, seconds: float) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", HOLD_THE_LOCK, str(site), str(seconds)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_the_site_is_a_link_to_one_of_two_versions(site: Path):
    for number, slot in enumerate("abab"):
        build(site, {"x": str(number)})
        assert str(site.readlink()) == f".site/{slot}"
        assert texts(site) == {"x": str(number)}


def test_the_other_version_stays_as_it_was_served(site: Path):
    build(site, {"x": "1"})
    build(site, {"x": "2"})
    assert texts(home_of(site) / "a") == {"x": "1"}


def test_only_what_neither_version_has_is_written(site: Path):
    assert build(site, {"x": "1", "y": "1"}) == {"x", "y"}
    assert build(site, {"x": "1", "y": "2"}) == {"y"}
    assert build(site, {"x": "1", "y": "2"}) == set()
    assert build(site, {"x": "3", "y": "2"}) == {"x"}
    assert build(site, {"x": "1", "y": "2"}) == set()
    assert build(site, {"x": "3", "y": "4"}) == {"y"}


def test_the_link_leads_to_the_same_place_when_both_are_moved(site: Path):
    build(site, {"x": "1"})
    site.parent.joinpath("moved").mkdir()
    for name in ("site", ".site"):
        site.with_name(name).rename(site.parent / "moved" / name)
    assert texts(site.parent / "moved/site") == {"x": "1"}


def test_a_build_that_fails_leaves_the_served_version(site: Path):
    build(site, {"x": "1"})
    with pytest.raises(RuntimeError), next_version(site) as target:
        target.clear(["x", "y"])
        target.put("x", "2", b"2")
        raise RuntimeError
    assert texts(site) == {"x": "1"}
    assert build(site, {"x": "2", "y": "2"}) == {"x", "y"}
    assert texts(site) == {"x": "2", "y": "2"}


@pytest.mark.parametrize("moment", ["sync_all", "keep", "_serve"])
def test_a_build_that_ends_at_the_last_moment_leaves_the_served_version(
    site: Path, monkeypatch: pytest.MonkeyPatch, moment: str
):
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "worn out")

    build(site, {"x": "1", "z": "1"})
    with monkeypatch.context() as patched, pytest.raises(OSError, match="worn out"):
        patched.setattr(versions, moment, fail)
        build(site, {"x": "2"})
    assert texts(site) == {"x": "1", "z": "1"}
    build(site, {"x": "3"})
    assert texts(site) == {"x": "3"}


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def change_a_tag(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"2"', b'"3"'))


@pytest.mark.parametrize("damage", [Path.unlink, cut_short, change_a_tag, lambda file: file.write_bytes(b"[]")])
@pytest.mark.parametrize("slot", ["a", "b"])
def test_a_damaged_manifest_is_not_believed(site: Path, damage: Callable[[Path], object], slot: str):
    build(site, {"x": "1", "y": "1"})
    build(site, {"x": "2", "y": "2"})
    damage(home_of(site) / f"{slot}.json")
    build(site, {"x": "3", "z": "2"})
    assert texts(site) == {"x": "3", "z": "2"}
    build(site, {"y": "2", "z": "2"})
    assert texts(site) == {"y": "2", "z": "2"}


def test_a_folder_that_stands_where_the_link_will_be_is_exchanged_for_it(site: Path):
    (site / "old/deep").mkdir(parents=True)
    (site / "old/deep/page").write_text("old")
    build(site, {"x": "1"})
    assert site.is_symlink()
    assert texts(site) == {"x": "1"}
    assert sorted(path.name for path in home_of(site).iterdir()) == ["a", "a.json"]


def test_a_folder_is_exchanged_also_where_the_system_cannot_do_it_in_one_step(
    site: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "platform", "darwin")
    site.mkdir()
    (site / "page").write_text("old")
    build(site, {"x": "1"})
    assert site.is_symlink()
    assert texts(site) == {"x": "1"}


def test_the_old_folder_comes_back_when_the_link_cannot_take_its_place(site: Path, monkeypatch: pytest.MonkeyPatch):
    original = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "next":
            raise OSError(errno.EBUSY, "in use")
        return original(self, target)

    site.mkdir()
    (site / "page").write_text("old")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="in use"):
        build(site, {"x": "1"})
    assert texts(site) == {"page": "old"}


@pytest.mark.parametrize("kind", ["link", "lost link", "folder", "file"])
def test_what_a_stopped_switch_left_is_no_hindrance(site: Path, kind: str):
    build(site, {"x": "1"})
    left = home_of(site) / "next"
    if kind == "folder":
        (left / "deep").mkdir(parents=True)
    elif kind == "file":
        left.write_text("")
    else:
        left.symlink_to("a" if kind == "link" else "nowhere")
    build(site, {"x": "2"})
    assert texts(site) == {"x": "2"}
    assert not os.path.lexists(left)


def test_somebody_elses_link_stays_and_the_site_is_behind_it(site: Path):
    (site.parent / "www/public").mkdir(parents=True)
    site.symlink_to("www/public")
    for number in "123":
        build(site, {"x": number})
        assert str(site.readlink()) == "www/public"
        assert (site.parent / "www/public").is_symlink()
        assert texts(site) == {"x": number}
    assert sorted(path.name for path in site.parent.iterdir()) == ["site", "www"]


def test_a_link_that_leads_nowhere_is_followed_too(site: Path):
    (site.parent / "www").mkdir()
    site.symlink_to("www/public")
    build(site, {"x": "1"})
    assert texts(site.parent / "www/public") == {"x": "1"}


def test_a_version_that_somebody_removed_is_made_again(site: Path):
    build(site, {"x": "1"})
    build(site, {"x": "2"})
    for path in (home_of(site) / "b/x", home_of(site) / "a/x"):
        path.unlink()
    build(site, {"x": "2"})
    assert texts(site) == {"x": "2"}


def test_a_served_version_that_is_gone_altogether_is_no_hindrance(site: Path):
    site.symlink_to(".site/a")
    build(site, {"x": "1"})
    assert texts(site) == {"x": "1"}


def test_a_second_build_waits_for_the_first(site: Path, capsys: pytest.CaptureFixture[str]):
    holder = hold_the_lock(site, 0.3)
    started = time.monotonic()
    with locked(site):
        assert holder.wait(5) == 0
    assert time.monotonic() - started > 0.1
    assert "waiting for another build" in capsys.readouterr().err


def test_a_killed_build_holds_no_lock(site: Path, capsys: pytest.CaptureFixture[str]):
    holder = hold_the_lock(site, 60)
    holder.kill()
    holder.wait(5)
    with locked(site):
        assert capsys.readouterr().err == ""


def test_the_lock_is_that_of_the_site_behind_a_link(site: Path, capsys: pytest.CaptureFixture[str]):
    (site.parent / "www").mkdir()
    site.symlink_to("www")
    holder = hold_the_lock(site.parent / "www", 0.2)
    with locked(site):
        assert "waiting" in capsys.readouterr().err
    holder.wait(5)
