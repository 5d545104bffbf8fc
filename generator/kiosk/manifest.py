"""The manifest of a wall: which files make one version, each with its digest and size; and what is no manifest."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

FORMAT = 1
LARGEST_MANIFEST = 8_000_000
LARGEST_FILE = 256_000_000
LARGEST_VERSION = 4_000_000_000
MOST_FILES = 20_000
_LONGEST_PATH, _LONGEST_TITLE = 240, 300
_LATEST = 2**53 - 1  # the largest number that a browser reads exactly
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[0-9A-Za-z_-](?:[0-9A-Za-z._-]*[0-9A-Za-z_-])?")
_UNFIT_FOR_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTENT_NAMED = re.compile(r"(?:^|[-/])[0-9a-f]{10,64}\.[0-9a-z]+$")


class ManifestError(ValueError):
    """Why something is no manifest, in Chinese."""


class File(NamedTuple):
    """What one file holds: its sha256 in hex and its size in bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One version of one wall. `made` is in seconds since 1970; paths are below the site's root."""

    kiosk: str
    title: str
    version: str
    made: int
    stage: str
    files: Mapping[str, File]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files.values())


def folder_of(kiosk: str) -> str:
    """Where a wall is below the site's root."""
    return f"kiosk/{kiosk}"


def path_of(kiosk: str) -> str:
    """Where the manifest of a wall is."""
    return f"{folder_of(kiosk)}/manifest.json"


def index_of(kiosk: str) -> str:
    """Where the screen of a wall is."""
    return f"{folder_of(kiosk)}/index.html"


def is_kiosk_id(text: str) -> bool:
    """Whether a text may be the id of a wall."""
    return _ID.fullmatch(text) is not None


def is_content_named(path: str) -> bool:
    """Whether a file has its digest in its name, so that what is at this path never changes."""
    return _CONTENT_NAMED.search(path) is not None


def version_of(files: Mapping[str, tuple[str, int]]) -> str:
    """The name of a version: a digest of the paths and digests of its files."""
    lines = sorted(f"{path} {file[0]}\n" for path, file in files.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def describe(content: bytes) -> File:
    """What the manifest says of a file with these bytes."""
    return File(hashlib.sha256(content).hexdigest(), len(content))


def write(kiosk: str, title: str, made: int, stage: str, files: Mapping[str, tuple[str, int]]) -> bytes:
    """The manifest's bytes; raises ManifestError where nobody could read it back."""
    told = {
        "format": FORMAT,
        "kiosk": kiosk,
        "title": title,
        "version": version_of(files),
        "made": made,
        "stage": stage,
        "files": {path: list(files[path]) for path in sorted(files)},
    }
    content = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n"
    parse(content)
    return content


def parse(content: bytes) -> Manifest:
    """Read a manifest; raises ManifestError for one that is half-written, malformed, hostile or not of its files."""
    told = _read_object(content)
    if told.get("format") != FORMAT or isinstance(told["format"], bool):
        raise ManifestError("不是本程序认识的清单格式")
    kiosk, title, version = (_text(told, name) for name in ("kiosk", "title", "version"))
    _require(is_kiosk_id(kiosk), "墙的编号不对")
    _require(len(title) <= _LONGEST_TITLE and not _UNFIT_FOR_A_LINE.search(title), "标题不对")
    made, stage = _count(told.get("made"), _LATEST, "制作时间不对"), _text(told, "stage")
    files = _read_files(told.get("files"))
    _require(path_of(kiosk) not in files, "清单把自己也列为文件")
    _require(index_of(kiosk) in files, "清单里没有首页 index.html")
    _require(stage in files and stage.startswith(f"{folder_of(kiosk)}/"), "清单里没有它的舞台页")
    _require(version == version_of(files), "版本号与文件不符")
    return Manifest(kiosk, title, version, made, stage, files)


def _read_object(content: bytes) -> dict[str, object]:
    _require(len(content) <= LARGEST_MANIFEST, "清单太大")
    try:
        told = json.loads(content.decode("utf-8"), object_pairs_hook=_unique)
    except ManifestError:
        raise
    except (ValueError, RecursionError):
        raise ManifestError("清单不完整或写法有误") from None
    if not isinstance(told, dict):
        raise ManifestError("清单不完整或写法有误")
    return told


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    _require(len(found) == len(pairs), "清单里有重复的项")
    return found


def _text(told: Mapping[str, object], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str):
        raise ManifestError(f"清单缺少 {name}")
    return value


def _read_files(told: object) -> dict[str, File]:
    if not isinstance(told, dict) or not 0 < len(told) <= MOST_FILES:
        raise ManifestError("文件的数目不对")
    files = {}
    for path, one in told.items():
        _require(is_safe_path(path), f"文件路径不对：{path[:80]!r}")
        is_pair = isinstance(one, list) and len(one) == 2 and isinstance(one[0], str)
        _require(is_pair and bool(_DIGEST.fullmatch(one[0])), f"文件的校验值不对：{path}")
        files[path] = File(one[0], _count(one[1], LARGEST_FILE, f"文件的大小不对：{path}"))
    _require(sum(file.size for file in files.values()) <= LARGEST_VERSION, "所有文件合起来太大")
    _refuse_clashes(files)
    return files


def is_safe_path(path: str) -> bool:
    """Whether a path lies below where it is put, on every system: plain names, parted by single slashes."""
    return len(path) <= _LONGEST_PATH and all(_NAME.fullmatch(name) for name in path.split("/"))


def _refuse_clashes(paths: Iterable[str]) -> None:
    """Two paths that differ only in case are one on a stick; a file is no folder of another."""
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        *above, last = path.lower().split("/")
        folders.update(accumulate(above, lambda outer, inner: f"{outer}/{inner}"))
        whole = "/".join((*above, last))
        _require(whole not in files, f"两个文件只有大小写不同：{path}")
        files.add(whole)
    _require(not files & folders, "同一路径既是文件又是文件夹")


def _count(value: object, most: int, reason: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ManifestError(reason)
    return value


def _require(is_right: bool, reason: str) -> None:
    if not is_right:
        raise ManifestError(reason)
