"""A git repository for tests: every commit at a moment of its own, whatever the machine's own settings are."""

import os
import subprocess
from pathlib import Path
from typing import Any

from workspace import CONFIG

UPDATED = f"{CONFIG.rstrip()}:\n      updated: true\n"
WORLD = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "王编辑",
    "GIT_AUTHOR_EMAIL": "wang@example.org",
    "GIT_COMMITTER_NAME": "王编辑",
    "GIT_COMMITTER_EMAIL": "wang@example.org",
}


def git(folder: Path, *arguments: str, **more: str) -> str:
    """What git prints; raises where it fails."""
    return try_git(folder, *arguments, **more, must=True).stdout.strip()


def try_git(folder: Path, *arguments: str, must: bool = False, **more: Any) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, **WORLD, **more}
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=must)


class Repository:
    """A repository whose commits are made on days that tests name."""

    def __init__(self, top: Path) -> None:
        self.top = top
        top.mkdir(parents=True, exist_ok=True)
        git(top, "init", "-q", "-b", "main")

    def git(self, *arguments: str, **more: str) -> str:
        return git(self.top, *arguments, **more)

    def commit(self, day: str, subject: str = "改", *options: str, **more: str) -> str:
        """Commit all that is there, at noon in China or at the moment that is told; returns the commit's name."""
        moment = day if "T" in day else f"{day}T12:00:00+0800"
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject, *options, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment, **more)
        return self.git("rev-parse", "HEAD")
