"""Where a repository begins, which commit it is at, and whether all of its history is there."""

from dataclasses import dataclass
from pathlib import Path

from generator.git.call import GitRefused, ask_git


@dataclass(frozen=True, slots=True)
class State:
    """The commit that is checked out, the folder that was asked about below the repository's, and what is missing."""

    head: str
    prefix: str
    is_shallow: bool


def find_top(folder: Path) -> Path | None:
    """The folder of the repository around a folder, without asking git; None where there is none."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def path_below_top(folder: Path) -> str:
    """The way from the repository to a folder in it, ending in a slash; nothing at the top or outside of git."""
    top = find_top(folder)
    below = folder.relative_to(top).as_posix() if top else "."
    return "" if below == "." else f"{below}/"


def read_state(folder: Path) -> State:
    """How the repository around a folder is now; raises GitRefused."""
    if not folder.is_dir():
        raise GitRefused(f"没有文件夹 {folder.name}", f"there is no folder {folder.name}")
    told = ask_git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "HEAD^{commit}")
    shallow, _, rest = told.decode("utf-8", "surrogateescape").rstrip("\n").partition("\n")
    prefix, _, head = rest.rpartition("\n")
    return State(head, prefix, shallow == "true")


def ask_path(folder: Path, *arguments: str) -> Path:
    """A path that git tells with `rev-parse`, whole; raises GitRefused."""
    told = ask_git(folder, "rev-parse", *arguments).decode("utf-8", "surrogateescape").rstrip("\n")
    return folder / told
