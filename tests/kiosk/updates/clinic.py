"""A server that is ill on demand: it has the files of a site, and for each path a way to answer wrongly."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any

from fake_wall import INDEX, MANIFEST, Version

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Answer:
    """What is sent: `claimed` is the length that is told, `pause` the seconds after half of it."""

    content: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    claimed: int | None = None
    pause: float = 0
    is_cut: bool = False
    is_reset: bool = False


# From the right content, and whether it is a document that loads it, not a script that looks at it.
Fault = Callable[[bytes, bool], Answer]


class Clinic:
    """The server's state: files, faults by path, who asked for what, and what was posted."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, Fault] = {}
        self.asked: Counter[str] = Counter()
        self.posts: list[bytes] = []
        self.headers: dict[str, str] = {}
        self.keeps = True
        self.is_down = False
        self.over = threading.Event()
        self.address = ""

    def publish(self, version: Version, manifest: bytes | None = None) -> None:
        """As a build does it: the files, the screen, and last the manifest."""
        self.files.update(version.files)
        self.files[MANIFEST] = version.manifest if manifest is None else manifest

    def harm(self, path: str, fault: Fault) -> None:
        self.asked.clear()
        self.faults[path] = fault

    def heal(self) -> None:
        self.faults.clear()
        self.is_down = False
        self.keeps = True

    def answer(self, path: str, is_loaded: bool) -> Answer:
        self.asked[path] += 1
        content = self.files.get(path)
        if fault := self.faults.get(path):
            return fault(content or b"", is_loaded)
        return Answer(b"<!doctype html><body>404", 404) if content is None else Answer(content)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    clinic: Clinic

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        path = INDEX if path == INDEX.removesuffix("index.html") else path
        if self.clinic.is_down:
            self.clinic.asked[path] += 1
            self._reset()
            return
        with suppress(ConnectionError):
            self._send(path, self.clinic.answer(path, self.headers["Sec-Fetch-Dest"] != "empty"))

    def do_POST(self) -> None:
        self.clinic.posts.append(self.rfile.read(int(self.headers["Content-Length"])))
        self._send("", Answer(b"", 204))

    def _send(self, path: str, answer: Answer) -> None:
        if answer.is_reset:
            self._reset()
            return
        self.send_response(answer.status)
        for name, value in self._head(path, answer).items():
            self.send_header(name, value)
        self.end_headers()
        half = len(answer.content) // 2
        self.wfile.write(answer.content[:half])
        self.wfile.flush()
        if answer.pause:
            self.clinic.over.wait(answer.pause)
        if answer.is_cut:
            self._reset()
        else:
            self.wfile.write(answer.content[half:])
            self.close_connection = answer.claimed is not None

    def _head(self, path: str, answer: Answer) -> dict[str, str]:
        is_named = "-" in path and self.clinic.keeps
        length = len(answer.content) if answer.claimed is None else answer.claimed
        return {
            "Content-Type": _TYPES.get(PurePosixPath(path).suffix, "text/plain"),
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "public, max-age=31536000, immutable" if is_named else "no-cache",
            **({} if answer.status in (204, 304) else {"Content-Length": str(length)}),
            **self.clinic.headers,
            **answer.headers,
        }

    def _reset(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(2)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextmanager
def open_clinic() -> Iterator[Clinic]:
    """A clinic on a port of its own."""
    clinic = Clinic()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"clinic": clinic}))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    clinic.address = f"http://127.0.0.1:{server.server_address[1]}/"
    yield clinic
    clinic.over.set()
    server.shutdown()
    server.server_close()
