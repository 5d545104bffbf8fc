"""content/**/*.yml to records: finds the files, reads and validates each, remembers the broken ones."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.cache import Cache, fingerprint, program_version
from generator.codes import Text
from generator.problems import Place, Problem
from generator.records import KINDS_BY_FOLDER, Kind, Record
from generator.records.fields import ID_PATTERN, LONGEST_ID
from generator.wording import explain_errors
from generator.yaml_source import LARGEST_FILE, read_yaml

_NOT_RECORDS = frozenset(("pages", "media"))
_SUFFIX = ".yml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and the file it came from (below the site's root folder)."""

    record: Record
    path: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that exists but is wrong: references to it are no second problem, its own are still followed."""

    kind: Kind
    id: str
    path: str
    values: dict[str, Any]


@dataclass(slots=True)
class Loaded:
    """All records that could be read, those that are broken, and why."""

    entries: list[Entry] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load_records(content: Path, root: Path, cache: Cache) -> Loaded:
    """Read every record below the content folder, in the order of their paths."""
    loaded = Loaded()
    for kind, file in _find_files(content, root, loaded.problems):
        _load_file(kind, file, file.relative_to(root).as_posix(), loaded, cache)
    return loaded


def _find_files(content: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[Kind, Path]]:
    try:
        folders = sorted(entry.name for entry in os.scandir(content) if entry.is_dir())
    except OSError as error:
        problems.append(_unreadable(content, root, error))
        return
    for name in folders:
        if name in KINDS_BY_FOLDER:
            for file in _walk(content / name, root, problems):
                yield KINDS_BY_FOLDER[name], file
        elif name not in _NOT_RECORDS and not name.startswith((".", "_")):
            place = Place((content / name).relative_to(root).as_posix())
            problems.append(Problem("A402", place, {"folder": name, "suggestion": _suggest_folder(name)}))


def _suggest_folder(name: str) -> Text:
    if near := next(iter(get_close_matches(name, KINDS_BY_FOLDER, 1, 0.6)), None):
        return Text(f"是不是 {near}？", f"did you mean {near}?")
    names = "、".join(KINDS_BY_FOLDER)
    return Text(f"可用的文件夹：{names}", f"folders: {names.replace('、', ', ')}")


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Record files below a folder; editors' temporary and hidden files are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(folder, root, error))
        return
    for entry in entries:
        if entry.name.startswith((".", "~", "#")) or entry.name.endswith(("~", ".tmp", ".bak")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, root, problems)
        elif not entry.is_file(follow_symlinks=False):
            problems.append(_unreadable(folder / entry.name, root, Text("不是普通文件", "not an ordinary file")))
        else:
            yield folder / entry.name


def _load_file(kind: Kind, file: Path, path: str, loaded: Loaded, cache: Cache) -> None:
    stem = file.name.removesuffix(_SUFFIX)
    if not (file.name.endswith(_SUFFIX) and ID_PATTERN.fullmatch(stem) and len(stem) <= LONGEST_ID):
        loaded.problems.append(Problem("A403", Place(path), {"name": file.name[:80]}))
        return
    values, problems = _read_file(file, path, cache)
    if not problems:
        record, problems = _validate(kind, stem, values, path)
    if problems:
        loaded.problems += problems
        loaded.broken.append(Broken(kind, stem, path, values))
    else:
        loaded.entries.append(Entry(record, path))


def _read_file(file: Path, path: str, cache: Cache) -> tuple[dict[str, Any], list[Problem]]:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE * 4 + 1)
    except OSError as error:
        return {}, [Problem("Y113", Place(path), {"detail": error.strerror or str(error)})]
    return _read_values(content, path, cache)


def _read_values(content: bytes, path: str, cache: Cache) -> tuple[dict[str, Any], list[Problem]]:
    key = fingerprint(b"values", program_version(), content)
    if kept := cache.get(key):
        return json.loads(kept), []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return {}, [Problem("Y107", Place(path, line, 1))]
    reading = read_yaml(text, path)
    if not reading.problems:
        cache.put(key, json.dumps(reading.values, ensure_ascii=False))
    return reading.values, reading.problems


def _validate(kind: Kind, stem: str, values: dict[str, Any], path: str) -> tuple[Any, list[Problem]]:
    written = values.get("id", stem)
    if written != stem:
        return None, [Problem("F212", Place(path), {"value": str(written)[:80], "stem": stem}, ("id",))]
    try:
        return kind.model.model_validate({"id": stem, **_without_empty(values)}), []
    except ValidationError as error:
        return None, list(explain_errors(error, kind.model, path))


def _without_empty(value: Any) -> Any:
    """Leave out fields that are named but empty: they count as not written."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


def _unreadable(path: Path, root: Path, reason: OSError | Text) -> Problem:
    detail = reason if isinstance(reason, Text) else reason.strerror or str(reason)
    return Problem("Y113", Place(path.relative_to(root).as_posix()), {"detail": detail})
