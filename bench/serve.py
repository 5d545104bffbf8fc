"""How long an editor waits in a preview: from saving one person's text until the page has it, over HTTP."""

import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from socket import socket

_POLL = 0.005
# Nobody saves twice a second; work that a server puts off until after its answer ends in this time.
_BETWEEN_EDITS = 1.5
_PATIENCE = 600


class ServeFailed(Exception):
    """A preview ended, or never showed what was waited for."""


def measure_saves(
    make_command: Callable[[int], Sequence[str]], path: str, edit: Callable[[str], None], edits: int
) -> list[float]:
    """Seconds from each save to the answer that has the new words; raises ServeFailed."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}/{path}"
    with _running(make_command(port)) as server:
        _wait_for(server, address, "<html")
        return [_measure_save(server, address, edit, f"第{number}次存盘。") for number in range(1, edits + 1)]


def _measure_save(server: "subprocess.Popen[bytes]", address: str, edit: Callable[[str], None], words: str) -> float:
    time.sleep(_BETWEEN_EDITS)
    started = time.perf_counter()
    edit(words)
    _wait_for(server, address, words)
    return time.perf_counter() - started


def _wait_for(server: "subprocess.Popen[bytes]", address: str, words: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while words not in _get(address):
        if server.poll() is not None:
            raise ServeFailed(f"the preview ended with {server.returncode}")
        if time.monotonic() > deadline:
            raise ServeFailed(f"{address} never had {words!r}")
        time.sleep(_POLL)


def _get(address: str) -> str:
    """The page, or nothing while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            return str(answer.read().decode())
    except (OSError, HTTPException):
        return ""


def _free_port() -> int:
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def _running(command: Sequence[str]) -> Iterator["subprocess.Popen[bytes]"]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
