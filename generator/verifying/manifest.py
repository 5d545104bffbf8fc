"""`build-manifest.json`: the build that wrote a site and every file of it; and what is refused as no such list."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.codes import Text
from generator.refusal import Refused

NAME = "build-manifest.json"
FORMAT = 1
LARGEST = 250_000_000
MOST_FILES = 1_000_000
LARGEST_FILE = 2**40
_LONGEST_PATH = 1_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\\\\\u2028\u2029\ud800-\udfff]|^[A-Za-z]:|^~")


class File(NamedTuple):
    """What a file holds: its sha256 in hex and its size in bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """A build's program, its commit as far as known, whether anything was not committed, and its files by path."""

    program: str
    commit: str | None
    is_changed: bool | None
    files: Mapping[str, File]

    def describe(self) -> Text:
        """Program and commit, for people."""
        if not self.commit:
            return Text(f"{self.program}，提交号不详", f"{self.program}, commit unknown")
        zh, en = ("，另有没提交的改动", ", with changes not committed") if self.is_changed else ("", "")
        return Text(f"{self.program}，提交 {self.commit[:12]}{zh}", f"{self.program}, commit {self.commit[:12]}{en}")


def read_manifest(file: Path) -> Manifest:
    """The list in a file; raises Refused where there is none or it is none."""
    try:
        if file.stat().st_size > LARGEST:
            raise _refused("太大", "it is too large")
        content = file.read_bytes()
    except OSError as error:
        told = error.strerror or str(error)
        raise Refused(Text(f"读不了清单 {file}：{told}", f"cannot read the list {file}: {told}")) from None
    return parse(content)


def parse(content: bytes) -> Manifest:
    """The list in these bytes; raises Refused for one that is half there, malformed or hostile."""
    told = _read_object(content)
    if told.get("format") != FORMAT or isinstance(told.get("format"), bool):
        raise _refused("不是本程序认识的格式", "its format is not known here")
    program, commit, is_changed = told.get("program"), told.get("commit"), told.get("is_changed")
    if not isinstance(program, str) or not program or len(program) > 100 or _UNFIT.search(program):
        raise _refused("程序名不对", "its `program` is not right")
    if commit is not None and not (isinstance(commit, str) and _COMMIT.fullmatch(commit)):
        raise _refused("提交号不对", "its `commit` is not right")
    if is_changed is not None and not isinstance(is_changed, bool):
        raise _refused("is_changed 不对", "its `is_changed` is not right")
    return Manifest(program, commit, is_changed, _read_files(told.get("files")))


def _read_object(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST or content.count(b'"sha256"') >= MOST_FILES:
        raise _refused("太大", "it is too large")
    try:
        told = json.loads(content.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _refused("不完整，或写法有误", "it is cut short or malformed") from None
    if not isinstance(told, dict):
        raise _refused("不完整，或写法有误", "it is cut short or malformed")
    return told


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _refused("里面有重复的项", "it names something twice")
    return found


def _no_number(word: str) -> None:
    raise ValueError(word)


def _read_files(told: object) -> dict[str, File]:
    if not isinstance(told, dict) or not 0 < len(told) < MOST_FILES:
        raise _refused("文件的数目不对", "the number of its files is not right")
    return {path: _read_file(path, one) for path, one in told.items()}


def _read_file(path: str, told: object) -> File:
    shown = path[:80].encode("unicode_escape").decode() if _UNFIT.search(path) else path[:80]
    if not is_path_below(path):
        raise _refused(f"文件路径不对：{shown}", f"a path in it is not right: {shown}")
    if path == NAME:
        raise _refused("它把自己也列了进去", "it lists itself")
    digest, size = (told.get("sha256"), told.get("size")) if isinstance(told, dict) else (None, None)
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        raise _refused(f"文件的校验值不对：{shown}", f"the digest of a file is not right: {shown}")
    if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= LARGEST_FILE:
        raise _refused(f"文件的大小不对：{shown}", f"the size of a file is not right: {shown}")
    return File(digest, size)


def is_path_below(path: str) -> bool:
    """Whether a path leads to a place below the site on every system."""
    is_fit = 0 < len(path) <= _LONGEST_PATH and not _UNFIT.search(path)
    return is_fit and all(part not in ("", ".", "..") for part in path.split("/"))


def _refused(zh: str, en: str) -> Refused:
    return Refused(Text(f"build-manifest.json 用不了：{zh}", f"build-manifest.json cannot be used: {en}"))
