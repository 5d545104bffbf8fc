"""What was published into a bucket, kept there: only what stands in it is ours, and only that is removed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from generator.cache import fingerprint
from generator.outputs.headers import keeping_of, type_of

LEDGER = ".guangrong/published.json"


class Sent(NamedTuple):
    """A file as it was put: its sha256, its size, and the ETag that the store gave it."""

    sha256: str
    size: int
    etag: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """`run` names the publisher that wrote it, `is_open` while it was at work.

    `files` were put as they are told; `intended` may have been put since the ledger was written. `retired` are files
    that no page names any more and old pages still load, with the day since when.
    """

    run: str = ""
    is_open: bool = False
    files: Mapping[str, Sent] = field(default_factory=dict)
    intended: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)

    @property
    def owned(self) -> set[str]:
        """Every path that a publisher may have put."""
        return {*self.files, *self.intended, *self.retired}


def saying_of(path: str) -> str:
    """What a file is told to be besides its bytes; another program may say something else."""
    return fingerprint(type_of(path).encode(), keeping_of(path).encode())[:8]


def write_ledger(ledger: Ledger) -> bytes:
    """Its form in the bucket."""
    told = {
        "format": 1,
        "run": ledger.run,
        "is_open": ledger.is_open,
        "files": {path: [*sent] for path, sent in sorted(ledger.files.items())},
        "intended": dict(sorted(ledger.intended.items())),
        "retired": dict(sorted(ledger.retired.items())),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def read_ledger(content: bytes | None) -> Ledger:
    """A ledger from its bytes; an empty one where they are none: then nothing is ours, and everything is sent again."""
    if content is None:
        return Ledger()
    try:
        told = _Told.model_validate_json(content)
    except ValidationError:
        return Ledger()
    return Ledger(told.run, told.is_open, told.files, told.intended, told.retired)


def _fit(path: str) -> str:
    if any(part in ("", ".", "..") for part in path.split("/")) or not path.isprintable() or path == LEDGER:
        raise ValueError("not a path below the site")
    return path


_Path = Annotated[str, AfterValidator(_fit)]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")

    format: Literal[1]
    run: str
    is_open: bool
    files: dict[_Path, Sent]
    intended: dict[_Path, str]
    retired: dict[_Path, str]
