"""The one writer: output files to disk, each replaced in one step, none outside the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site: its path below the site's folder and its bytes."""

    path: str
    content: bytes


def write_files(files: Iterable[OutputFile], destination: Path) -> list[str]:
    """Write every file whose bytes differ from what is there; returns all paths, written or not.

    Raises ValueError for a path that leaves the destination, and OSError as the system reports it.
    """
    paths = []
    for file in files:
        parts = file.path.split("/")
        if file.path.startswith("/") or any(part in ("", ".", "..") for part in parts):
            raise ValueError(f"not a path below the site: {file.path}")
        _write(destination.joinpath(*parts), file.content)
        paths.append(file.path)
    return paths


def _write(target: Path, content: bytes) -> None:
    try:
        if target.stat().st_size == len(content) and target.read_bytes() == content:
            return
    except OSError:
        target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.new")
    with temporary.open("wb") as opened:
        opened.write(content)
    temporary.replace(target)
