"""The commands in processes of their own: served, killed, switched off, packed, gone back, and shown in a browser."""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from fake_walls import (
    ID,
    PROJECT,
    SHARED,
    Served,
    ask,
    is_whole,
    serving,
    stage_of,
    version_of,
    wait_for,
    write_site,
)
from faulty_web import Handler, dripping, faulty_web

from generator.__main__ import main


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["kiosk", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def test_a_new_version_is_served_within_seconds_and_old_ones_stay(tmp_path: Path):
    site = write_site(tmp_path / "site", 1)
    with serving(tmp_path / "box", tmp_path / "none", site) as served:
        wait_for(lambda: served.tell()["version"] == version_of(1))
        write_site(site, 2)
        wait_for(lambda: served.tell()["version"] == version_of(2))
        assert ask(served.port, f"/{stage_of(1)}")[0] == 200
        sources = served.tell()["sources"]
        assert [one["is_good"] for one in sources] == [False, True]
        logged = served.stop()
    assert logged.count("现在不在") == 1
    assert logged.count("取得新版本") == 2


def test_two_boxes_do_not_run_in_one_folder(tmp_path: Path):
    with serving(tmp_path / "box", write_site(tmp_path / "site", 1)), pytest.raises(AssertionError, match="另一个"):
        Served(tmp_path / "box", tmp_path / "site")


def test_a_port_that_is_taken_is_told(tmp_path: Path):
    with serving(tmp_path / "a", tmp_path) as first, pytest.raises(AssertionError, match="Error") as taken:
        Served(tmp_path / "b", tmp_path, options=("--port", str(first.port)))
    assert "Traceback" not in str(taken.value)


def slowly(handler: Handler, content: bytes) -> None:
    """A file that takes five seconds."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    for start in range(0, len(content), len(content) // 20):
        handler.wfile.write(content[start : start + len(content) // 20])
        time.sleep(0.25)


def test_killed_in_the_middle_of_a_pull_it_is_back_with_a_whole_version(tmp_path: Path):
    with faulty_web(write_site(tmp_path / "site", 1)) as web:
        with serving(tmp_path / "box", web.address) as served:
            wait_for(lambda: served.tell()["version"] == version_of(1))
            web.faults[stage_of(2)] = slowly
            write_site(web.site, 2)
            wait_for(lambda: stage_of(2) in web.asked)
            time.sleep(0.3)
            served.kill()
        assert list((tmp_path / "box" / "incoming").iterdir())
        with serving(tmp_path / "box", tmp_path / "none") as served:
            assert served.tell()["version"] == version_of(1)
            assert is_whole(tmp_path / "box" / "current")
            assert not (tmp_path / "box" / "incoming").exists()
        web.faults.clear()
        with serving(tmp_path / "box", web.address) as served:
            wait_for(lambda: served.tell()["version"] == version_of(2))


def test_it_ends_at_once_also_in_the_middle_of_a_pull(tmp_path: Path):
    with faulty_web(write_site(tmp_path / "site", 1)) as web:
        web.faults[SHARED] = dripping
        with serving(tmp_path / "box", web.address) as served:
            wait_for(lambda: SHARED in web.asked)
            started = time.monotonic()
            served.stop()
            assert time.monotonic() - started < 5


def test_little_is_loaded_for_a_box():
    code = (
        "import sys, generator.__main__, generator.kiosk.service, generator.kiosk.screen, generator.kiosk.packing;"
        "print({'pydantic', 'jinja2', 'mkdocs', 'PIL'} & sys.modules.keys())"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    assert subprocess.check_output([sys.executable, "-c", code], env=environment, text=True) == "set()\n"


def test_packed_and_verified(project: Path):
    said = run("pack", ID, "-o", "out/wall.zip")
    digest = (project / "out" / "wall.zip.sha256").read_text().split()[0]
    assert f"sha256 {digest}" in said
    assert "4 个文件" in said
    subprocess.run(["sha256sum", "--quiet", "-c", "wall.zip.sha256"], cwd=project / "out", check=True)
    assert "完好" in run("verify", "out/wall.zip")
    assert "完好" in run("verify", "public")
    (project / "public" / stage_of(1)).write_bytes(b"x")
    assert stage_of(1) in run("verify", "public", code=1)
    assert "与清单不符" in run("pack", ID, code=1)


def test_a_damaged_pack_is_told(project: Path):
    run("pack", ID)
    whole = Path(f"{ID}.zip").read_bytes()
    Path(f"{ID}.zip").write_bytes(whole.replace(b"stage 1", b"stage X"))
    said = run("verify", f"{ID}.zip", code=1)
    assert "损坏" in said
    assert ".sha256" in said
    Path("empty.zip").write_bytes(b"")
    assert "不完整" in run("verify", "empty.zip", code=1)
    with zipfile.ZipFile("other.zip", "w") as archive:
        archive.writestr("a", b"")
    assert "没有荣誉墙" in run("verify", "other.zip", code=1)


def test_what_is_not_built_or_no_id_is_told(project: Path):
    assert "先建站" in run("pack", "other", code=1)
    assert "编号" in run("pack", "../x", code=2)
    assert "读不了" in run("pack", ID, "-f", "none.yml", code=1)
    assert "来源" in run("serve", "--from", "ftp://x/", "--id", ID, code=2)
    assert "来源" in run("serve", "--from", "https://a:b@x/", "--id", ID, code=2)


def test_going_back_while_the_service_rests(tmp_path: Path):
    site, box = write_site(tmp_path / "site", 1), tmp_path / "box"
    with serving(box, site) as served:
        wait_for(lambda: served.tell()["version"] == version_of(1))
        assert "另一个" in run("back", "--id", ID, "--folder", box, code=1)
        write_site(site, 2)
        wait_for(lambda: served.tell()["version"] == version_of(2))
    assert version_of(1)[:16] in run("back", "--id", ID, "--folder", box)
    with serving(box, site) as served:
        wait_for(lambda: served.tell()["sources"][0]["age"] is not None)
        assert served.tell()["version"] == version_of(1)
