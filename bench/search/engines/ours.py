"""Our own search: the index as the build makes it, from documents that are known already.

`python -m bench.search.engines.ours texts folder` reads the documents and writes root, nodes and pieces.
"""

import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic_core import to_json

from bench.search.texts import read_texts
from generator import __version__
from generator.facts.documents import NAME as ENTRY
from generator.facts.documents import document, footing
from generator.facts.entries import named
from generator.facts.order import roster
from generator.memo import Memo, key_of
from generator.outputs import search
from generator.search.document import footing_of
from generator.store import Store

NAME = "Guangrong"
SCRIPTS: tuple[Path, ...] = (Path(__file__).with_name("ours.js"),)
_ASSETS = Path(__file__).parents[3] / "templates/assets"
_CLIENT = ("js/names.js", "js/seek.js")


def version() -> str:
    """This checkout's version."""
    return __version__


def prepare(texts: Path, folder: Path) -> None:
    """Copy the scripts that ask the index."""
    for name in _CLIENT:
        (folder / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(_ASSETS / name, folder / "assets" / name)


def build_command(texts: Path, folder: Path) -> Sequence[str]:
    """This module."""
    return (sys.executable, "-m", __name__, str(texts), str(folder))


def build(texts: Path, folder: Path) -> None:
    """Write the index below assets/."""
    site = SimpleNamespace(catalog=_Catalog(texts), settings=SimpleNamespace(site_name=""))
    frame = SimpleNamespace(pages=list)
    for output in search.make(site, frame):  # type: ignore[arg-type]
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.make())


class _Catalog:
    """A catalogue that knows documents, and which ones there are."""

    def __init__(self, texts: Path) -> None:
        self.memo = Memo(Store(None, b""))
        self._ids: defaultdict[str, list[str]] = defaultdict(list)
        self._awards: list[SimpleNamespace] = []
        for _, kind, id, _, told in read_texts(texts):
            self.memo.put(key_of(document.__name__, kind, id), to_json(told).decode())
            self.memo.put(key_of(footing.__name__, kind, id), to_json(footing_of(told)).decode())
            self._ids[kind].append(id)
            if kind == "award":
                self._awards.append(SimpleNamespace(id=id, title=told.title))

    def ask(self, fact: Callable[..., Any], kind: str = "", order: str = "") -> Any:
        """All documents by kind; nothing of what the index asks about lists and years."""
        if fact is roster:
            return self._ids[kind]
        return {f"{ENTRY}/{id}": None for id in self._ids[ENTRY]} if fact is named else []

    def all(self, model: object) -> Iterator[SimpleNamespace]:
        """The awards."""
        return iter(self._awards)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
