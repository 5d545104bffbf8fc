"""Asking rsync: what it is told, and what its complaints mean for whoever publishes."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from generator.codes import Text
from generator.publish_options import RsyncTarget
from generator.refusal import Refused
from generator.report import make_visible

PATIENCE = 60
_SHARE = re.compile(r"\s(\d{1,3})%\s")
_LISTED = re.compile(r"([dl-])\S{9}\s+[\d,.]+\s+\S+\s+\S+\s+(.+)")
NOT_ALL, GONE = 23, 24
_WILD = re.compile(r"[*?\[\\]")
_SPEAKS_OF = (
    (
        r"No such file or directory|mkdir .* failed: File exists",
        "那里没有这个文件夹：先在服务器上建好",
        "the folder is not there: make it on the server first",
    ),
    (
        r"Permission denied \(|publickey|Host key verification",
        "ssh 不让进：核对用户名和密钥，先用 ssh 登录一次",
        "ssh refuses: check user and key, and log in once by hand",
    ),
    (
        r"auth failed|@ERROR: access denied",
        "服务器不认用户名或密码，密码放进 {}",
        "the server takes neither user nor password; the password stands in {}",
    ),
    (r"Unknown module", "服务器上没有这个模块", "there is no such module on the server"),
    (r"read.?only", "服务器上只许读", "the server is read-only"),
    (r"No space left", "服务器的盘满了", "the server's disk is full"),
    (r"Permission denied", "服务器上没有写的权限", "no permission to write on the server"),
    (
        r"Connection refused|timed? ?out|timeout|Could not resolve|Name or service|No route|unreachable|Network is",
        "连不上",
        "it cannot be reached",
    ),
    (r"command not found|rsync: not found", "服务器上没有装 rsync", "rsync is not installed on the server"),
)


class RsyncFailed(Refused):
    """What rsync said, in our words; `code` is its exit code, `said` its own."""

    def __init__(self, words: Text, action: Text, code: int, said: str) -> None:
        super().__init__(words, action)
        self.code, self.said = code, said


class Rsync:
    """The program, told how to reach one target."""

    def __init__(self, target: RsyncTarget) -> None:
        self._target = target
        self.is_daemon = target.address.startswith("rsync://")
        self._sockets = None if self.is_daemon else _folder_for_sockets()

    def run(self, *arguments: str, given: str = "", watch: Callable[[float], None] | None = None) -> str:
        """What it prints; raises RsyncFailed. `watch` is told the share that is done."""
        program = shutil.which("rsync")
        if program is None:
            raise Refused(
                Text("这台电脑上没有装 rsync", "rsync is not installed here"),
                Text("装好再发布，如 apt-get install rsync", "install it, e.g. apt-get install rsync"),
            )
        command = [program, *self._reach(), *arguments]
        # What it complains of goes into a file: a pipe that nobody reads fills, and then everybody waits.
        with tempfile.TemporaryFile() as complaints:
            with subprocess.Popen(
                command,
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                encoding="utf-8",
                errors="surrogateescape",
            ) as running:
                if watch and running.stdout:
                    _watch(running.stdout, watch)
                printed, _ = running.communicate(given or None)
            complaints.seek(0)
            said = complaints.read(100_000).decode("utf-8", "replace")
        if running.returncode:
            raise self._explain(running.returncode, said)
        return printed

    def list(self, address: str, rules: Sequence[str] = ()) -> dict[str, str]:
        """What lies at an address, below it only what rules let through: by path, its sort.

        That is `d`, `-`, or `l` and where the link leads to. Nothing where there is no such place.
        """
        below = ("--recursive", *(f"--include={rule}" for rule in rules), "--exclude=*") if rules else ("--dirs",)
        try:
            printed = self.run("--list-only", "--links", "--no-h", "--8-bit-output", *below, address)
        except RsyncFailed as error:
            if error.code == NOT_ALL and "No such file" in error.said:
                return {}
            raise
        found: dict[str, str] = {}
        for line in printed.splitlines():
            if listed := _LISTED.fullmatch(line):
                name, _, leads_to = listed[2].partition(" -> ") if listed[1] == "l" else (listed[2], "", "")
                found[name] = listed[1] + leads_to
        return found

    def fetch(self, address: str, paths: Sequence[str], folder: Path) -> None:
        """Bring files here, as many of them as are there."""
        # Rules, not --files-from: daemons of rsync 3.5.0 that do not change their root find nothing by it.
        rules = dict.fromkeys(rule for path in paths if not _WILD.search(path) for rule in _way_to(path))
        try:
            arguments = ("--recursive", "--no-links", "--from0", "--include-from=-", "--exclude=*")
            self.run(*arguments, address, f"{folder}/", given="\0".join(rules) + "\0")
        except RsyncFailed as error:
            if error.code not in (NOT_ALL, GONE):
                raise

    def _reach(self) -> Sequence[str]:
        if self.is_daemon:
            return (f"--timeout={PATIENCE}", "--contimeout=15")
        port = f" -p {self._target.port}" if self._target.port else ""
        # One login for all that is asked, as long as the program runs and a little longer.
        shared = (
            f" -o ControlMaster=auto -o ControlPersist=10 -o ControlPath={self._sockets.name}/%C"
            if self._sockets
            else ""
        )
        return (f"--timeout={PATIENCE}", "-e", f"ssh -o BatchMode=yes -o ConnectTimeout=15{port}{shared}")

    def _environment(self) -> dict[str, str]:
        password = os.environ.get(self._target.password_env, "")
        given = {"RSYNC_PASSWORD": password} if password else {}
        # Without one rsync would ask for it, and there may be nobody.
        lacking = {"RSYNC_PASSWORD": ""} if self.is_daemon and not password else {}
        return {**os.environ, "LC_ALL": "C", "RSYNC_RSH": "ssh", **lacking, **given}

    def _explain(self, code: int, said: str) -> RsyncFailed:
        lines = [line for line in said.splitlines() if line.strip() and not line.startswith("rsync error:")]
        told = make_visible((lines or [said.strip() or str(code)])[0][:300])
        for pattern, zh, en in _SPEAKS_OF:
            if re.search(pattern, said):
                name = self._target.password_env
                return RsyncFailed(
                    Text(zh.format(name), en.format(name)), Text(f"rsync 说：{told}", f"rsync says: {told}"), code, said
                )
        return RsyncFailed(Text(f"rsync 停下了：{told}", f"rsync stopped: {told}"), Text("", ""), code, said)


def _way_to(path: str) -> Iterator[str]:
    """The rules that let a path through: its folders and itself."""
    parts = path.split("/")
    yield from (f"/{'/'.join(parts[:depth])}/" for depth in range(1, len(parts)))
    yield f"/{path}"


def _folder_for_sockets() -> "tempfile.TemporaryDirectory[str] | None":
    """A short path without spaces, as ssh wants it: a socket's name has at most a hundred bytes."""
    folder = tempfile.TemporaryDirectory(prefix="gr-", ignore_cleanup_errors=True)
    return folder if len(folder.name) < 50 and " " not in folder.name and os.name == "posix" else None


def _watch(stream: IO[str], watch: Callable[[float], None]) -> None:
    """Read what `--info=progress2` prints, which writes over its own line, until the stream ends."""
    text = ""
    while piece := stream.read(256):
        text = (text + piece)[-512:]
        if shares := _SHARE.findall(text):
            watch(min(int(shares[-1]), 100) / 100)
