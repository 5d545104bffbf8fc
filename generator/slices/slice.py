"""A slice on disk: a folder with answers, bundles of files, and what they were made from, sealed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from generator.cache import fingerprint, read_kept, seal
from generator.codes import Text
from generator.memory import Version
from generator.part import Part
from generator.refusal import Refused
from generator.slices.bundle import SUFFIX

TOLD, ANSWERS = "slice.json", "answers.sqlite"
_FORM = 1


@dataclass(frozen=True, slots=True)
class Slice:
    """What a slice tells of itself: which part it is, what its answers depend on besides records, a digest of the
    records, and of each of its files the size and the sha256.
    """

    folder: Path
    part: Part
    version: Version
    content: str
    files: dict[str, tuple[int, str]]

    @property
    def answers(self) -> Path:
        return self.folder / ANSWERS

    @property
    def bundles(self) -> list[Path]:
        return [self.folder / name for name in self.files if name.endswith(SUFFIX)]

    def is_undamaged(self) -> bool:
        """Whether every file is there as it was written."""
        try:
            return all(_describe(self.folder / name) == told for name, told in self.files.items())
        except OSError:
            return False


def write_slice(folder: Path, part: Part, version: Version, content: str) -> None:
    """Say what the answers and bundles in a folder are; they are a slice only then."""
    names = sorted(file.name for file in folder.iterdir() if file.name == ANSWERS or file.suffix == SUFFIX)
    told = {
        "form": _FORM,
        "part": [part.number, part.of],
        "version": version,
        "content": content,
        "files": {name: _describe(folder / name) for name in names},
    }
    (folder / TOLD).write_bytes(seal(TOLD, to_json(told, indent=1)))


def read_slice(folder: Path) -> Slice:
    """What a slice tells of itself; raises Refused where there is none or what it tells is not as it was written."""
    if not (folder / TOLD).is_file():
        raise Refused(
            Text(
                f"{folder} 不是建好的一片：里面没有 {TOLD}（没建完，或者不是 guangrong build --shard 写的）",
                f"{folder} is no slice: there is no {TOLD} in it (it was not finished, or is something else)",
            )
        )
    told = _parse(read_kept(folder, TOLD))
    if told is None:
        raise damaged(folder)
    files = {name: (size, digest) for name, (size, digest) in told["files"].items()}
    return Slice(folder, Part(*told["part"]), Version(*told["version"]), told["content"], files)


def damaged(folder: Path) -> Refused:
    """Of a slice that is not as it was written."""
    return Refused(
        Text(
            f"{folder} 坏了：里面的文件少了，或者和建好时不一样；请重新建这一片",
            f"{folder} is damaged: its files are not as they were written; build this slice again",
        )
    )


def _parse(content: bytes | None) -> dict[str, Any] | None:
    told: dict[str, Any] | None = from_json(content) if content is not None else None
    return told if told is not None and told["form"] == _FORM else None


def _describe(file: Path) -> tuple[int, str]:
    with file.open("rb") as opened:
        return file.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest()


def digest_of_content(rows: Any) -> str:
    """A digest of what slices have to have in common."""
    return fingerprint(to_json(rows))
