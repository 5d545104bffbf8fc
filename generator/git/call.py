"""Asking git: in one folder and of no other repository, without colours, pagers, questions or the network."""

import os
import re
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from generator.codes import Text

# What leads git elsewhere than to the repository around the folder: hooks and some editors leave it in the environment.
_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
# A clone without all its objects must not fetch them; messages are read, so they are in one language.
_QUIET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}

_LOGIN = re.compile(r"//[^/@\s']*@")
_OWNED = re.compile(r"ownership in repository at '(.*)'")


class GitRefused(Exception):
    """Git did not answer; its words are for the editor, `said` is all that it printed."""

    def __init__(self, zh: str, en: str, said: str = "") -> None:
        self.words, self.said = Text(zh, en), said
        super().__init__(en)


# Of remotes: what git allows by itself, and no question that nobody is there to answer.
_REMOTE = {
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
    "GIT_NO_LAZY_FETCH": "0",
    # A server that says nothing for so many seconds is not waited for.
    "GIT_HTTP_LOW_SPEED_LIMIT": "1",
    "GIT_HTTP_LOW_SPEED_TIME": "120",
}
_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15"


def ask_git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    within_hook: bool = False,
    reaches_out: bool = False,
    more: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """What git says in a folder; raises GitRefused.

    `within_hook`: of the index that git has named for a commit which is being made. `reaches_out`: other repositories
    are asked as well. `more` goes into the environment.
    """
    command = ["git", "-c", "core.quotePath=false", "-c", "log.showSignature=false", *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**_environment(within_hook), **(_remote() if reaches_out else {}), **more},
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise GitRefused("这里没有装 git", "git is not installed") from None
    except OSError as error:
        raise GitRefused(f"git 运行不了：{error.strerror}", f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        raise _explain(folder, done.stderr.decode("utf-8", "replace"), arguments)
    return done.stdout


def _environment(within_hook: bool) -> Mapping[str, str]:
    dropped: Sequence[str] = () if within_hook else _ELSEWHERE
    return {**{name: value for name, value in os.environ.items() if name not in dropped}, **_QUIET}


def _remote() -> dict[str, str]:
    return {
        **_REMOTE,
        "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", _SSH),
    }


def _explain(folder: Path, said: str, arguments: Sequence[str]) -> GitRefused:
    if "dubious ownership" in said:
        found = _OWNED.search(said)
        command = f"git config --global --add safe.directory {shlex.quote(found[1] if found else str(folder))}"
        return GitRefused(
            f"文件夹的主人是别的用户，git 不肯读；运行 {command}",
            f"the folder belongs to another user and git refuses to read it: run {command}",
        )
    if "not a git repository" in said:
        return GitRefused("这个网站不在 git 里", "this site is not in git")
    if "Needed a single revision" in said:
        return GitRefused("git 里还没有提交", "nothing was committed to git yet")
    # A token may stand where the user's name does.
    said = _LOGIN.sub("//", said)
    told = next((line for line in reversed(said.splitlines()) if line.strip()), arguments[0])[:200]
    return GitRefused(f"git 说：{told}", f"git says: {told}", said)
