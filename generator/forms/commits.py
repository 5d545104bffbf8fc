"""Files that forms wrote, given to git when somebody asks for it."""

from collections.abc import Sequence
from pathlib import Path

from generator.codes import Text
from generator.git.call import GitRefused, ask_git
from generator.refusal import Refused


def is_in_git(root: Path) -> bool:
    """Whether a site lies in a working tree of git."""
    try:
        return ask_git(root, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except GitRefused:
        return False


def changed_of(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of these paths below the site that are not committed as they are."""
    asked = ("status", "--porcelain", "--untracked-files=all", "--")
    return [path for path in paths if ask_git(root, *asked, f":(literal){path}")]


def commit(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit these files and nothing else; returns the new commit's short name. Raises Refused with git's words."""
    meant = [f":(literal){path}" for path in paths]
    try:
        ask_git(root, "add", "--", *meant)
        ask_git(root, "commit", "--quiet", f"--message={message}", "--", *meant)
        return ask_git(root, "rev-parse", "--short", "HEAD").decode().strip()
    except GitRefused as error:
        said = error.said.strip() or error.words.zh
        raise Refused(Text(f"git 没有提交，文件都在。它说：{said}", f"git did not commit: {said}")) from None
