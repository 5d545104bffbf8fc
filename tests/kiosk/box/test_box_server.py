"""The box's server: this wall's files to this machine's browser, whatever others try."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_walls import ID, INDEX, MANIFEST, SHARED, ask, files_of, manifest_of, stage_of, version_of, wait_for
from running import Running

from generator.kiosk import connections, headers
from generator.outputs import headers as of_the_site

FOLDER = f"/kiosk/{ID}/"


def test_before_anything_was_pulled_a_dark_page_waits(running: Running):
    status, told, body = ask(running.port, FOLDER)
    assert status == 200
    assert b'http-equiv="refresh"' in body
    assert b"background:#170507" in body
    assert told["Cache-Control"] == "no-store"
    status, told, _ = ask(running.port, f"/{MANIFEST}")
    assert (status, told["Guangrong-Box"]) == (404, "1")
    running.add(1)
    assert b"refresh" not in ask(running.port, FOLDER)[2]


def test_the_files_of_the_wall(running: Running):
    running.add(1)
    for path, content in files_of(1).items():
        status, told, body = ask(running.port, f"/{path}")
        assert (status, body) == (200, content)
        assert told["Content-Length"] == str(len(content))
        assert told["Cache-Control"] == ("no-store" if path == INDEX else "public, max-age=31536000, immutable")
        assert ask(running.port, f"/{path}", "HEAD")[::2] == (200, b"")
    assert ask(running.port, f"/{SHARED}")[1]["Content-Type"] == "image/avif"
    status, told, body = ask(running.port, f"/{MANIFEST}")
    assert (status, body) == (200, manifest_of(1))
    assert (told["Guangrong-Box"], told["Cache-Control"]) == ("1", "no-store")
    status, told, _ = ask(running.port, "/")
    assert (status, told["Location"]) == (302, FOLDER)


def test_a_screen_that_is_behind_still_gets_its_files(running: Running):
    for number in (1, 2):
        running.add(number)
    assert ask(running.port, f"/{stage_of(1)}")[2] == files_of(1)[stage_of(1)]
    for number in (3, 4):
        running.add(number)
    assert ask(running.port, f"/{stage_of(1)}")[0] == 404


PATHS = (
    *("/wall", "/lock", "/current", "/incoming/", "/heartbeat.json", "/../wall", "/kiosk/../wall", "//etc/passwd"),
    *(
        f"/versions/{version_of(1)}/{INDEX}",
        "/%2e%2e/wall",
        f"{FOLDER}%69ndex.html",
        f"{FOLDER}../{ID}/index.html",
        "/kiosk/",
    ),
    *(
        "/kiosk/other/",
        "/kiosk/other/manifest.json",
        f"{FOLDER}index.html/",
        "/heartbeat",
        "*",
        "http://127.0.0.1/wall",
    ),
)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_else_is_served(running: Running, path: str):
    running.add(1)
    status, told, body = raw(
        running.port, f"GET {path} HTTP/1.1\r\nHost: localhost:{running.port}\r\nConnection: close\r\n\r\n"
    )
    assert status in (400, 404)
    assert b"background:#170507" in body
    assert "Content-Security-Policy" in told


def raw(port: int, text: str) -> tuple[int, str, bytes]:
    with socket.create_connection(("127.0.0.1", port), 10) as opened:
        opened.sendall(text.encode("latin-1"))
        answer = b""
        while piece := opened.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode(), body


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "", "[::1]:{port}"]
)
@pytest.mark.parametrize("path", [FOLDER, "/status.json", f"/{MANIFEST}"])
def test_a_page_that_gave_its_name_our_address_gets_nothing(running: Running, host: str, path: str):
    running.add(1)
    host = host.format(port=running.port)
    status, _, body = raw(running.port, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    assert status == 421
    assert version_of(1).encode() not in body
    assert raw(running.port, f"GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n")[0] == 421
    doubled = f"Host: localhost:{running.port}\r\nHost: {host}\r\n"
    assert raw(running.port, f"GET {path} HTTP/1.1\r\n{doubled}Connection: close\r\n\r\n")[0] == 421


def test_every_answer_has_the_sites_policy(running: Running):
    running.add(1)
    assert of_the_site.policy([]) == headers.POLICY_TEXT
    for path in (FOLDER, f"/{stage_of(1)}", f"/{MANIFEST}", "/status.json"):
        told = ask(running.port, path)[1]
        assert told["Content-Security-Policy"] == headers.POLICY_TEXT
        assert told["X-Content-Type-Options"] == "nosniff"
        assert "Python" not in told["Server"]


def test_only_this_machine_is_listened_to(running: Running):
    assert running.server.server_address[0] == "127.0.0.1"


def test_many_requests_go_over_one_connection(running: Running):
    running.add(1)
    asked = f"GET /{stage_of(1)} HTTP/1.1\r\nHost: localhost:{running.port}\r\n\r\n"
    last = asked.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
    with socket.create_connection(("127.0.0.1", running.port), 10) as opened:
        opened.sendall((asked * 3 + last).encode())
        answer = b""
        while piece := opened.recv(65536):
            answer += piece
    assert answer.count(b"HTTP/1.1 200") == 4


def test_a_file_that_was_damaged_or_went_away_is_not_served_by_halves(running: Running, tmp_path: Path):
    running.add(1)
    (tmp_path / "current" / stage_of(1)).write_bytes(b"x")
    assert ask(running.port, f"/{stage_of(1)}")[0] == 500
    (tmp_path / "current" / stage_of(1)).unlink()
    assert ask(running.port, f"/{stage_of(1)}")[0] == 404


def hold(running: Running, text: bytes, count: int) -> list[socket.socket]:
    held = []
    for _ in range(count):
        held.append(socket.create_connection(("127.0.0.1", running.port), 10))
        held[-1].sendall(text)
    return held


CLIENTS: tuple[Callable[[int], bytes], ...] = (
    lambda port: b"",
    lambda port: b"GET / HT",
    lambda port: f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nX: ".encode(),
    lambda port: (
        f"POST /heartbeat HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n".encode()
        + b"Content-Length: 99\r\n\r\n{"
    ),
)


@pytest.mark.parametrize("client", range(len(CLIENTS)))
def test_clients_that_say_half_and_wait_block_nobody(running: Running, monkeypatch: pytest.MonkeyPatch, client: int):
    monkeypatch.setattr(connections, "_ANSWER", 0.3)
    running.add(1)
    held = hold(running, CLIENTS[client](running.port), 60)
    wait_for(lambda: is_answered(running), 5)
    for one in held:
        one.close()


def is_answered(running: Running) -> bool:
    try:
        return ask(running.port, FOLDER)[0] == 200
    except OSError:
        return False


def test_idle_connections_end_by_themselves(running: Running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "_IDLE", 0.1)
    (one,) = hold(running, b"GET", 1)
    assert one.recv(10) == b""
    one.close()
