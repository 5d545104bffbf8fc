"""Record files to sources: reads and validates those that changed, in parallel, and remembers the broken ones."""

import marshal
import os
import stat
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from generator.cache import fingerprint
from generator.find import NO_STAMP, Found, Stamp, explain_unreadable, find_files, stamp_of
from generator.names import unpad
from generator.problems import Place, Problem
from generator.publication import is_out, times_of
from generator.records import Kind, Record
from generator.records.structure import find_references, has_empty, leave_out_empty
from generator.today import today
from generator.wording import explain_errors
from generator.workers import share
from generator.yaml_source import LARGEST_FILE, MOST_TOLD, read_yaml

# Within this time a file may be written twice and its stamp not tell.
_UNSETTLED_NS = 2_000_000_000
_PLAIN = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

Key = tuple[str, str]


class Source(NamedTuple):
    """A sound record file: its digest, and what it says that reaches beyond its own page.

    `stamp` is empty where it could not tell a change. `references` holds kind and id of each record named, parted
    by a tab. `withheld` is the mark of the name of a person who is not to be shown: the name itself is kept nowhere.
    `times` are those of its record; `is_out` says whether they keep it from the public on the day of this build.
    """

    kind: str
    id: str
    path: str
    stamp: tuple[int, ...]
    digest: str
    references: Sequence[str]
    withheld: str
    times: Sequence[str] = ()
    is_out: bool = False


