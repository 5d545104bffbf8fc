"""Serves an engine's folder as any public server does, and counts what it sends."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".wasm")
_PAGE = "index.html"


class Host:
    """An address, and what was sent from it since the count was last taken: bytes of bodies as they are sent."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._sent: list[int] = []

    def note(self, size: int) -> None:
        """Count an answer."""
        self._sent.append(size)

    def take(self) -> list[int]:
        """The sizes of all answers since the last time."""
        sent, self._sent = self._sent, []
        return sent


@contextmanager
def served(folder: Path) -> Iterator[Host]:
    """The folder's host while it is served; its page itself is not counted."""
    host = Host("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Sender, host=host, directory=str(folder)))
    host.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


@lru_cache(maxsize=4096)
def _content(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6) if file.suffix in _TEXTS else file.read_bytes()


class _Sender(SimpleHTTPRequestHandler):
    """Texts gzipped, anything else as it is; nothing asks again for what it has."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, host: Host, directory: str) -> None:
        self._host = host
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """A file, gzipped when it is a text."""
        path = Path(self.translate_path(self.path))
        path = path / _PAGE if path.is_dir() else path
        if not path.is_file():
            self._count(path, b"")
            return self.send_error(404)
        content = _content(path)
        # Before anything is sent: whoever has the answer may look at the count.
        self._count(path, content)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        # With these two the browser's clock is exact to 5 microseconds.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        if path.suffix in _TEXTS:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(content)
        return None

    def _count(self, path: Path, content: bytes) -> None:
        if path.name not in (_PAGE, "favicon.ico"):
            self._host.note(len(content))
