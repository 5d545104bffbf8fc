"""A web site with faults: each path may be answered by a function of its own."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Fault = Callable[["Handler", bytes], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Path
    faults: dict[str, Fault]
    asked: list[str]

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        self.asked.append(path)
        file = self.site / path
        if not file.is_file():
            self.answer(b"", 404)
            return
        fault = next((fault for part, fault in self.faults.items() if part in path), None)
        (fault or Handler.answer)(self, file.read_bytes())

    def answer(self, content: bytes, status: int = 200, length: int | None = None, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


class FaultyWeb:
    """Its site's folder, the faults by a part of the path, and what was asked for."""

    def __init__(self, site: Path) -> None:
        self.site, self.asked = site, list[str]()
        self.faults: dict[str, Fault] = {}
        members = {"site": site, "faults": self.faults, "asked": self.asked}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("OneHandler", (Handler,), members))
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@contextmanager
def faulty_web(site: Path) -> Iterator[FaultyWeb]:
    web = FaultyWeb(site)
    threading.Thread(target=lambda: web.server.serve_forever(0.02), daemon=True).start()
    yield web
    web.server.shutdown()
    web.server.server_close()


def cut(handler: Handler, content: bytes) -> None:
    """The connection ends in the middle of a file."""
    handler.answer(content[: len(content) // 2], length=len(content))
    handler.close_connection = True


def shorter(handler: Handler, content: bytes) -> None:
    handler.answer(content[:-2])


def longer(handler: Handler, content: bytes) -> None:
    handler.answer(content + b"\nx")


def changed(handler: Handler, content: bytes) -> None:
    handler.answer(b"x" + content[1:])


def missing(handler: Handler, content: bytes) -> None:
    handler.answer(b"", 404)


def broken(handler: Handler, content: bytes) -> None:
    handler.answer(b"", 500)


def reset(handler: Handler, content: bytes) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def silent(handler: Handler, content: bytes) -> None:
    time.sleep(1)
    handler.close_connection = True


def dripping(handler: Handler, content: bytes) -> None:
    """A byte now and then, so that no single wait is too long."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    for number in range(len(content)):
        handler.wfile.write(content[number : number + 1])
        time.sleep(0.05)


def garbage(handler: Handler, content: bytes) -> None:
    handler.wfile.write(b"\x00\x01\x02 nonsense\r\n\r\n")
    handler.close_connection = True


def endless(handler: Handler, content: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(3000):
        handler.wfile.write(b"x" * 10_000)
    handler.close_connection = True


def elsewhere(address: str) -> Fault:
    return lambda handler, content: handler.answer(b"", 302, location=address)
