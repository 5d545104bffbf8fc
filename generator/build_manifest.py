"""What a whole site consists of: `build-manifest.json`, written last, with the digest of every other file.

Whoever copies, sends or compares a site reads it here; it may come from anywhere, so nothing in it is believed unread.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NonNegativeInt, StringConstraints, ValidationError
from pydantic_core import to_json

from generator.codes import Text

FORMAT = 1
MANIFEST = "build-manifest.json"
LARGEST = 250_000_000
_MOST_FILES = 1_000_000
_SHA256 = r"^[0-9a-f]{64}\z"
_UNFIT_PART = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")


class NoManifest(ValueError):
    """Why something is no manifest, for people."""

    def __init__(self, zh: str, en: str) -> None:
        self.words = Text(zh, en)
        super().__init__(en)


class Listed(NamedTuple):
    """What one file holds: its sha256 in hex and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class BuildManifest:
    """One build: the program, the commit of its sources, whether they were changed since, every file by its path.

    `commit` and `is_changed` are None where git does not tell. Paths are below the site's folder, sorted.
    """

    program: str
    commit: str | None
    is_changed: bool | None
    files: Mapping[str, Listed] = field(repr=False)

    @property
    def name(self) -> Text:
        """Program and commit, for people."""
        if not self.commit:
            return Text(f"{self.program}，提交号不详", f"{self.program}, commit unknown")
        zh, en = ("，另有没提交的改动", ", with changes not committed") if self.is_changed else ("", "")
        short = self.commit[:12]
        return Text(f"{self.program}，提交 {short}{zh}", f"{self.program}, commit {short}{en}")


def write_manifest(manifest: BuildManifest) -> bytes:
    """The file: one line a path, so that two of them can be compared by eye."""
    head = {
        "format": FORMAT,
        "program": manifest.program,
        "commit": manifest.commit,
        "is_changed": manifest.is_changed,
    }
    start = to_json(head)[:-1].decode()
    lines = [
        f'{to_json(path).decode()}:{{"sha256":"{one.sha256}","size":{one.size}}}'
        for path, one in sorted(manifest.files.items())
    ]
    return (start + ',"files":{\n' + ",\n".join(lines) + "\n}}\n").encode()


def read_content(file: Path) -> bytes:
    """The bytes of a file, no more than tell that it is too large for a manifest; raises OSError."""
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def read_manifest(content: bytes) -> BuildManifest:
    """A manifest from its bytes; raises NoManifest."""
    if len(content) > LARGEST or content.count(b'"sha256"') > _MOST_FILES:
        raise NoManifest("文件太大", "it is too large")
    try:
        told = _Told.model_validate(json.loads(content.decode(), object_pairs_hook=_unique))
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))[:120]
        raise NoManifest(f"{where} 不对" if where else "不是清单", f"{where or 'this'} is wrong") from None
    except NoManifest:
        raise
    except (ValueError, RecursionError):
        raise NoManifest("不完整，或写法有误", "it is cut short or malformed") from None
    if not told.files:
        raise NoManifest("里面没有文件", "it lists no files")
    if path := _below_a_file(told.files):
        raise NoManifest(f"files.{path[:80]} 不对", f"files.{path[:80]} is wrong")
    files = {path: Listed(one.sha256, one.size) for path, one in sorted(told.files.items())}
    return BuildManifest(told.program, told.commit, told.is_changed, files)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NoManifest("有重复的项", "it names something twice")
    return found


def _below_a_file(paths: Collection[str]) -> str | None:
    """A path that is a file and a folder of another."""
    folders = {path.rpartition("/")[0] for path in paths}
    while folders - {""}:
        if wrong := next((folder for folder in folders if folder in paths), None):
            return wrong
        folders = {folder.rpartition("/")[0] for folder in folders}
    return None


def _fit_path(path: str) -> str:
    parts = path.split("/")
    if (
        any(part in ("", ".", "..") or _UNFIT_PART.search(part) for part in parts)
        or path == MANIFEST
        or _DRIVE.match(path)
    ):
        raise ValueError("not a path below the site")
    return path


class _File(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    sha256: Annotated[str, StringConstraints(pattern=_SHA256)]
    size: NonNegativeInt


class _Told(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)]
    program: Annotated[str, StringConstraints(max_length=200)]
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40,64}\z")] | None
    is_changed: bool | None
    files: dict[Annotated[str, StringConstraints(max_length=1_000), AfterValidator(_fit_path)], _File]
