"""What a commit that is being made will hold: the files in git's index, which may be others in the working tree."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from generator.git.call import ask_git


class Index:
    """The index of the repository around the current folder, or the one that git has named to a hook."""

    def __init__(self, here: Path) -> None:
        told = ask_git(here, "rev-parse", "--show-toplevel", within_hook=True)
        self.top = Path(_decode(told).rstrip("\n"))
        # Git's own folder, which is on the disk of the working tree and of which it tells nobody.
        self.folder = here / _decode(ask_git(here, "rev-parse", "--git-dir", within_hook=True)).rstrip("\n")

    def staged(self, folder: str) -> dict[str, bool]:
        """The paths below a folder in which the commit differs from the one before; whether the file is there in it."""
        changed = ("diff", "--cached", "--name-only", "--no-renames", "--no-relative", "-z")
        paths = self._list(*changed, "--", _literal(folder))
        there = set(self._list(*changed, "--diff-filter=d", "--", _literal(folder)))
        return {path: path in there for path in paths}

    def files(self, folders: Sequence[str]) -> list[str]:
        """Every file below some folders; a folder may also be a file."""
        listed = self._list("ls-files", "-z", "--", *map(_literal, folders)) if folders else []
        return [path for path in listed if path not in self._announced]

    @cached_property
    def _announced(self) -> frozenset[str]:
        """Files that were added by name only (`git add -N`): the index lists them, and no commit holds them."""
        return frozenset(self._list("diff", "--name-only", "--no-renames", "--no-relative", "--diff-filter=A", "-z"))

    def edited(self, folders: Sequence[str]) -> set[str]:
        """Files below some folders that are other in the working tree."""
        changed = ("diff", "--name-only", "--no-renames", "--no-relative", "-z", "--no-ext-diff")
        return set(self._list(*changed, "--", *map(_literal, folders))) if folders else set()

    def copy(self, paths: Iterable[str], target: Path) -> None:
        """Write files as the commit will hold them, by the same paths below a folder."""
        listed = b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
        ask_git(self.top, "checkout-index", "-z", "--stdin", f"--prefix={target}/", given=listed, within_hook=True)

    def share(self, paths: Iterable[str], target: Path) -> list[str]:
        """Share files with the working tree, which has them as the commit will; returns those that cannot be shared."""
        left = []
        for path in paths:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):
                if not (self.top / path).is_symlink():
                    (target / path).hardlink_to(self.top / path)
                    continue
            left.append(path)
        return left

    def _list(self, *arguments: str) -> list[str]:
        told = _decode(ask_git(self.top, *arguments, within_hook=True))
        return [path for path in told.split("\0") if path]


def _literal(path: str) -> str:
    return ":(top)" if path == "." else f":(top,literal){path}"


def _decode(told: bytes) -> str:
    return told.decode("utf-8", "surrogateescape")
