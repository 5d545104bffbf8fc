"""Asking rsync: what it is told, and what its complaints mean for whoever publishes."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence

from generator.codes import Text
from generator.publish_options import RsyncTarget
from generator.refusal import Refused
from generator.report import make_visible

PATIENCE = 60
_SHARE = re.compile(r"\s(\d{1,3})%\s")
_LISTED = re.compile(r"([dl-])\S{9}\s+[\d,.]+\s+\S+\s+\S+\s+(.+)")
NOT_ALL, GONE = 23, 24
_SPEAKS_OF = (
    (
        r"No such file or directory",
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
        self._is_daemon = target.address.startswith("rsync://")

    def run(self, *arguments: str, given: str = "", watch: Callable[[float], None] | None = None) -> str:
        """What it prints; raises RsyncFailed. `watch` is told the share that is done."""
        program = shutil.which("rsync")
        if program is None:
            raise Refused(
                Text("这台电脑上没有装 rsync", "rsync is not installed here"),
                Text("装好再发布，如 apt-get install rsync", "install it, e.g. apt-get install rsync"),
            )
        command = [program, *self._reach(), *arguments]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, env=self._environment(), text=True, errors="replace", **pipes) as running:  # type: ignore[call-overload]
            if watch:
                _watch(running.stdout, watch)
            printed, said = running.communicate(given or None)
        if running.returncode:
            raise self._explain(running.returncode, said)
        return str(printed)

    def list(self, address: str) -> dict[str, str]:
        """What lies in a folder, or one thing itself: by name, its sort (`d`, `-`, or `l` and where it leads to)."""
        try:
            printed = self.run("--list-only", "--links", "--dirs", "--no-h", "--8-bit-output", address)
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

    def _reach(self) -> Sequence[str]:
        if self._is_daemon:
            return (f"--timeout={PATIENCE}", "--contimeout=15")
        port = f" -p {self._target.port}" if self._target.port else ""
        return (f"--timeout={PATIENCE}", "-e", f"ssh -o BatchMode=yes -o ConnectTimeout=15{port}")

    def _environment(self) -> dict[str, str]:
        password = os.environ.get(self._target.password_env, "")
        given = {"RSYNC_PASSWORD": password} if password else {}
        # Without one rsync would ask for it, and there may be nobody.
        lacking = {"RSYNC_PASSWORD": ""} if self._is_daemon and not password else {}
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


def _watch(stream: object, watch: Callable[[float], None]) -> None:
    """Read what `--info=progress2` prints, which writes over its own line, until the stream ends."""
    text = ""
    while piece := stream.read(256):  # type: ignore[attr-defined]
        text = (text + piece)[-512:]
        if shares := _SHARE.findall(text):
            watch(min(int(shares[-1]), 100) / 100)
