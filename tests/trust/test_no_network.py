"""A build and a check ask nobody: they work where there is no network at all, and open no socket that could."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from elsewhere import build_at, differing, digests_of
from test_same_bytes import with_address
from workspace import PROJECT, when_real

# Every process that starts with this on its path writes down what it asks of the network; forks inherit it.
WATCH = """
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg") or "addr" in event[:15]:
        if event.startswith("socket."):
            note(event, arguments)
    elif event == "socket.__new__" and arguments[1] != 1:
        note(event, arguments)
    elif event in ("urllib.Request", "http.client.connect", "ftplib.connect"):
        note(event, arguments)

def note(event, arguments):
    with open(os.environ["WATCHED"], "a") as file:
        file.write(f"{event} {arguments!r}\\n")

sys.addaudithook(watch)
with open(os.environ["WATCHED"] + ".began", "a") as file:
    file.write(f"{os.getpid()}\\n")
"""


def without_network() -> list[str]:
    """How a command is started where there is no interface, not even the machine's own."""
    for way in (["unshare", "-rn"], ["unshare", "-n"]):
        if shutil.which("unshare") and subprocess.run([*way, "true"], capture_output=True).returncode == 0:
            return way
    pytest.skip("this kernel lets nobody make a namespace without a network")


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Path:
    """The site as it is built with a network, and what was asked of it meanwhile."""
    root = with_address(copy_project(tmp_path_factory.mktemp("outside")))
    (root / "watch").mkdir()
    (root / "watch/sitecustomize.py").write_text(WATCH)
    path = os.pathsep.join((str(root / "watch"), str(PROJECT)))
    build_at(root, {"PYTHONPATH": path, "WATCHED": str(root / "watched")})
    return root


def test_nothing_is_asked_of_the_network(outside: Path):
    assert (outside / "watched.began").read_text()
    assert not (outside / "watched").exists(), (outside / "watched").read_text()


def test_whoever_asks_is_written_down(tmp_path: Path):
    """The test above can fail: in the process itself and in those that it starts or forks."""
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    surroundings = {**os.environ, "PYTHONPATH": str(tmp_path), "WATCHED": str(tmp_path / "watched")}
    asking = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    finding = "import socket\\ntry: socket.getaddrinfo('127.0.0.1', 1)\\nexcept OSError: pass"
    code = f"import os, subprocess, sys\nif not os.fork(): exec({asking!r}); os._exit(0)\nos.wait()\n"
    code += f"subprocess.run([sys.executable, '-c', {finding.replace(chr(92) + 'n', chr(10))!r}])"
    subprocess.run([sys.executable, "-c", code], env=surroundings, check=True)
    told = (tmp_path / "watched").read_text()
    assert "socket.__new__" in told
    assert "socket.getaddrinfo" in told


def test_the_same_bytes_where_there_is_no_network(outside: Path, tmp_path: Path, copy_project: Callable[[Path], Path]):
    """Cold, so that MkDocs runs as well."""
    root = with_address(copy_project(tmp_path / "inside"))
    inside = build_at(root, {}, before=without_network())
    assert differing(digests_of(outside), inside) == []


def test_check_works_where_there_is_no_network(outside: Path):
    command = [*without_network(), sys.executable, "-m", "generator", "check"]
    surroundings = {**when_real(), "PYTHONPATH": str(PROJECT)}
    told = subprocess.run(command, cwd=outside, env=surroundings, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


def test_there_is_no_network_in_there():
    code = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    told = subprocess.run([*without_network(), sys.executable, "-c", code], capture_output=True, text=True)
    assert "unreachable" in told.stderr
