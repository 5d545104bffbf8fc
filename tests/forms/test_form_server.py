"""Who may come to the forms, and what they are answered: the key, this machine only, hostile requests."""

import gzip
import hashlib
import json
import socket
from pathlib import Path

import pytest
from sittings import Server, Sitting
from workspace import photographed

from generator import web
from generator.forms import server as module
from generator.forms.server import BASE


@pytest.fixture(autouse=True)
def short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_LONGEST_WAIT", 0.1)


SAVE = json.dumps({"action": "info", "params": {}}).encode()
PAGE, VENDORED = Path(module.__file__).parent / "page", Path(module.__file__).parent / "vendored"


def test_the_address_lets_in_once_and_the_key_leaves_the_address_line(server: Server):
    response, _ = server.ask("GET", f"?key={server.key}")
    assert (response.status, response.getheader("Location")) == (303, "/_guangrong/edit/")
    cookie = response.getheader("Set-Cookie") or ""
    assert cookie == f"{server.cookie}; HttpOnly; SameSite=Strict; Path=/_guangrong/edit/"
    response, content = server.ask("GET", "", Cookie=server.cookie)
    assert response.status == 200
    assert b"decap-cms.js" in content


@pytest.mark.parametrize(
    "path", ["", "index.html", "config.json", "decap-cms.js", "picture?path=a.jpg", "?key=", "?key=x"]
)
def test_nothing_without_the_key(server: Server, path: str):
    for headers in (
        {},
        {"Cookie": "guangrong_edit_1=x"},
        {"Cookie": server.cookie.replace("=", "=x")},
        {"Cookie": "\x01;"},
    ):
        response, content = server.ask("GET", path, **headers)
        assert response.status == 403
        assert "guangrong edit" in json.loads(content)["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cookie": "guangrong_edit_1=x"},
        {"Host": "union.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_no_stranger_and_no_other_page_may_write(server: Server, sitting: Sitting, headers: dict[str, str]):
    cookie = {} if not headers or "Cookie" in headers else {"Cookie": server.cookie}
    response, _ = server.ask("POST", "api", SAVE, **cookie, **headers)
    assert response.status == 403
    response, _ = server.ask("POST", "upload?name=a.jpg", photographed(), **cookie, **headers)
    assert response.status == 403
    assert not (sitting.content / "media").exists()


def test_a_name_that_leads_here_is_not_this_machine(server: Server):
    assert server.ask("GET", f"?key={server.key}", Host="union.example")[0].status == 403
    assert server.ask("GET", "", Host="union.example", Cookie=server.cookie)[0].status == 403


def test_an_action_is_answered(server: Server):
    response, content = server.ask("POST", "api", SAVE, Cookie=server.cookie)
    assert (response.status, json.loads(content)["repo"]) == (200, "小站")


def saving(path: object, raw: str) -> object:
    """A save of a new record, as the browser sends it."""
    sent = {"dataFiles": [{"path": path, "raw": raw}], "options": {"newEntry": True}}
    return {"action": "persistEntry", "params": sent}


SENSELESS = (
    [],
    None,
    1,
    {"action": "__class__"},
    {"action": ["info"]},
    {"action": "persistEntry"},
    {"action": "persistEntry", "params": {"dataFiles": []}},
    saving(1, "["),
    saving("content/people/a.yml", "[]"),
    saving("content/people/a.yml", '{"name": {}}'),
    saving("content/people/a.yml", '{"name": "\\ud800"}'),
    saving("content/people/../../x.yml", "{}"),
    saving("people/a.yml", '{"a": [[[1]]]}'),
    {"action": "getEntry", "params": {"path": "content/people/none.yml"}},
    {"action": "getEntry", "params": {}},
    {"action": "entriesByFolder", "params": {"folder": "/etc"}},
    {"action": "names", "params": {"kind": "nope"}},
    {"action": "names", "params": {"kind": ["person"]}},
    {"action": "propose", "params": {"kind": "person", "filled": []}},
    {"action": "commit", "params": {"message": ""}},
)
BODIES = [b"", b"{", b"[" * 100_000, *(json.dumps(one).encode() for one in SENSELESS)]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_what_makes_no_sense_is_answered_in_words_and_writes_nothing(server: Server, sitting: Sitting, body: bytes):
    before = sorted(sitting.content.rglob("*"))
    response, content = server.ask("POST", "api", body, Cookie=server.cookie)
    assert response.status in (400, 404, 409, 422)
    assert json.loads(content)["error"]
    assert sorted(sitting.content.rglob("*")) == before


def test_too_much_is_refused_before_it_is_read(server: Server):
    response, content = server.ask("POST", "api", b"", Cookie=server.cookie, Content_Length="5000001")
    assert (response.status, json.loads(content)["error"]) == (413, "太大，最多 5 MB")
    response, _ = server.ask("POST", "upload?name=a.jpg", b"", Cookie=server.cookie, Content_Length="-1")
    assert response.status == 413


def test_a_picture_is_put_in_and_seen_without_what_it_tells(server: Server):
    response, content = server.ask("POST", "upload?name=a.jpg", photographed(), Cookie=server.cookie)
    assert json.loads(content) == {"path": "2018/a.jpg"}
    response, content = server.ask("GET", "picture?path=2018/a.jpg", Cookie=server.cookie)
    assert (response.status, response.getheader("Content-Type")) == (200, "image/jpeg")
    assert b"secret words" not in content


@pytest.mark.parametrize("path", ["../people/ding-yi.yml", "/etc/passwd", "none.jpg", "", "%00", "2018"])
def test_only_pictures_of_the_media_folder_are_shown(server: Server, path: str):
    assert server.ask("GET", f"picture?path={path}", Cookie=server.cookie)[0].status == 404


@pytest.mark.parametrize(
    "path", ["../server.py", "server.py", "decap-cms.js.gz", "nope.js", "a/b.js", "..%2Fserver.py"]
)
def test_only_the_page_s_own_parts_are_sent(server: Server, path: str):
    assert server.ask("GET", path, Cookie=server.cookie)[0].status == 404


def test_every_part_of_the_page_is_sent_with_its_policy(server: Server):
    parts = ["decap-cms.js", *(file.name for file in PAGE.iterdir())]
    for name in parts:
        response, _ = server.ask("GET", name, Cookie=server.cookie)
        assert response.status == 200, name
        assert "'unsafe-eval'" in (response.getheader("Content-Security-Policy") or "")
        assert "unsafe-inline'; img" in (response.getheader("Content-Security-Policy") or "")
        assert response.getheader("X-Content-Type-Options") == "nosniff"
    index = (PAGE / "index.html").read_text("utf-8")
    assert all(f'"{name}"' in index for name in parts if name.endswith((".js", ".css")))


def test_the_form_program_is_the_one_that_its_makers_published(server: Server):
    """The digest of dist/decap-cms.js in decap-cms 3.16.3 as npm has it."""
    packed = (VENDORED / "decap-cms.js.gz").read_bytes()
    response, content = server.ask("GET", "decap-cms.js", Cookie=server.cookie, Accept_Encoding="gzip")
    assert (response.getheader("Content-Encoding"), content) == ("gzip", packed)
    assert hashlib.sha256(gzip.decompress(packed)).hexdigest() == (
        "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8"
    )
    assert server.ask("GET", "decap-cms.js", Cookie=server.cookie)[1] == gzip.decompress(packed)


@pytest.mark.parametrize(
    "length",
    [
        "Transfer-Encoding: chunked\r\nContent-Length: 17",
        "Content-Length: 17\r\nContent-Length: 3",
        "Content-Length: " + "0" * 5000,
    ],
    ids=["chunked", "two", "long"],
)
def test_a_length_that_is_told_in_two_ways_is_none(server: Server, length: str):
    said = said_to(server, f"POST {BASE}api HTTP/1.1\r\nCookie: {server.cookie}\r\n{length}", b'{"action":"info"}')
    assert said.startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "address", ["/%00.html", "/%00/", "http://[x/_guangrong/edit/", "/_guangrong/news?known=" + "9" * 5000]
)
def test_addresses_that_make_no_sense_are_answered(server: Server, address: str, capfd: pytest.CaptureFixture[str]):
    assert said_to(server, f"GET {address} HTTP/1.1\r\nConnection: close").startswith(b"HTTP/1.1 ")
    assert "Traceback" not in capfd.readouterr().err


