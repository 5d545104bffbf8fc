"""`guangrong kiosk serve`: takes a folder, asks the sources, serves, until the system says that it is enough."""

import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from generator.kiosk.box import Box
from generator.kiosk.connections import LocalServer
from generator.kiosk.manifest import folder_of
from generator.kiosk.puller import Puller
from generator.kiosk.server import make_server
from generator.kiosk.shelf import Shelf

_WHILE_BUILDING = 2.0  # seconds between looks at a site that is worked on
_TURN = 5.0  # seconds
_STOPPING = 2.0  # seconds that pulls get to notice


def run(
    sources: Sequence[str],
    shelf: Shelf,
    port: int,
    every: float,
    stop: Event,
    on_ready: Callable[[str], None],
) -> None:
    """Serve a wall until `stop` is set; raises ShelfError, and OSError when the port is taken."""
    with shelf.opened():
        pullers = [Puller(source, shelf, every, stop) for source in dict.fromkeys(sources)]
        server = make_server(Box(shelf, pullers), port)
        thread = Thread(target=server.serve_forever, daemon=True)
        try:
            for one in (thread, *pullers):
                one.start()
            on_ready(f"http://127.0.0.1:{server.server_port}/{folder_of(shelf.kiosk)}/")
            _tell_system("READY=1")
            _stay(server, stop)
        finally:
            stop.set()
            server.shutdown()
            server.server_close()
            _wait_for(pullers)


def make_stop() -> Event:
    """An event that is set when the process is asked to end."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _stay(server: LocalServer, stop: Event) -> None:
    """Wait, and have the system end us when the server no longer turns."""
    while not stop.wait(_TURN):
        if time.monotonic() - server.turned < _TURN * 2:
            _tell_system("WATCHDOG=1")


def _tell_system(news: str) -> None:
    """systemd's sd_notify."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as opened:
        opened.connect(f"\0{address[1:]}" if address.startswith("@") else address)
        opened.send(news.encode())


def _wait_for(pullers: Sequence[Thread]) -> None:
    deadline = time.monotonic() + _STOPPING
    for puller in pullers:
        if puller.is_alive():
            puller.join(max(0.0, deadline - time.monotonic()))


def default_folder(kiosk: str) -> Path:
    """Where a box keeps a wall: below what systemd gave the service, else in the user's own state."""
    given = os.environ.get("STATE_DIRECTORY", "").split(":")[0]
    state = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local/state")
    return Path(given or f"{state}/guangrong-kiosk") / kiosk


def show_while_served(
    look: Callable[[str], None], site: Path, folder: Path, kiosk: str, port: int, stop: Event
) -> None:
    """Serve a built site while somebody looks at it; a new build is there within seconds. Raises OSError."""
    ready: list[str] = []
    failures: list[Exception] = []

    def serve() -> None:
        try:
            run([str(site)], Shelf(folder, kiosk), port, _WHILE_BUILDING, stop, ready.append)
        except Exception as error:  # it is told to whoever waits for the wall
            failures.append(error)
        finally:
            stop.set()

    thread = Thread(target=serve)
    thread.start()
    try:
        while not ready and not stop.wait(0.02):
            pass
        if ready:
            look(ready[0])
    finally:
        stop.set()
        thread.join()
    if failures:
        raise failures[0]
