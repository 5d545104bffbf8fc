"""Sources: the web, folders, sticks and zips, as they are when they are well, broken or hostile."""

from pathlib import Path
from threading import Event

import faulty_web
import pytest
from fake_walls import ID, MANIFEST, files_of, manifest_of, stage_of, version_of, write_site
from pulling import pull, zip_of

from generator.kiosk import web_pack
from generator.kiosk.packs import SourceError
from generator.kiosk.puller import Puller
from generator.kiosk.shelf import Shelf
from generator.kiosk.sources import find_offers


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
