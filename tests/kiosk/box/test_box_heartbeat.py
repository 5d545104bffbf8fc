"""What the screen tells of itself: kept and shown to the technician; taken from nobody else."""

import json
from pathlib import Path

import pytest
from fake_walls import ID, MANIFEST, ask, version_of
from running import Running

FOLDER = f"/kiosk/{ID}/"
HEARTBEAT = {
    "version": version_of(1),
    "made": 1,
    "frames": 1800,
    "heap": 12_000_000,
    "state": "resting",
    "problems": ["a\nb"],
    "uptime": 3600.5,
    "width": 1080,
    "height": 1920,
}


def test_a_heartbeat_is_kept_and_told(running: Running, tmp_path: Path):
    running.add(1)
    assert running.beat(HEARTBEAT) == 204
    kept = json.loads((tmp_path / "heartbeat.json").read_bytes())
    assert (kept["version"], kept["problems"], kept["heap"]) == (version_of(1), ["a b"], 12_000_000)
    assert kept["received"] > 0
    told = json.loads(ask(running.port, "/status.json")[2])
    assert told["version"] == version_of(1)
    assert 0 <= told["heartbeat"]["age"] < 10
    page = ask(running.port, "/status")[2].decode()
    assert "1080 × 1920" in page
    assert "12.0 MB" in page
    assert running.beat({**HEARTBEAT, "heap": None}) == 204


def test_a_screen_that_does_not_know_its_version_yet_is_well_all_the_same(running: Running):
    assert running.beat({**HEARTBEAT, "version": None, "made": None}) == 204
    assert json.loads(ask(running.port, "/status.json")[2])["heartbeat"]["version"] == ""
    assert "还不知道" in ask(running.port, "/status")[2].decode()


def changed(**changes: object) -> dict[str, object]:
    return {**HEARTBEAT, **changes}


WRONG: tuple[object, ...] = (
    *(b"", b"{", b"[]", b"null", b"\xff", b"[" * 5000, b"1" * 5000, {}),
    *(changed(version=wrong) for wrong in ("", "x", 5, "A" * 64)),
    *(changed(frames=wrong) for wrong in (-1, "1", True, 1.5, None, 2**60)),
    *(changed(heap=-1), changed(uptime="1"), changed(uptime=float("nan")), changed(uptime=float("inf"))),
    *(changed(state=None), changed(problems="x"), changed(problems=[1]), changed(width=None)),
)


@pytest.mark.parametrize("body", WRONG, ids=lambda body: str(body)[:30])
def test_what_is_no_heartbeat_is_refused(running: Running, tmp_path: Path, body: object):
    assert running.beat(body) == 400
    assert running.box.heartbeat is None
    assert not (tmp_path / "heartbeat.json").exists()


def test_a_heartbeat_of_another_page_or_too_large_a_one_is_refused(running: Running):
    assert running.beat(HEARTBEAT, Origin="http://evil.example") == 403
    assert running.beat(HEARTBEAT, Origin="null") == 403
    content = json.dumps(HEARTBEAT).encode()
    assert ask(running.port, "/heartbeat", "POST", content)[0] == 403
    assert ask(running.port, "/heartbeat", "POST", content, {"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert ask(running.port, "/heartbeat", "POST", content, {"Sec-Fetch-Site": "same-origin"})[0] == 204
    assert running.beat(b" " * 8193) == 413
    assert running.beat(HEARTBEAT, Content_Length="x") in (400, 411)
    assert ask(running.port, f"/{MANIFEST}", "POST", content, {"Origin": "x"})[0] == 404
    assert ask(running.port, FOLDER, "PUT", b"x")[0] in (400, 501)
    assert ask(running.port, FOLDER, "DELETE")[0] == 501


def test_a_full_disk_takes_no_heartbeat_but_the_status_does(running: Running, monkeypatch: pytest.MonkeyPatch):
    def write_bytes(path: Path, content: bytes) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    assert running.beat(HEARTBEAT) == 204
    assert running.box.heartbeat


def test_hostile_words_stay_text_on_the_status_page(running: Running):
    assert running.beat(changed(state="<script>alert(1)</script>", problems=["<img src=x>", "\ud800"])) == 204
    page = ask(running.port, "/status")[2]
    assert b"<script" not in page
    assert b"<img" not in page
