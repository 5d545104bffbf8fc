"""When each file of a folder was last changed, by the commits that made it what it is."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from generator.git.call import GitRefused, ask_git
from generator.git.changes import read_changes
from generator.git.repository import State
from generator.today import SHANGHAI

Days = Mapping[str, str]


def last_changes(folder: Path, state: State, known: Days, known_head: str) -> Days:
    """The day in China of the last commit that made each file what it holds now, by its path in the folder.

    A commit counts only if the file held afterwards what it holds now, so that sides of a merge which were given up
    do not; a move that leaves the content as it was is no change. `known` are the days at an earlier commit, if any.
    Raises GitRefused.
    """
    is_straight = bool(known) and _leads_straight(folder, known_head, state.head)
    commits = f"{known_head}..{state.head}" if is_straight else state.head
    found, wanted = _find_days(folder, state, commits)
    if is_straight:
        before, cut = _files_at(folder, known_head), len(state.prefix)
        for path, waiting in wanted.items():
            if day := known.get(path[cut:]):
                found |= {file: day for file, blob in waiting if before.get(path) == blob}
    return {path.removeprefix(state.prefix): found[path] for path in sorted(found)}


def _find_days(folder: Path, state: State, commits: str) -> tuple[dict[str, str], Mapping[str, list[tuple[str, str]]]]:
    """The days that these commits tell, by whole paths; and by older path, which files with which contents remain."""
    wanted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, blob in _files_at(folder, state.head).items():
        wanted[path].append((path, blob))
    found: dict[str, str] = {}
    for change in read_changes(folder, commits, state.prefix):
        settled = [one for one in wanted.get(change.path, ()) if one[1] == change.blob]
        if not settled:
            continue
        wanted[change.path] = [one for one in wanted[change.path] if one not in settled]
        if change.sort == "R":
            wanted[change.origin] += settled
        else:
            found |= {file: _day(change.commit.moment) for file, _ in settled}
    return found, wanted


def _leads_straight(folder: Path, before: str, now: str) -> bool:
    """Whether one commit comes of another without a merge between them: then nothing older can have a say."""
    try:
        ask_git(folder, "merge-base", "--is-ancestor", before, now)
        return ask_git(folder, "rev-list", "--count", "--merges", f"{before}..{now}").strip() == b"0"
    except GitRefused:
        return False


def _files_at(folder: Path, commit: str) -> dict[str, str]:
    """The contents' names of the files in a folder at a commit, by whole paths."""
    told = ask_git(folder, "ls-tree", "-r", "-z", "--full-name", commit).decode("utf-8", "surrogateescape")
    files = (entry.partition("\t") for entry in told.split("\0") if entry)
    return {path: marks.split(" ")[2] for marks, _, path in files}


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment, SHANGHAI).date().isoformat()
