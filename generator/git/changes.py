"""Which commits changed which files of a folder: one `git log` for all of them, in git's form for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.git.call import ask_git

_PART = "\x02"
_FORMAT = f"%H{_PART}%ct{_PART}%an{_PART}%s"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name, when it was made (seconds since 1970), by whom, and the first line of why."""

    name: str
    moment: int
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to a file: A added, M changed, D removed, R moved from `origin`. `blob`: its content since."""

    commit: Commit
    sort: str
    path: str
    origin: str
    blob: str


def read_changes(folder: Path, commits: str, prefix: str, likeness: str = "100%") -> Iterator[Change]:
    """Every change by these commits below a prefix, newest first, with whole paths; raises GitRefused.

    Of a merge only what none of its sides held is told. Files alike by `likeness` are taken for moved; 100% compares
    only the names of contents, which costs nothing. Git is not told the prefix: it takes twice the time with one.
    """
    told = ask_git(
        folder,
        *("-c", "log.showRoot=true", "log", "--raw", "--no-abbrev", "--no-relative", "-z", "-c", "--date-order"),
        *("--no-follow", f"--find-renames={likeness}", "--no-color", "--no-ext-diff", "--encoding=UTF-8"),
        *(f"--format={_FORMAT}", commits, "--"),
    )
    words = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    commit: Commit | None = None
    for word in words:
        marks = word.lstrip("\n")
        if commit and marks.startswith(":"):
            change = _read_change(commit, marks, words)
            if change.path.startswith(prefix):
                yield change
        elif marks:
            name, moment, author, subject = [*marks.split(_PART, 3), "", "", ""][:4]
            commit = Commit(name, int(moment), author, subject)


def _read_change(commit: Commit, marks: str, words: Iterator[str]) -> Change:
    """One file: modes and contents before and after, what was done, then its path, or both where it moved.

    A merge has a colon, a content and a letter for each side.
    """
    *_, blob, sort = marks.split(" ")
    path, origin = next(words), ""
    if marks.startswith("::"):
        sort = "D" if "D" in sort else "M"
    elif sort[0] in "RC":
        origin, path = path, next(words)
    return Change(commit, sort[0], path, origin, blob)
