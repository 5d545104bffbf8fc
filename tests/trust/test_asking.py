"""How servers are asked: never longer and never more than told, whatever they answer."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import brotli
import pytest
import zstandard
from copies import Web, serving

from generator.fetching.answer import Unanswered
from generator.fetching.ask import Asker, clean_address
from generator.fetching.decoding import unpack

TEXT = b"guangrong " * 100


@pytest.mark.parametrize(
    ("packed", "content"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("x-gzip", gzip.compress(TEXT[:500], mtime=0) + gzip.compress(TEXT[500:], mtime=0)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstandard.compress(TEXT)),
        ("gzip, br", brotli.compress(gzip.compress(TEXT, mtime=0))),
    ],
)
def test_what_was_packed_is_unpacked(packed: str, content: bytes):
    assert unpack(content, packed, len(TEXT)) == TEXT
    assert unpack(content, packed, len(TEXT) - 1) is None


@pytest.mark.parametrize("packed", ["gzip", "deflate", "br", "zstd", "compress"])
def test_what_cannot_be_unpacked_is_told(packed: str):
    with pytest.raises(Unanswered):
        unpack(b"\x00nonsense" * 9, packed, 10_000)


def test_a_bomb_is_not_unpacked():
    """A thousand times as large as what is sent."""
    bomb = brotli.compress(b"\0" * 100_000_000)
    started = time.process_time()
    assert unpack(bomb, "br", 1_000) is None
    assert unpack(gzip.compress(b"\0" * 10_000_000), "gzip", 1_000) is None
    assert time.process_time() - started < 1.5


def test_what_is_packed_to_keep_others_busy_is_not_unpacked():
    empty = gzip.compress(b"")
    with pytest.raises(Unanswered):
        unpack(empty * 2_000, "gzip", 10_000_000)
    content = TEXT
    for _ in range(4):
        content = gzip.compress(content)
    with pytest.raises(Unanswered):
        unpack(content, ", ".join(["gzip"] * 4), 10_000)


@pytest.mark.parametrize(
    "url",
    ["", "x", "ftp://a.example/", "file:///etc/passwd", "https://", "http://a b/", "http://[::1", "http://a:99999/"],
)
def test_what_is_no_address_is_not_asked(url: str):
    with pytest.raises(Unanswered, match="no address"):
        Asker().ask(url, 1)


def test_addresses_become_ascii():
    assert (
        clean_address("https://中国.example/张三?q=光#x") == "https://xn--fiqs8s.example/%E5%BC%A0%E4%B8%89?q=%E5%85%89"
    )
    assert clean_address("http://user:secret@a.example:8080/%E5") == "http://a.example:8080/%E5"


@contextmanager
def dripping(pieces: list[bytes], wait: float) -> Iterator[str]:
    """A server that says these one after another, slowly, to everybody."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    for piece in pieces:
                        try:
                            connection.sendall(piece)
                        except OSError:
                            break
                        time.sleep(wait)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_an_answer_without_end_is_not_waited_for():
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    with dripping([head, *([b"x"] * 200)], 0.05) as url, pytest.raises(Unanswered, match="too long"):
        Asker(pause=1, whole=0.3).ask(url, 10_000)


@pytest.mark.parametrize("said", [b"HTTP/1.1 100 Continue\r\n\r\n", b"X"])
def test_heads_without_end_are_not_waited_for(said: bytes):
    started = time.monotonic()
    head = b"HTTP/1.1 100 Continue\r\n\r\n"
    with dripping([head, *([said] * 60)], 0.05) as url, pytest.raises(Unanswered, match="too long"):
        Asker(pause=1, whole=0.3).ask(url, 10_000)
    assert time.monotonic() - started < 2


def test_silence_is_not_waited_for():
    with dripping([b"HTTP/1.1 200"], 3) as url, pytest.raises(Unanswered, match="in time"):
        Asker(pause=0.2, whole=1).ask(url, 10_000)


@pytest.mark.parametrize(
    "said", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", b"\xff" * 99]
)
def test_what_is_no_answer_is_told(said: bytes):
    with dripping([said], 0) as url:
        try:
            answer = Asker(pause=1, whole=1).ask(url, 10_000)
        except Unanswered as told:
            assert told.words.zh
        else:
            assert answer.content == b""


def test_from_https_nobody_is_led_to_http():
    here = urlsplit("https://a.example/")
    with pytest.raises(Unanswered, match="https to http"):
        Asker()._lead_on(here, here, "http://a.example/x")
    assert Asker()._lead_on(here._replace(scheme="http"), here, "/x").path == "/x"


def test_more_than_asked_for_is_left():
    with serving(Web({"index.html": b"x" * 5_000_000})) as web:
        assert Asker().ask(web.url, 1_000).content is None
        assert Asker().ask(web.url, 5_000_000).content == b"x" * 5_000_000
