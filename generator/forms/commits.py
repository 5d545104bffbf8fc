"""Files that forms wrote, given to git when somebody asks for it."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from generator.codes import Text
from generator.refusal import Refused

_PATIENCE = 120


def is_in_git(root: Path) -> bool:
    """Whether a site lies in a working tree of git."""
    try:
        return _git(root, "rev-parse", "--is-inside-work-tree").stdout.strip() == "true"
    except (OSError, subprocess.TimeoutExpired):
        return False


def changed_of(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of these paths below the site that are not committed as they are."""
    return [path for path in paths if _git(root, "status", "--porcelain", "--untracked-files=all", "--", path).stdout]


def commit(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit these files and nothing else; returns the new commit's short name. Raises Refused with git's words."""
    try:
        _run(root, "add", "--", *paths)
        _run(root, "commit", "--quiet", "-m", message, "--", *paths)
        return _run(root, "rev-parse", "--short", "HEAD").strip()
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused(Text(f"git 没有做完：{error}", f"git did not finish: {error}")) from None


def _run(root: Path, *arguments: str) -> str:
    done = _git(root, *arguments)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise Refused(Text(f"git 没有提交，文件都在。它说：{said}", f"git did not commit: {said}"))
    return done.stdout


def _git(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = ["git", "-c", "core.quotePath=off", *arguments]
    return subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_PATIENCE,
        check=False,
    )