def test_who_says_nothing_more_is_left(server: Server, monkeypatch: pytest.MonkeyPatch):
    assert web.PreviewHandler.timeout == 60
    monkeypatch.setattr(web.PreviewHandler, "timeout", 0.2)
    assert said_to(server, f"POST {BASE}api HTTP/1.1\r\nCookie: {server.cookie}\r\nContent-Length: 100") == b""


@pytest.mark.parametrize("path", ["/", "/_guangrong/news?known=-1", "/assets/x.js"])
def test_the_preview_is_read_by_no_other_site(server: Server, path: str):
    """A name that is made to lead to this machine, and a script or picture that another page takes from here."""
    said = said_to(server, f"GET {path} HTTP/1.1\r\nHost: union.example:{server.port}\r\nConnection: close")
    assert said.startswith(b"HTTP/1.1 403")
    said = said_to(server, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close")
    assert b"Cross-Origin-Resource-Policy: same-origin" in said
    assert b"Access-Control" not in said


def said_to(server: Server, head: str, body: bytes = b"") -> bytes:
    """What is answered to a request as it is typed."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as asked:
        host = "" if "Host:" in head else f"\r\nHost: 127.0.0.1:{server.port}"
        asked.sendall(f"{head}{host}\r\n\r\n".encode() + body)
        return asked.makefile("rb").read()


def test_the_preview_is_there_for_everybody_on_this_machine(server: Server):
    from http.client import HTTPConnection

    connection = HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/")
    response = connection.getresponse()
    assert response.status == 404
    assert "not built yet" in response.read().decode()
    assert response.getheader("Content-Security-Policy") is None
