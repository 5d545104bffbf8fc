"""Only a site that is whole and as it was built is sent."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_sites import Union

from generator.build_manifest import MANIFEST


def edit(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").write_text("mine")


def edit_with_the_same_size(site: Path) -> None:
    content = (site / "404.html").read_bytes()
    (site / "404.html").write_bytes(content.replace(b"404", b"405", 1)[::-1])


def remove(site: Path) -> None:
    (site / "people/index.html").unlink()


def lead_elsewhere(site: Path) -> None:
    content = site.parent / "elsewhere"
    content.write_bytes((site / "index.html").read_bytes())
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(content)


def put_a_folder(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").mkdir()


def put_a_file_for_a_folder(site: Path) -> None:
    shutil.rmtree(site / "people")
    (site / "people").write_text("a file")


@pytest.mark.parametrize(
    "spoil", [edit, edit_with_the_same_size, remove, lead_elsewhere, put_a_folder, put_a_file_for_a_folder]
)
def test_a_site_that_was_changed_by_hand_is_refused(union: Union, spoil: Callable[[Path], None]):
    spoil((union.root / "site").resolve())
    said = union.refused()
    assert "网站不是建成时的样子，没有发布" in said
    assert "运行 guangrong build，再发布" in said
    assert not (union.root / "www").exists()


def damaged(files: dict[str, object], **more: object) -> bytes:
    told = {"format": 1, "program": "x", "commit": None, "is_changed": None, "files": files, **more}
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        damaged({"../evil": {"sha256": "0" * 64, "size": 1}}),
        damaged({"a\nb": {"sha256": "0" * 64, "size": 1}}),
        damaged({"/etc/passwd": {"sha256": "0" * 64, "size": 1}}),
        damaged({"a": {"sha256": "0", "size": 1}}),
        damaged({"a": {"sha256": "0" * 64, "size": -1}}),
        damaged({}, format=2),
    ],
)
def test_a_damaged_manifest_is_refused(union: Union, content: bytes):
    (union.root / "site" / MANIFEST).write_bytes(content)
    assert f"{MANIFEST} 坏了" in union.refused()
    assert not (union.root / "www").exists()


def test_without_a_site_there_is_nothing_to_publish(union: Union):
    (union.root / "site").unlink()
    assert "还没有建成的网站" in union.refused()


def test_what_is_in_no_manifest_is_not_sent(union: Union):
    (union.root / "site/people/geheim.txt").write_text("mine")
    union.published()
    assert not (union.root / "www/current/people/geheim.txt").exists()


def test_a_build_during_a_publish_changes_nothing_of_it(union: Union, monkeypatch: pytest.MonkeyPatch):
    from generator.publishing.to_folder import Folder

    def build_twice(self: Folder, offer: object, plan: object) -> None:
        union.build("b")
        union.build("b")
        shutil.rmtree((union.root / "site").resolve())
        send(self, offer, plan)  # type: ignore[arg-type]

    send = Folder.send
    monkeypatch.setattr(Folder, "send", build_twice)
    union.published()
    assert (union.root / "www/current/index.html").read_bytes() == union.builds["a"]["index.html"]
    assert (union.root / "www/current/assets/fonts.css").read_bytes() == union.builds["a"]["assets/fonts.css"]
