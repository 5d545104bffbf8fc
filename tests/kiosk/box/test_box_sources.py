"""Sources: the web, folders, sticks and zips, as they are when they are well, broken or hostile."""

import os
import struct
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from threading import Event

import faulty_web
import pytest
from fake_walls import ID, MANIFEST, files_of, is_whole, manifest_of, stage_of, version_of, write_site

from generator.kiosk import packing, packs, web_pack
from generator.kiosk.packs import SourceError, ZipPack
from generator.kiosk.puller import Puller
from generator.kiosk.shelf import Shelf
from generator.kiosk.sources import find_offers


def pull(folder: Path, *sources: object) -> tuple[int, list[str]]:
    """What is current after each source was asked once, and what was said."""
    with Shelf(folder, ID).opened() as shelf:
        said = []
        for source in sources:
            puller = Puller(str(source), shelf, 60, Event())
            puller.ask()
            said.append(puller.result)
        assert shelf.current is None or is_whole(folder / "current")
        return (shelf.current.manifest.made if shelf.current else 0), said


def zip_of(file: Path, number: int, **more: bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in {**files_of(number), MANIFEST: manifest_of(number), **more}.items():
            archive.writestr(path, content)
    return file


def test_a_built_site_that_is_a_link_to_one_of_two_folders(tmp_path: Path):
    write_site(tmp_path / ".site" / "a", 1)
    (tmp_path / "site").symlink_to(".site/a")
    assert pull(tmp_path / "box", tmp_path / "site")[0] == 1


def test_a_stick_with_several_packs_gives_the_newest_whole_one(tmp_path: Path):
    stick = tmp_path / "media"
    (stick / "usb" / "deeper").mkdir(parents=True)
    zip_of(stick / "old.zip", 1)
    zip_of(stick / "usb" / "good.ZIP", 2)
    zip_of(stick / "usb" / "bad.zip", 3, **{stage_of(3): b"x"})
    zip_of(stick / "usb" / "deeper" / "unseen.zip", 4)
    (stick / "usb" / "._good.zip").write_bytes(b"Mac")
    (stick / "usb" / "other.zip").write_bytes(b"PK nonsense")
    (stick / "photos").mkdir()
    write_site(stick / "unpacked", 1)
    assert pull(tmp_path / "box", stick)[0] == 2


def test_a_pack_that_was_unpacked_onto_the_stick(tmp_path: Path):
    write_site(tmp_path / "media" / "stick", 3)
    assert pull(tmp_path / "box", tmp_path / "media")[0] == 3


def test_several_sources_one_after_the_other(tmp_path: Path):
    made, said = pull(tmp_path / "box", write_site(tmp_path / "a", 1), tmp_path / "none", zip_of(tmp_path / "b.zip", 2))
    assert made == 2
    assert "不在" in said[1]


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


FAULTS = (
    "cut",
    "shorter",
    "longer",
    "changed",
    "missing",
    "broken",
    "reset",
    "silent",
    "dripping",
    "garbage",
    "endless",
)


@pytest.mark.parametrize("path", [MANIFEST, stage_of(2)], ids=["manifest", "file"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_web_site_with_a_fault_changes_nothing_until_it_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, path: str
):
    pull(tmp_path / "box", write_site(tmp_path / "old", 1))
    with faulty_web.faulty_web(write_site(tmp_path / "site", 2)) as web:
        web.faults[path] = getattr(faulty_web, fault)
        with monkeypatch.context() as patch:
            for name, value in (("_SILENCE", 0.3), ("_PATIENCE", 0.3), ("_SLOWEST", 10_000_000)):
                patch.setattr(web_pack, name, value)
            made = pull(tmp_path / "box", web.address)[0]
        assert made == 1
        web.faults.clear()
        assert pull(tmp_path / "box", web.address)[0] == 2


def test_after_a_fault_only_what_is_missing_of_kept_versions_is_fetched(tmp_path: Path):
    with faulty_web.faulty_web(write_site(tmp_path / "site", 1)) as web:
        pull(tmp_path / "box", web.address + "/")
        write_site(web.site, 2)
        web.asked.clear()
        assert pull(tmp_path / "box", web.address)[0] == 2
        assert sorted(web.asked) == sorted({*files_of(2), MANIFEST} - {*files_of(1)})


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://127.0.0.1:1/x", "//", "%"])
def test_redirects_lead_to_the_web_only(tmp_path: Path, address: str):
    with faulty_web.faulty_web(write_site(tmp_path / "site", 1)) as web:
        web.faults[stage_of(1)] = faulty_web.elsewhere(address)
        assert pull(tmp_path / "box", web.address)[0] == 0


def test_redirects_are_followed_but_not_for_ever(tmp_path: Path):
    with faulty_web.faulty_web(write_site(tmp_path / "old", 1)) as old:
        with faulty_web.faulty_web(write_site(tmp_path / "new", 1)) as new:
            for path in (*files_of(1), MANIFEST):
                old.faults[path] = faulty_web.elsewhere(f"{new.address}/{path}")
            assert pull(tmp_path / "box", old.address)[0] == 1
        old.faults[MANIFEST] = faulty_web.elsewhere(f"{old.address}/{MANIFEST}")
        with pytest.raises(SourceError):
            find_offers(old.address, ID)


def test_half_a_manifest_and_one_of_another_wall_are_refused(tmp_path: Path):
    site = write_site(tmp_path / "site", 1)
    whole = (site / MANIFEST).read_bytes()
    for content in (b"", whole[:-30], whole.replace(b'"gongren"', b'"another"'), manifest_of(2)):
        (site / MANIFEST).write_bytes(content)
        assert pull(tmp_path / "box", site)[0] == 0


def test_a_result_is_logged_once_and_again_when_it_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with Shelf(tmp_path / "box", ID).opened() as shelf:
        puller = Puller(str(tmp_path / "site"), shelf, 60, Event())
        for _ in range(3):
            puller.ask()
        pauses = [puller.pause()]
        write_site(tmp_path / "site", 1)
        for _ in range(3):
            puller.ask()
    assert [line.partition(": ")[2] for line in capsys.readouterr().err.splitlines()] == [
        "现在不在（没有接上？）",
        f"取得新版本 {version_of(1)[:16]}",
    ]
    assert 50 <= pauses[0] <= 70, "a stick may come at any time"


def test_a_web_site_that_fails_is_asked_more_and_more_rarely(tmp_path: Path):
    with Shelf(tmp_path / "box", ID).opened() as shelf:
        puller = Puller("http://127.0.0.1:1/", shelf, 60, Event())
        pauses = []
        for _ in range(6):
            puller.ask()
            pauses.append(puller.pause())
    assert pauses[0] < pauses[1] < pauses[2]
    assert pauses[-1] <= 660


def test_a_box_that_is_switched_off_does_not_finish_a_pull_first(tmp_path: Path):
    stop = Event()
    stop.set()
    with Shelf(tmp_path / "box", ID).opened() as shelf:
        Puller(str(write_site(tmp_path / "site", 1)), shelf, 60, stop).ask()
        assert shelf.current is None


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
