"""What stands before the visitor: a dark page that turns into the wall, and a browser that is never given up."""

import os
import socket
import threading
from pathlib import Path
from threading import Event

import pytest
from fake_walls import ID, FakePack, wait_for, write_site
from playwright.sync_api import Browser

from generator.kiosk import browser as program
from generator.kiosk import pages, service
from generator.kiosk.box import Box
from generator.kiosk.screen import Screen
from generator.kiosk.server import make_server
from generator.kiosk.shelf import Shelf


def test_the_waiting_page_is_dark_and_turns_into_the_wall_by_itself(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pages, "_REFRESH", 1)
    with Shelf(tmp_path, ID).opened() as shelf:
        server = make_server(Box(shelf), 0)
        threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
        page = browser.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(f"http://localhost:{server.server_port}/")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 5, 7)"
        pack = FakePack(1)
        shelf.add(pack.manifest, pack.content, pack)
        page.get_by_text("screen").wait_for(timeout=15_000)
        assert page.url == f"http://localhost:{server.server_port}/kiosk/{ID}/"
        page.goto(f"http://localhost:{server.server_port}/status")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 5, 7)"
        assert wrong == []
        page.close()
        server.shutdown()
        server.server_close()


def test_a_browser_that_ends_at_once_gets_a_fresh_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    stop, starts, seen = Event(), [], []

    def make_command(address: str) -> list[str]:
        starts.append(address)
        seen.append((tmp_path / "profile" / "broken").exists())
        if len(starts) == 1:
            (tmp_path / "profile" / "broken").touch()
        if len(starts) == 6:
            stop.set()
        return ["/bin/false"]

    with Shelf(tmp_path / "box", ID).opened() as shelf:
        server = make_server(Box(shelf), 0)
        threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}"
        Screen(origin, ID, tmp_path / "profile", make_command, first_pause=0.001).run(stop)
        server.shutdown()
        server.server_close()
    assert starts == [f"{origin}/kiosk/{ID}/"] * 6
    assert seen == [False, True, True, True, False, False]
    assert "新的配置" in capsys.readouterr().err


def test_a_browser_that_is_not_there_is_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    stop = Event()
    with Shelf(tmp_path / "box", ID).opened() as shelf:
        server = make_server(Box(shelf), 0)
        threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}"
        screen = Screen(origin, ID, tmp_path / "profile", lambda _: ["/none/chromium"], first_pause=0.001)
        thread = threading.Thread(target=screen.run, args=(stop,))
        thread.start()
        said = []
        wait_for(lambda: said.append(capsys.readouterr().err) or "".join(said).count("启动不了") >= 3)
        stop.set()
        thread.join(5)
        server.shutdown()
        server.server_close()
    assert not thread.is_alive()


def test_the_flags_say_one_thing_each(tmp_path: Path):
    on_wayland = {"WAYLAND_DISPLAY": "wayland-0"}
    command = program.command_of("chromium", "http://127.0.0.1:1/", tmp_path, ("--x",), False, on_wayland)
    names = [flag.partition("=")[0] for flag in command[1:]]
    assert len(names) == len(set(names))
    assert {"--kiosk", "--ozone-platform", "--x", "--mute-audio", "--disable-pinch"} <= set(names)
    assert command[-1] == "http://127.0.0.1:1/" and "--app" not in names
    window = program.command_of("chromium", "http://127.0.0.1:1/", tmp_path, (), True, {})
    assert not {"--kiosk", "--start-fullscreen", "--ozone-platform=wayland"} & set(window)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"profile": 5}', b"\xff", b"[" * 100_000])
def test_settings_that_a_power_cut_broke_are_thrown_away(tmp_path: Path, content: bytes):
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_bytes(content)
    program.repair(tmp_path)
    assert not (tmp_path / "Default" / "Preferences").exists()


def test_systemd_is_told_when_the_wall_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service, "_TURN", 0.05)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as system:
        system.bind(os.fspath(tmp_path / "notify"))
        system.settimeout(10)
        monkeypatch.setenv("NOTIFY_SOCKET", os.fspath(tmp_path / "notify"))
        stop, site = Event(), write_site(tmp_path / "site", 1)
        shelf = Shelf(tmp_path / "box", ID)
        thread = threading.Thread(target=service.run, args=([str(site)], shelf, 0, 60, stop, lambda address: None))
        thread.start()
        assert [system.recv(100) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]
        stop.set()
        thread.join(10)
    assert not thread.is_alive()
