"""One process that has imported all that builds import: each build is a fork of it, in a session of its own.

Imports are most of the time of a small build, and nothing can happen to a site before they are done. Run as a script
with a socket as its standard input, this is that process.
"""

import ctypes
import json
import os
import runpy
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

_NUMBER = struct.Struct("<q")
_COMMANDS = ("generator", "mkdocs")
_IMPORTED = (
    "generator.__main__",
    "generator.runner",
    "generator.plugin",
    "markdown.extensions.attr_list",
    "markdown.extensions.codehilite",
    "markdown.extensions.fenced_code",
    "markdown.extensions.tables",
    "material.templates",
    "mkdocs.__main__",
    "pygments.formatters",
    "pygments.lexers",
)


class Child:
    """A build that was forked; to be asked like a Popen."""

    def __init__(self, answer: socket.socket) -> None:
        self._answer = answer
        self.pid = self._read()
        self._code: int | None = None

    def _read(self) -> int:
        number: int = _NUMBER.unpack(self._answer.recv(_NUMBER.size))[0]
        return number

    def poll(self) -> int | None:
        """The exit code, minus the signal of a violent end; None before it is known."""
        if self._code is None:
            self._answer.setblocking(False)
            try:
                self._code = self._read()
            except BlockingIOError:
                return None
            self._answer.close()
        return self._code

    def wait(self) -> int:
        if self._code is None:
            self._answer.setblocking(True)
            self._code = self._read()
            self._answer.close()
        return self._code


class Nursery:
    """Starts builds; with a preloaded library, which acts only in builds whose environment tells it what to do."""

    def __init__(self, library: Path | None, environment: dict[str, str]) -> None:
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        preloaded = {"LD_PRELOAD": str(library)} if library else {}
        command = [sys.executable, __file__]
        self._process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.DEVNULL, env=environment | preloaded)
        theirs.close()

    def can_start(self, command: Sequence[str]) -> bool:
        """Whether a command runs one of the modules that are imported here."""
        return tuple(command[:2]) == (sys.executable, "-m") and command[2] in _COMMANDS

    def start(self, command: Sequence[str], folder: Path, environment: dict[str, str], output: IO[bytes]) -> Child:
        """What Popen does with such a command, in a new session."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        request = json.dumps({"arguments": command[2:], "folder": str(folder), "environment": environment}).encode()
        with theirs:
            socket.send_fds(self._requests, [request], [output.fileno(), theirs.fileno()])
        return Child(ours)

    def close(self) -> None:
        self._requests.close()
        self._process.wait()


def next_build(requests: socket.socket) -> dict[str, Any]:
    """Fork for every request; returns in the forks, with what the build has to run."""
    while True:
        said, opened, _, _ = socket.recv_fds(requests, 1 << 17, 2)
        if not said:
            bury(0)
            os._exit(0)
        bury(os.WNOHANG)
        if os.fork() == 0:
            requests.close()
            return give_birth(json.loads(said), *opened)
        for number in opened:
            os.close(number)


def bury(options: int) -> None:
    """Wait for the processes that have told how a build ended; their time counts as time of the tests."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, options)[0]:
            pass


def give_birth(request: dict[str, Any], output: int, answer: int) -> dict[str, Any]:
    """Fork once more: the child returns and becomes the build; its parent tells how it ended."""
    child = os.fork()
    if child:
        os.close(output)
        status = os.waitpid(child, 0)[1]
        os.write(answer, _NUMBER.pack(os.waitstatus_to_exitcode(status)))
        os._exit(0)
    os.setsid()
    os.write(answer, _NUMBER.pack(os.getpid()))
    os.close(answer)
    for standard in (1, 2):
        os.dup2(output, standard)
    os.close(output)
    return request


def become(request: dict[str, Any]) -> None:
    """Be a build that has just been started, in its folder and with its environment."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    module, *arguments = request["arguments"]
    sys.argv, sys.path[0] = [module, *arguments], request["folder"]
    if "FAULTS_STATE" in os.environ:
        ctypes.CDLL(None).faults_begin()
    sys.modules.pop(f"{module}.__main__")
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    for name in _IMPORTED:
        import_module(name)
    become(next_build(socket.socket(fileno=os.dup(0))))
