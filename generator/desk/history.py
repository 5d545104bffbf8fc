"""What became of a record: its commits across renames, how it read at one of them, and what that one changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.codes import Text
from generator.desk.lookup import find_record
from generator.find import find_files
from generator.git.call import GitRefused, ask_git
from generator.git.changes import Change, read_changes
from generator.git.repository import State, read_state
from generator.git.trace import trace_file
from generator.refusal import Refused
from generator.settings import Settings

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class History:
    """A record's path below the site, its changes newest first, and whether there are others: uncommitted, or cut off.

    Paths in changes are whole, from the top of the repository, which is the one around `folder`.
    """

    path: str
    folder: Path
    changes: Sequence[Change]
    is_edited: bool
    is_cut: bool

    def find(self, name: str) -> Change:
        """The change by the commit whose name begins like this; raises Refused."""
        found = [one for one in self.changes if len(name) >= _SHORTEST and one.commit.name.startswith(name.lower())]
        if len({one.commit.name for one in found}) != 1:
            raise Refused(
                Text(
                    f"“{name}”不是这条记录的提交；先运行 guangrong history {self.path}，写列出来的提交号",
                    f"“{name}” is no commit of this record: run guangrong history {self.path} and take one it lists",
                )
            )
        return found[0]


def read_history(settings: Settings, asked: str) -> History:
    """Every commit that changed a record, under all its ids; raises Refused."""
    found = find_record(list(find_files(settings.content, settings.root, [])), asked)
    try:
        state = read_state(settings.content)
        below = found.path.removeprefix(f"{settings.content.relative_to(settings.root).as_posix()}/")
        changes = list(read_changes(settings.content, state.head, state.prefix, likeness="50%"))
        traced = trace_file(changes, state.prefix + below)
        is_edited = bool(ask_git(settings.content, "status", "--porcelain", "-z", "--", f":(literal){below}"))
    except GitRefused as error:
        raise Refused(error.words) from None
    if not traced:
        raise _never_committed(found.path, state)
    return History(found.path, settings.content, traced, is_edited, state.is_shallow)


def _never_committed(path: str, state: State) -> Refused:
    if state.is_shallow:
        return Refused(
            Text("历史不全（浅克隆），取全：git fetch --unshallow", "a shallow clone: run git fetch --unshallow")
        )
    return Refused(Text(f"{path} 还没有提交过", f"{path} was never committed"))


def text_at(history: History, change: Change) -> str:
    """How the record read after a change; raises Refused where it was taken out."""
    if change.sort == "D":
        raise Refused(
            Text(f"提交 {change.commit.name[:8]} 删掉了它", f"commit {change.commit.name[:8]} took the record out")
        )
    return _ask(history, "cat-file", "blob", change.blob)


def difference_of(history: History, change: Change) -> str:
    """What a commit changed in the record, line by line."""
    paths = [f":(top,literal){path}" for path in (change.origin, change.path) if path]
    return _ask(
        history,
        *("show", "--format=", "-c", "--no-relative", "--no-color", "--no-ext-diff", "--no-textconv"),
        *("--find-renames=50%", change.commit.name, "--", *paths),
    )


def _ask(history: History, *arguments: str) -> str:
    try:
        return ask_git(history.folder, *arguments).decode("utf-8", "backslashreplace")
    except GitRefused as error:
        raise Refused(error.words) from None
