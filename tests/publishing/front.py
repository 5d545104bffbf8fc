"""A server before the store or the daemon that cuts connections, or answers with an error, when it is told to."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Fault = Callable[[str, str, int], str | int | None]


class Front:
    """Hands requests on to a store. `fault(method, path, number)` may say `before` or `after`, where the connection is
    cut, or a status that is answered instead.
    """

    def __init__(self, behind: tuple[str, int]) -> None:
        self.fault: Fault = lambda method, path, number: None
        self.requests: list[tuple[str, str]] = []
        self.body = "<Error><Code>SlowDown</Code><Message>busy</Message></Error>"
        self.headers: dict[str, dict[str, str]] = {}
        front, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                with lock:
                    front.requests.append((self.command, self.path))
                    number = len(front.requests)
                front.headers[self.path] = dict(self.headers.items())
                fate = front.fault(self.command, self.path, number)
                if fate == "before":
                    return self.cut()
                if isinstance(fate, int):
                    return self.send(fate, {}, front.body.encode())
                asked = HTTPConnection(*behind, timeout=20)
                asked.request(self.command, self.path, content, dict(self.headers.items()))
                answered = asked.getresponse()
                body = answered.read()
                asked.close()
                if fate == "after":
                    return self.cut()
                return self.send(answered.status, dict(answered.headers.items()), body)

            do_GET = do_PUT = do_DELETE = do_HEAD = do_POST = answer

            def cut(self) -> None:
                self.close_connection = True
                with suppress(OSError):
                    self.connection.shutdown(socket.SHUT_RDWR)

            def send(self, status: int, headers: dict[str, str], body: bytes) -> None:
                dropped = ("connection", "transfer-encoding", "content-length", "date", "server")
                self.send_response(status)
                for name, value in headers.items():
                    if name.lower() not in dropped:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

            def handle(self) -> None:
                with suppress(OSError, ValueError):
                    super().handle()

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Cable:
    """A plain connection to a server, cut for good after so many bytes went out, counted over all connections."""

    def __init__(self, port: int) -> None:
        self._behind, self.limit, self.sent = port, 1 << 60, 0
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def reset(self, limit: int = 1 << 60) -> None:
        self.limit, self.sent = limit, 0

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                if self.sent >= self.limit:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._behind))
                for start, end, counts in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._copy, args=(start, end, counts), daemon=True).start()

    def _copy(self, start: socket.socket, end: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while piece := start.recv(4096):
                if counts:
                    with self._lock:
                        piece = piece[: max(self.limit - self.sent, 0)]
                        self.sent += len(piece)
                end.sendall(piece)
                if self.sent >= self.limit:
                    break
        for one in (start, end):
            with suppress(OSError):
                one.shutdown(
                    socket.SHUT_RDWR if self.sent >= self.limit else socket.SHUT_WR if one is end else socket.SHUT_RD
                )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])
