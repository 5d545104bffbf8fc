"""A built site without a build, its copies in folders, and servers that do not always say what they should."""

import gzip
import json
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import brotli
from click.testing import CliRunner

from generator.__main__ import main

COMMIT = "0123456789abcdef0123456789abcdef01234567"
PAGES = {
    "index.html": b"<h1>home</h1>",
    "people/a/index.html": b"<h1>one</h1>" * 40,
    "people/b/index.html": "<h1>丁一</h1>".encode(),
    "关于/index.html": b"<h1>about</h1>",
    "assets/x.css": b"a{}" * 500,
    "404.html": b"<h1>lost</h1>",
    "_headers": b"/*\n",
    "deploy/nginx.conf": b"server {}\n",
}


def verify(*arguments: object) -> tuple[int, str]:
    """What the command exits with and prints."""
    result = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def manifest_of(files: Mapping[str, bytes], /, **other: object) -> bytes:
    """What a build says of these files."""
    told = {path: {"sha256": sha256(one).hexdigest(), "size": len(one)} for path, one in sorted(files.items())}
    whole = {"format": 1, "program": "guangrong 0.1.0", "commit": COMMIT, "is_changed": False, "files": told}
    return json.dumps({**whole, **other}).encode()


def write_site(folder: Path, files: Mapping[str, bytes], /, **other: object) -> Path:
    """A site as a build leaves it."""
    for path, content in {**files, "build-manifest.json": manifest_of(files, **other)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@dataclass
class Web:
    """A server of some files. `says` overrides addresses: a status, bytes, or a place that they lead to."""

    files: dict[str, bytes]
    says: dict[str, int | bytes | str] = field(default_factory=dict)
    catch_all: bytes | None = None
    packing: str = ""
    # Addresses, each with how often its answer is cut before one goes through.
    cuts: dict[str, int] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    url: str = ""
    connections: int = 0

    def answer(self, method: str, path: str) -> tuple[int, bytes, dict[str, str]]:
        self.asked.append((method, path))
        told = self.says.get(path)
        if isinstance(told, int):
            return told, b"", {}
        if isinstance(told, str):
            return 301, b"", {"Location": told}
        place = f"{path}index.html" if path.endswith("/") or not path else path
        content = told if told is not None else self.files.get(place)
        if content is None:
            return (404, b"not here", {}) if self.catch_all is None else (200, self.catch_all, {})
        return 200, content, {}


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            web.connections += 1
            super().setup()

        def do_GET(self) -> None:
            path = unquote(self.path.partition("?")[0].lstrip("/"))
            web.agents.add(self.headers["User-Agent"])
            status, content, headers = web.answer(self.command, path)
            if web.packing == "gzip":
                content, headers = gzip.compress(content), {**headers, "Content-Encoding": "gzip"}
            elif web.packing == "br":
                content, headers = brotli.compress(content), {**headers, "Content-Encoding": "br"}
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            if web.cuts.get(path, 0) > 0:
                web.cuts[path] -= 1
                self.wfile.write(content[: len(content) // 2])
                self.close_connection = True
            elif self.command != "HEAD":
                self.wfile.write(content)

        do_HEAD = do_GET

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Whoever asks may hang up."""


@contextmanager
def serving(web: Web, certificate: Path | None = None) -> Iterator[Web]:
    """Serve on 127.0.0.1 while the block lasts."""
    server = _QuietServer(("127.0.0.1", 0), _handler(web))
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    web.url = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_address[1]}/"
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