class Unsaved(NamedTuple):
    """A record as it would be if this were written to its file, which need not be there yet."""

    found: Found
    content: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that exists but is wrong: references to it are no second problem, its own are still followed."""

    kind: Kind
    id: str
    path: str
    values: dict[str, Any]


@dataclass(slots=True)
class Loaded:
    """All records that could be read, those that are broken, and why.

    `values` holds what the files that were read just now say, marshalled, by path; `found` the files, if nothing else
    lies among them.
    """

    sources: list[Source] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, bytes] = field(default_factory=dict)
    found: Sequence[Found] = ()


def load_records(
    content: Path,
    root: Path,
    known: Mapping[str, Source],
    found: Sequence[Found] | None = None,
    unsaved: Collection[Unsaved] = (),
) -> Loaded:
    """Read all records that are not `known` as they are now, in the order of their paths; find them if need be.

    What is `unsaved` counts in the place of what its file holds.
    """
    loaded = Loaded()
    if found is None:
        found = list(find_files(content, root, loaded.problems))
    drafts = {draft.found.path: draft for draft in unsaved}
    found = _put_in(found, drafts)
    loaded.problems = _fold_misnamed(loaded.problems)
    loaded.found = [] if loaded.problems or drafts else found
    changed = [one for one in found if one.path in drafts or _is_changed(one, known)]
    read = _read_changed(changed, known, drafts, loaded)
    day = today().isoformat()
    for one in found:
        source = read.get(one.path) or known.get(one.path)
        if isinstance(source, Source):
            loaded.sources.append(source._replace(is_out=is_out(source.times, day)) if source.times else source)
        elif isinstance(source, Broken):
            loaded.broken.append(source)
    return loaded


def _put_in(found: Sequence[Found], drafts: Mapping[str, Unsaved]) -> Sequence[Found]:
    kept = (one for one in found if one.path not in drafts)
    return sorted((*kept, *(draft.found for draft in drafts.values())), key=lambda one: one.path) if drafts else found


def _is_changed(one: Found, known: Mapping[str, Source]) -> bool:
    return one.path not in known or tuple(known[one.path].stamp) != one.stamp


def _fold_misnamed(problems: list[Problem]) -> list[Problem]:
    """Names that cannot be ids, as many as anybody reads: where there are thousands, something else was put here."""
    misnamed = [problem for problem in problems if problem.code == "A403"]
    if (more := len(misnamed) - MOST_TOLD) <= 0:
        return problems
    others = [problem for problem in problems if problem.code != "A403"]
    return [*others, *misnamed[:MOST_TOLD], Problem("A410", misnamed[MOST_TOLD].place, {"more": more})]


def _read_changed(
    changed: Sequence[Found], known: Mapping[str, Source], drafts: Mapping[str, Unsaved], loaded: Loaded
) -> dict[str, Source | Broken]:
    """By path what these files hold; problems and values go to what is loaded."""
    read: dict[str, Source | Broken] = {}
    for part in share(lambda some: _read_some(some, known, drafts), changed):
        read |= {source.path: source for source in part.sources}
        read |= {broken.path: broken for broken in part.broken}
        loaded.problems += part.problems
        loaded.values |= part.values
    return read


def _read_some(found: Sequence[Found], known: Mapping[str, Source], drafts: Mapping[str, Unsaved]) -> Loaded:
    loaded = Loaded()
    for one in found:
        _read_one(one, known.get(one.path), drafts.get(one.path), loaded)
    return loaded


def _read_one(found: Found, known: Source | None, draft: Unsaved | None, loaded: Loaded) -> None:
    try:
        content, stamp = (draft.content, NO_STAMP) if draft else read_plain_file(found.file)
    except OSError as error:
        loaded.problems.append(explain_unreadable(error, found.path))
        loaded.broken.append(Broken(found.kind, found.id, found.path, {}))
        return
    if (size := max(stamp[0], len(content))) > LARGEST_FILE:
        loaded.problems.append(Problem("Y110", Place(found.path, 1, 1), {"size": f"{size / 1_000_000:.1f} MB"}))
        loaded.broken.append(Broken(found.kind, found.id, found.path, {}))
        return
    digest = fingerprint(content)
    if known and known.digest == digest and not draft:
        loaded.sources.append(known._replace(path=found.path, stamp=_settled(stamp)))
        return
    record, values, problems = read_record(found.kind, found.id, content, found.path)
    if record is None:
        loaded.problems += problems
        loaded.broken.append(Broken(found.kind, found.id, found.path, _without_wrong(values, problems)))
        return
    references = dict.fromkeys(f"{kind}\t{id}" for _, kind, id in find_references(type(record), record))
    withheld = fingerprint(unpad(record.label).encode()) if getattr(record, "consent", "") == "withheld" else ""
    told = (list(references), withheld, times_of(record))
    loaded.sources.append(Source(found.kind.name, found.id, found.path, _settled(stamp), digest, *told))
    loaded.values[found.path] = marshal.dumps(values)


def _without_wrong(values: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """What is left to follow in a broken record: a reference that is told already is no second problem."""
    for problem in problems:
        group: Any = values
        for step in problem.field[:-1]:
            group = group[step] if _holds(group, step) else None
        if problem.spot == "value" and problem.field and _holds(group, problem.field[-1]):
            group[problem.field[-1]] = None
    return values


def _holds(group: Any, step: str | int) -> bool:
    if isinstance(group, dict):
        return step in group
    return isinstance(group, list) and isinstance(step, int) and step < len(group)


def read_plain_file(file: str | Path) -> tuple[bytes, Stamp]:
    """An ordinary file's bytes, as many as a record may have, and its stamp.

    Raises OSError; never waits for a pipe and never follows a link.
    """
    descriptor = os.open(file, _PLAIN)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "not an ordinary file")
        content = b""
        while len(content) < LARGEST_FILE and (more := os.read(descriptor, LARGEST_FILE - len(content))):
            content += more
        return content, stamp_of(status)
    finally:
        os.close(descriptor)


def _settled(stamp: Stamp) -> tuple[int, ...]:
    """The stamp, or nothing where there is none or the file may change once more and have the same."""
    if stamp is NO_STAMP:
        return ()
    _, changed, entered, _ = stamp
    return stamp if max(changed, entered) + _UNSETTLED_NS < time.time_ns() else ()


def read_record(kind: Kind, id: str, content: bytes, path: str) -> tuple[Record | None, dict[str, Any], list[Problem]]:
    """One file's record and the values it was made of, or what is wrong with it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, {}, [explain_encoding(error, path)]
    reading = read_yaml(text, path)
    if reading.problems:
        return None, reading.values, reading.problems
    written = reading.values.get("id")
    if written not in (None, id):
        told = {"value": str(written)[:80], "stem": id}
        return None, reading.values, [Problem("F212", Place(path), told, ("id",))]
    try:
        return validate(kind, id, reading.values), reading.values, []
    except ValidationError as error:
        return None, reading.values, list(explain_errors(error, kind.model, path))


def validate(kind: Kind, id: str, values: Mapping[str, Any]) -> Record:
    """A record from its values; raises pydantic's ValidationError."""
    written = leave_out_empty(kind.model, values) if has_empty(values) else values
    return kind.model.model_validate({**written, "id": id})


def explain_encoding(error: UnicodeDecodeError, path: str) -> Problem:
    """Where a file stops being UTF-8."""
    return Problem("Y107", Place(path, error.object.count(b"\n", 0, error.start) + 1, 1))
