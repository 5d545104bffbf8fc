"""A slice on disk: a folder with answers, bundles of files, and what they were made from, sealed."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, StringConstraints, ValidationError
from pydantic_core import to_json

from generator.cache import fingerprint, read_kept, seal
from generator.codes import Text
from generator.memory import Version
from generator.part import Part
from generator.refusal import Refused
from generator.slices.bundle import SUFFIX, damaged

TOLD, ANSWERS = "slice.json", "answers.sqlite"
_FORM = 1
_Name = Annotated[str, StringConstraints(pattern=rf"^(?:{re.escape(ANSWERS)}|[0-9]+{re.escape(SUFFIX)})\z")]


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
    try:
        told = _Told.model_validate_json(read_kept(folder, TOLD) or b"")
    except ValidationError:
        raise damaged(folder) from None
    if ANSWERS not in told.files or told.part[0] > told.part[1]:
        raise damaged(folder)
    return Slice(folder, Part(*told.part), Version(*told.version), told.content, told.files)


class _Told(BaseModel):
    """What a slice may tell; it comes from another machine, and no name in it leads out of its folder."""

    model_config = ConfigDict(extra="forbid")

    form: Literal[1]
    part: tuple[PositiveInt, PositiveInt]
    version: tuple[str, str, str]
    content: str
    files: dict[_Name, tuple[NonNegativeInt, Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}\z")]]]


def _describe(file: Path) -> tuple[int, str]:
    with file.open("rb") as opened:
        return file.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest()


def digest_of_content(rows: Any) -> str:
    """A digest of what slices have to have in common."""
    return fingerprint(to_json(rows))
