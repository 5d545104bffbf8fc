"""content/**/*.yml to records: finds the files, reads and validates each, remembers the broken ones."""

import errno
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.cache import Cache, fingerprint, program_version
from generator.codes import Text
from generator.problems import Place, Problem
from generator.records import KINDS, KINDS_BY_FOLDER, Kind, Record
from generator.records.fields import ID_PATTERN, LONGEST_ID, is_device
from generator.suggest import nearest, offer
from generator.wording import explain_errors
from generator.yaml_source import LARGEST_FILE, MOST_TOLD, read_yaml

_NOT_RECORDS = frozenset(("pages", "media"))
_SUFFIX = ".yml"
# What editors and systems leave beside a file.
_LEFT_OVER = re.compile(r"[.~#].*|.*(~|\.tmp|\.bak)|Thumbs\.db|desktop\.ini", re.DOTALL)
_REASONS = {errno.ENOENT: "不在这里", errno.EACCES: "没有读取权限", errno.EISDIR: "是文件夹", errno.ELOOP: "链接绕圈"}


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
    loaded.problems = _fold_misnamed(loaded.problems, content.relative_to(root).as_posix())
    return loaded


def _fold_misnamed(problems: list[Problem], folder: str) -> list[Problem]:
    """Names that cannot be ids, as many as anybody reads: where there are thousands, something else was put here."""
    misnamed = [problem for problem in problems if problem.code == "A403"]
    if (more := len(misnamed) - MOST_TOLD) <= 0:
        return problems
    others = [problem for problem in problems if problem.code != "A403"]
    return [*others, *misnamed[:MOST_TOLD], Problem("A410", Place(folder), {"more": more})]


def _find_files(content: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[Kind, Path]]:
    try:
        entries = sorted(os.scandir(content), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(explain_unreadable(error, content.relative_to(root).as_posix()))
        return
    for entry in entries:
        name, is_folder = entry.name, entry.is_dir(follow_symlinks=False)
        if name in KINDS_BY_FOLDER and is_folder:
            for file in _walk(content / name, root, problems):
                yield KINDS_BY_FOLDER[name], file
        elif name in KINDS_BY_FOLDER:
            problems.append(no_ordinary(content / name, root))
        elif name.endswith(_SUFFIX) or (is_folder and name not in _NOT_RECORDS and not name.startswith((".", "_"))):
            place = Place((content / name).relative_to(root).as_posix())
            problems.append(Problem("A402", place, {"folder": name, "suggestion": _suggest_folder(name)}))


def _suggest_folder(name: str) -> Text:
    if name.endswith(_SUFFIX):
        return Text("放进 content/people/ 这样的文件夹", "put it into a folder such as content/people/")
    known = {word: kind.folder for kind in KINDS for word in (kind.folder, kind.name, kind.zh)}
    if near := nearest(name.lower(), known):
        return offer(known[near])
    names = "、".join(f"{kind.folder}（{kind.zh}）" for kind in KINDS)
    return Text(f"可用的文件夹：{names}", f"folders: {', '.join(KINDS_BY_FOLDER)}")


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Record files below a folder, however deep; editors' temporary and hidden files are passed over."""
    waiting = _list_folder(folder, root, problems)
    while waiting:
        entry = waiting.pop()
        file = Path(entry.path)
        if _LEFT_OVER.fullmatch(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(_SUFFIX):
            waiting += _list_folder(file, root, problems)
        elif not entry.is_file(follow_symlinks=False):
            problems.append(no_ordinary(file, root))
        else:
            yield file


def _list_folder(folder: Path, root: Path, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What a folder holds, the last first."""
    try:
        return sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)
    except OSError as error:
        problems.append(explain_unreadable(error, folder.relative_to(root).as_posix()))
        return []


def no_ordinary(file: Path, root: Path) -> Problem:
    """A link, a pipe or a folder where a file should be, or the other way round."""
    place = Place(file.relative_to(root).as_posix(), 1, 1)
    return Problem("Y113", place, {"detail": Text("不是普通文件", "not an ordinary file")})


def _load_file(kind: Kind, file: Path, path: str, loaded: Loaded, cache: Cache) -> None:
    stem = file.name.removesuffix(_SUFFIX)
    if not (file.name.endswith(_SUFFIX) and ID_PATTERN.fullmatch(stem)) or len(stem) > LONGEST_ID or is_device(stem):
        told = {"name": file.name[:80], "suggestion": _suggest_file_name(file.name)}
        loaded.problems.append(Problem("A403", Place(path, 1, 1), told))
        return
    values, problems = _read_file(file, path, cache)
    if not problems:
        record, problems = _validate(kind, stem, values, path)
    if problems:
        loaded.problems += problems
        loaded.broken.append(Broken(kind, stem, path, _without_wrong(values, problems)))
    else:
        loaded.entries.append(Entry(record, path))


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
    return step in group if isinstance(group, dict) else isinstance(group, list) and isinstance(step, int)


def _suggest_file_name(name: str) -> Text:
    stem = name.rsplit(".", 1)[0]
    if not name.endswith(_SUFFIX) and ID_PATTERN.fullmatch(stem):
        return Text(f"扩展名应是 .yml：{stem}.yml", f"it should end in .yml: {stem}.yml")
    if len(stem) > LONGEST_ID:
        return Text(f"最长 {LONGEST_ID} 个字符", f"{LONGEST_ID} characters at most")
    if is_device(stem):
        return Text("Windows 不许用这个名字，换一个", "Windows does not allow this name: choose another")
    return Text(
        "只用小写字母、数字和单个短横，如 lv-meihua.yml", "lower-case letters, digits and single hyphens: lv-meihua.yml"
    )


def _read_file(file: Path, path: str, cache: Cache) -> tuple[dict[str, Any], list[Problem]]:
    try:
        with file.open("rb") as opened:
            if (size := os.fstat(opened.fileno()).st_size) > LARGEST_FILE:
                return {}, [Problem("Y110", Place(path, 1, 1), {"size": f"{size / 1_000_000:.1f} MB"})]
            content = opened.read(LARGEST_FILE)
    except OSError as error:
        return {}, [explain_unreadable(error, path)]
    return _read_values(content, path, cache)


def _read_values(content: bytes, path: str, cache: Cache) -> tuple[dict[str, Any], list[Problem]]:
    key = fingerprint(b"values", program_version(), content)
    if kept := cache.get(key):
        return json.loads(kept), []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return {}, [explain_encoding(error, path)]
    reading = read_yaml(text, path)
    if not reading.problems:
        cache.put(key, json.dumps(reading.values, ensure_ascii=False))
    return reading.values, reading.problems


def _validate(kind: Kind, stem: str, values: dict[str, Any], path: str) -> tuple[Any, list[Problem]]:
    written = values.get("id")
    if written not in (None, stem):
        return None, [Problem("F212", Place(path), {"value": str(written)[:80], "stem": stem}, ("id",))]
    try:
        return kind.model.model_validate({**values, "id": stem}), []
    except ValidationError as error:
        return None, list(explain_errors(error, kind.model, path))


def explain_encoding(error: UnicodeDecodeError, path: str) -> Problem:
    """Where a file stops being UTF-8."""
    return Problem("Y107", Place(path, error.object.count(b"\n", 0, error.start) + 1, 1))


def explain_unreadable(error: OSError, path: str) -> Problem:
    """Why a file or folder cannot be read."""
    english = error.strerror or str(error)
    return Problem("Y113", Place(path, 1, 1), {"detail": Text(_REASONS.get(error.errno or 0, english), english)})
