"""A branch that is written without a working tree: objects, one commit, a push; the user's index and files stay."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.git.call import GitRefused, ask_git

_FILE_MODE = "100644"
_NOBODY = {"NAME": "guangrong", "EMAIL": "guangrong@localhost"}


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the branch: its name, the moment in seconds since 1970, and its subject."""

    name: str
    moment: int
    subject: str


class Branch:
    """One branch of a remote, seen from the repository around a folder."""

    def __init__(self, here: Path, remote: str, branch: str) -> None:
        self._here, self._remote, self._ref = here, remote, f"refs/heads/{branch}"
        # What was fetched is kept under a name that no other program looks at, so that git does not tidy it away.
        self._kept = f"refs/guangrong/{branch}"

    def fetch(self) -> str:
        """The remote's commit, which then is here, too; nothing where it has no such branch."""
        self._ask("rev-parse", "--git-dir")  # git's own words about a remote are no help where there is no repository
        told = self._ask("ls-remote", "--refs", self._remote, self._ref, reaches_out=True).decode()
        tip = told.partition("\t")[0]
        if tip:
            options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=")
            self._ask("fetch", *options, self._remote, f"+{self._ref}:{self._kept}", reaches_out=True)
        return tip

    def read(self, commit: str, path: str) -> bytes | None:
        """A file of a commit."""
        with suppress(GitRefused):
            return self._ask("cat-file", "blob", f"{commit}:{path}")
        return None

    def blobs(self, commit: str) -> dict[str, str]:
        """The ordinary files of a commit: their objects."""
        lines = self._ask("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        listed = (re.fullmatch(rb"100644 blob ([0-9a-f]+)\t(.*)", line, re.DOTALL) for line in lines)
        return {found[2].decode("utf-8", "surrogateescape"): found[1].decode() for found in listed if found}

    def tree_of(self, commit: str) -> str:
        """The object of a commit's files."""
        return self._ask("rev-parse", "--verify", f"{commit}^{{tree}}").decode().strip()

    def history(self, tip: str) -> Iterator[Commit]:
        """The commits of the branch, the newest first."""
        lines = self._ask("log", "--first-parent", "--format=%H %ct %s", tip).decode("utf-8", "replace").splitlines()
        for line in lines:
            name, moment, subject = line.split(" ", 2)
            yield Commit(name, int(moment), subject)

    def put_files(self, files: Sequence[Path]) -> list[str]:
        """Make objects of files, byte for byte."""
        given = "".join(f"{file}\n" for file in files).encode("utf-8", "surrogateescape")
        return self._ask("hash-object", "-w", "--no-filters", "--stdin-paths", given=given).decode().split()

    def put_bytes(self, content: bytes) -> str:
        """Make an object."""
        return self._ask("hash-object", "-w", "--no-filters", "--stdin", given=content).decode().strip()

    def put_tree(self, blobs: Mapping[str, str]) -> str:
        """Make the object of files, in an index of its own."""
        given = b"".join(
            f"{_FILE_MODE} {blob}\t{path}\0".encode("utf-8", "surrogateescape") for path, blob in blobs.items()
        )
        with tempfile.TemporaryDirectory() as folder:
            own = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            self._ask("update-index", "-z", "--index-info", given=given, more=own)
            return self._ask("write-tree", more=own).decode().strip()

    def commit(self, tree: str, parents: Iterable[str], message: str) -> str:
        """Make a commit of files; by the user, where git knows who that is."""
        before = [part for parent in parents for part in ("-p", parent)]
        made = self._ask("commit-tree", tree, *before, given=message.encode(), more=self._writer())
        return made.decode().strip()

    def push(self, commit: str, tip: str) -> None:
        """Let the remote's branch lead to a commit, if it still is where it was seen."""
        lease = f"--force-with-lease={self._ref}:{tip}"
        only = ("--no-verify", "--no-follow-tags", "--recurse-submodules=no")
        self._ask("push", "--quiet", *only, lease, self._remote, f"{commit}:{self._ref}", reaches_out=True)

    def _writer(self) -> dict[str, str]:
        try:
            self._ask("var", "GIT_COMMITTER_IDENT")
        except GitRefused:
            names = ((who, what) for who in ("AUTHOR", "COMMITTER") for what in _NOBODY)
            return {f"GIT_{who}_{what}": os.environ.get(f"GIT_{who}_{what}", _NOBODY[what]) for who, what in names}
        return {}

    def _ask(
        self, *arguments: str, given: bytes = b"", reaches_out: bool = False, more: Mapping[str, str] | None = None
    ) -> bytes:
        return ask_git(self._here, *arguments, given=given, reaches_out=reaches_out, more=more or {})
