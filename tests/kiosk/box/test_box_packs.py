"""Folders and zips: hostile ones are refused, ours are the same bytes every time."""

import os
import struct
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from fake_walls import ID, MANIFEST, files_of, manifest_of, stage_of, write_site
from pulling import pull, zip_of

from generator.kiosk import packing, packs
from generator.kiosk.packs import SourceError, ZipPack


@pytest.mark.parametrize("what", ["file", "folder", "pipe", "manifest"])
def test_links_and_pipes_are_not_followed(tmp_path: Path, what: str):
    site = write_site(tmp_path / "site", 1)
    outside = tmp_path / "outside"
    target = site / MANIFEST if what == "manifest" else site / stage_of(1)
    if what == "folder":
        (site / "media").rename(outside)
        (site / "media").symlink_to(outside)
    else:
        target.rename(outside)
        os.mkfifo(target) if what == "pipe" else target.symlink_to(outside)
    made, said = pull(tmp_path / "box", site)
    assert made == 0
    assert said != ["没有更新的版本"]


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_of_another_sort_of_compression_is_refused(tmp_path: Path, kind: int):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", kind) as archive:
        for path, content in {**files_of(1), MANIFEST: manifest_of(1)}.items():
            archive.writestr(path, content)
    assert pull(tmp_path / "box", tmp_path / "a.zip")[0] == 0


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path):
    bomb = zip_of(tmp_path / "bomb.zip", 1, **{stage_of(1): b"\0" * 50_000_000})
    made, said = pull(tmp_path / "box", bomb)
    assert (made, "与清单不符" in said[0]) == (0, True)
    # One whose table lies about the size gives no more than was promised and a piece.
    content = bytearray(bomb.read_bytes())
    small = len(files_of(1)[stage_of(1)])
    content = content.replace(struct.pack("<I", 50_000_000), struct.pack("<I", small))
    bomb.write_bytes(content)
    with suppress(SourceError):
        assert sum(map(len, ZipPack(bomb).read(stage_of(1), small))) <= small + 2 * packs._PIECE
    assert pull(tmp_path / "box", bomb)[0] == 0


def test_zips_that_are_cut_or_changed_anywhere_never_become_a_version(tmp_path: Path):
    whole = zip_of(tmp_path / "a.zip", 1).read_bytes()
    for at in range(0, len(whole), len(whole) // 40):
        for bad in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            (tmp_path / "a.zip").write_bytes(bad)
            made, said = pull(tmp_path / "box", tmp_path / "a.zip")
            assert "出错" not in said[0], said
            if made:  # what is not looked at, such as a date
                (tmp_path / "box").rename(tmp_path / f"box-{at}-{len(bad)}")


@pytest.mark.parametrize("most", ["_MOST_ENTRIES", "_LARGEST_DIRECTORY"])
def test_a_zip_with_too_long_a_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: str):
    monkeypatch.setattr(packs, most, 3)
    assert "太多" in pull(tmp_path / "box", zip_of(tmp_path / "a.zip", 1))[1][0]


def test_names_that_lead_elsewhere_in_a_zip_are_never_asked_for(tmp_path: Path):
    zip_of(tmp_path / "a.zip", 1, **{"../evil": b"x", "/etc/evil": b"x"})
    assert pull(tmp_path / "box", tmp_path / "a.zip")[0] == 1
    assert not list(tmp_path.rglob("evil"))


def test_a_pack_is_the_same_bytes_every_time_and_can_be_pulled(tmp_path: Path):
    site = write_site(tmp_path / "site", 1)
    first = packing.pack(site, ID, tmp_path / "a.zip")
    os.utime(site / stage_of(1), (1, 1))
    time.sleep(0.01)
    second = packing.pack(site, ID, tmp_path / "b.zip")
    assert first.digest == second.digest
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert pull(tmp_path / "box", tmp_path / "b.zip")[0] == 1
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / packing.READ_ME).read_text("utf-8-sig").startswith("光荣榜 1\n")
    assert packing.verify(tmp_path / "unpacked")[0][2] == []


def test_a_site_that_is_not_whole_is_not_packed(tmp_path: Path):
    site = write_site(tmp_path / "site", 1)
    (site / stage_of(1)).write_bytes(b"x")
    with pytest.raises(SourceError):
        packing.pack(site, ID, tmp_path / "a.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
