"""The box's web server: one wall's files to the browser on the same machine, and nothing else to anybody."""

import os
import shutil
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.kiosk import headers, pages
from generator.kiosk.box import Box
from generator.kiosk.connections import LocalServer
from generator.kiosk.heartbeat import LARGEST, read_heartbeat
from generator.kiosk.manifest import File, folder_of, index_of, is_content_named, path_of
from generator.kiosk.packs import SourceError, open_below

_NOTHING: Mapping[str, str] = {}
_BOX = {"Guangrong-Box": "1"}


def make_server(box: Box, port: int) -> LocalServer:
    """A server for a box; raises OSError when the port is taken."""

    class Handler(_Handler):
        shown = box

    return LocalServer(port, Handler)


class _Handler(BaseHTTPRequestHandler):
    """Answers for exactly the paths that there are; a path is looked up, never put together."""

    shown: Box
    server: LocalServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "guangrong", ""
    timeout = 20
    disable_nagle_algorithm = True
    # A small answer goes in one piece, its headers with it.
    wbufsize = 1 << 16

    def handle_one_request(self) -> None:
        """One request of a connection, with a deadline."""
        self.server.set_deadline(self.connection, is_idle=True)
        try:
            super().handle_one_request()
        except OSError:  # the client has gone, or was too slow
            self.close_connection = True

    def parse_request(self) -> bool:
        """Refuse what asks for another host: a foreign page that gave its name our address."""
        if not super().parse_request():
            return False
        self.server.set_deadline(self.connection, is_idle=False)
        if self.headers.get_all("Host", []) not in ([host] for host in self._hosts()):
            self._refuse(421)
            return False
        if self.command != "POST" and (self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding")):
            self._refuse(400)
            return False
        return True

    def do_GET(self) -> None:
        """A file of the wall, or one of the box's own pages."""
        shelf, path = self.shown.shelf, urlsplit(self.path).path if self.path.startswith("/") else ""
        place = f"/{folder_of(shelf.kiosk)}"
        if path in ("/", place):
            self._send_page(302, pages.redirected(), {"Location": f"{place}/"})
        elif path in (f"{place}/", f"/{index_of(shelf.kiosk)}"):
            self._send_index()
        elif path == f"/{path_of(shelf.kiosk)}":
            self._send_manifest()
        elif path == "/status":
            self._send_page(200, pages.status(self.shown.tell()))
        elif path == "/status.json":
            self._send(200, self.shown.tell_json(), "application/json")
        elif path == "/favicon.ico":
            self._send_nothing()
        else:
            self._send_file(path[1:])

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """A heartbeat of the screen."""
        length = self.headers.get("Content-Length", "")
        if self.path != "/heartbeat":
            self._refuse(404)
        elif not self._is_from_here():
            self._refuse(403)
        elif not (length.isascii() and length.isdecimal()) or self.headers.get("Transfer-Encoding"):
            self._refuse(411)
        elif len(length) > 9 or int(length) > LARGEST:
            self._refuse(413)
        else:
            try:
                self.shown.take(read_heartbeat(self.rfile.read(int(length))))
            except ValueError:
                self._refuse(400)
                return
            self._send_nothing()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the base class finds wrong with a request."""
        self._refuse(code)

    def _hosts(self) -> list[str]:
        port = self.server.server_port
        names = ("127.0.0.1", "localhost")
        return [f"{name}:{port}" for name in names] + (list(names) if port == 80 else [])

    def _is_from_here(self) -> bool:
        origin = self.headers.get("Origin")
        if origin is not None:
            return origin == f"http://{self.headers['Host']}"
        return self.headers.get("Sec-Fetch-Site") == "same-origin"

    def _send_index(self) -> None:
        current = self.shown.shelf.current
        if current is None:
            self._send_page(200, pages.waiting())
        else:
            path = index_of(self.shown.shelf.kiosk)
            self._send_from(current.folder, current.manifest.files[path], path)

    def _send_manifest(self) -> None:
        current = self.shown.shelf.current
        if current is None:
            self._send(404, b"{}", "application/json", more=_BOX)
        else:
            self._send(200, current.content, "application/json", more=_BOX)

    def _send_file(self, path: str) -> None:
        shelf = self.shown.shelf
        if is_content_named(path):
            found = shelf.find(path)
        else:
            file = shelf.current.manifest.files.get(path) if shelf.current else None
            found = (shelf.current.folder, file) if shelf.current and file else None
        if found is None:
            self._send_page(404, pages.failed(404))
        else:
            self._send_from(*found, path)

    def _send_from(self, folder: Path, file: File, path: str) -> None:
        """A file, if it is still as long as it was; the shelf may have let go of it a moment ago."""
        kept = headers.FOR_EVER if is_content_named(path) else headers.NEVER
        try:
            with open_below(folder, path) as opened:
                if os.fstat(opened.fileno()).st_size != file.size:
                    raise SourceError("damaged")
                self._begin(200, headers.type_of(path), file.size, headers.POLICY_TEXT, {"Cache-Control": kept})
                if self.command != "HEAD":
                    shutil.copyfileobj(opened, self.wfile)
        except (FileNotFoundError, NotADirectoryError):
            self._refuse(404)
        except SourceError:
            self._refuse(500)

    def _send_nothing(self) -> None:
        self.send_response(204)
        self.send_header("Cache-Control", headers.NEVER)
        self.end_headers()

    def _send_page(self, status: int, content: bytes, more: Mapping[str, str] = _NOTHING) -> None:
        self._send(status, content, "text/html; charset=utf-8", pages.POLICY, more)

    def _refuse(self, status: int) -> None:
        """Say no, in the dark; what else came with the request is not read."""
        self.close_connection = True
        self._send_page(status, pages.failed(status), {"Connection": "close"})

    def _send(
        self,
        status: int,
        content: bytes,
        kind: str,
        policy: str = headers.POLICY_TEXT,
        more: Mapping[str, str] = _NOTHING,
    ) -> None:
        self._begin(status, kind, len(content), policy, {"Cache-Control": headers.NEVER, **more})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _begin(self, status: int, kind: str, length: int, policy: str, more: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Content-Security-Policy", policy)
        for name, value in (*headers.HEADERS.items(), *more.items()):
            self.send_header(name, value)
        self.end_headers()
