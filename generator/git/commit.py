"""Which commit some files are of, and whether they are as it has them."""

from collections.abc import Sequence
from pathlib import Path

from generator.git.call import GitRefused, ask_git
from generator.git.repository import find_top, read_state


def read_commit(folder: Path, paths: Sequence[Path]) -> tuple[str | None, bool | None]:
    """The commit that is checked out in a folder, and whether any of these paths differs from it; None without git."""
    if find_top(folder) is None:
        return None, None
    try:
        head = read_state(folder).head
        return head, bool(ask_git(folder, "status", "--porcelain", "-z", "--", *map(str, paths)))
    except GitRefused:
        return None, None
