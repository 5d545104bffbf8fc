"""A web server for one machine that slow and hostile clients cannot block: few connections, each with a deadline."""

import socket
import time
from contextlib import suppress
from http.server import HTTPServer
from socketserver import ThreadingMixIn
from threading import Lock
from typing import Any

_MOST = 48
_IDLE, _ANSWER = 30.0, 60.0  # seconds that a request may take to come, and an answer to go


class LocalServer(ThreadingMixIn, HTTPServer):
    """Listens on this machine only; `turned` is when it last looked around, twice a second while it is well."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, port: int, handler: Any) -> None:
        self._deadlines: dict[socket.socket, tuple[float, bool]] = {}
        self._gate, self.turned = Lock(), time.monotonic()
        super().__init__(("127.0.0.1", port), handler)

    def server_bind(self) -> None:
        """Bind without asking a name server what this machine is called, which can take minutes."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Where there are too many connections, the one that has been idle longest makes room."""
        with self._gate:
            if len(self._deadlines) >= _MOST:
                idle = [(deadline, one) for one, (deadline, is_idle) in self._deadlines.items() if is_idle]
                if not idle:
                    return False
                _end(min(idle, key=lambda pair: pair[0])[1], self._deadlines)
            self._deadlines[request] = (time.monotonic() + _IDLE, True)
        return True

    def shutdown_request(self, request: Any) -> None:
        """A connection has ended."""
        with self._gate:
            self._deadlines.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is no news."""

    def set_deadline(self, request: socket.socket, is_idle: bool) -> None:
        """Begin to wait for a request, or to answer one."""
        with self._gate:
            if request in self._deadlines:
                self._deadlines[request] = (time.monotonic() + (_IDLE if is_idle else _ANSWER), is_idle)

    def service_actions(self) -> None:
        """End what has taken too long."""
        now = self.turned = time.monotonic()
        with self._gate:
            for one in [one for one, (deadline, _) in self._deadlines.items() if deadline < now]:
                _end(one, self._deadlines)


def _end(connection: socket.socket, deadlines: dict[socket.socket, tuple[float, bool]]) -> None:
    deadlines.pop(connection, None)
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
