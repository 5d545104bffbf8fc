"""What a publisher has to offer to be measured; the modules `ours` and `hugo` are such tools."""

import multiprocessing
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bench.workload import SEED


class Tool(Protocol):
    """A publisher and the workload in its own form."""

    NAME: str

    def write(self, root: Path, people: int, seed: int = SEED) -> None: ...
    def version(self) -> str: ...
    def build_command(self, root: Path) -> Sequence[str]: ...
    def serve_command(self, root: Path, port: int) -> Sequence[str]: ...
    def site_of(self, root: Path) -> Path: ...
    def forget(self, root: Path) -> None: ...
    def edit_deeds(self, root: Path, person: str, words: str) -> None: ...
    def edit_trade(self, root: Path, person: str, words: str) -> None: ...


def write_apart(tool: Tool, root: Path, people: int) -> None:
    """Write a tool's workload in a process of its own: the one that measures memory stays small."""
    writer = multiprocessing.get_context("spawn").Process(target=tool.write, args=(root, people))
    writer.start()
    writer.join()
    if writer.exitcode:
        raise RuntimeError(f"the workload of {tool.NAME} could not be written")
