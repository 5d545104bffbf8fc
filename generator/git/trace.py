"""The changes of one file, under every name that it has had."""

from collections.abc import Sequence

from generator.git.changes import Change


def trace_file(changes: Sequence[Change], path: str) -> list[Change]:
    """Those of these changes, newest first, that made a file what it is, across its moves.

    A name counts from the move to it back, and one that it left only for as long as no other file got that name:
    commits on a side branch may still have changed the file under the old one.
    """
    traced: dict[int, Change] = {}
    start, moved = 0, -1
    while path:
        end, origin = _find_beginning(changes, path, start, moved)
        traced |= {at: changes[at] for at in range(start, end) if changes[at].path == path}
        path, moved = origin, end - 1
        start = _find_newcomer(changes, origin, moved)
    return [traced[at] for at in sorted(traced)]


def _find_beginning(changes: Sequence[Change], path: str, start: int, moved: int) -> tuple[int, str]:
    """Just after the change that moved a file to this path, and whence that was.

    Nothing where it was made there: at the end, or where the path was left by another file, before this one came;
    `moved` is where this one left it.
    """
    for at in range(start, len(changes)):
        change = changes[at]
        if change.path == path and change.sort == "R":
            return at + 1, change.origin
        if change.origin == path and at != moved:
            return at, ""
    return len(changes), ""


def _find_newcomer(changes: Sequence[Change], path: str, moved: int) -> int:
    """Just after the oldest change, among those newer than a move away, by which another file came to the path."""
    came = (at for at in range(moved - 1, -1, -1) if changes[at].path == path and changes[at].sort in "AR")
    return next(came, -1) + 1
