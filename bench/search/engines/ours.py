"""Our own search: the index as the build makes it, from documents that are known already.

`python -m bench.search.engines.ours texts folder` reads the documents and writes root, nodes and pieces.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic_core import to_json

from bench.search.texts import read_texts
from generator import __version__
from generator.bundles import script, script_path
from generator.facts.documents import NAME as ENTRY
from generator.facts.documents import document, footing
from generator.facts.entries import named
from generator.facts.order import roster
from generator.memo import Memo, key_of
from generator.outputs import search
from generator.search.document import footing_of
from generator.settings import shipped_templates
from generator.store import Store

NAME = "Guangrong"
SCRIPTS: tuple[Path, ...] = (Path(__file__).with_name("ours.js"),)
_SETTINGS: Any = SimpleNamespace(site_name="", templates=(shipped_templates(),))
# What is loaded at once, and what when it is needed.
_CLIENT, _LENT = ("names", "pieces", "seek"), ("near", "facets")


def version() -> str:
    """This checkout's version."""
    return __version__


def prepare(texts: Path, folder: Path) -> None:
    """Copy the scripts that ask the index."""
    paths = {name: f"assets/js/{name}.js" for name in _CLIENT}
    paths |= {name: script_path(_SETTINGS, name) for name in _LENT}
    for name, path in paths.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(script(_SETTINGS, name))


def build_command(texts: Path, folder: Path) -> Sequence[str]:
    """This module."""
    return (sys.executable, "-m", __name__, str(texts), str(folder))


def build(texts: Path, folder: Path) -> None:
    """Write the index below assets/."""
    site = SimpleNamespace(catalog=_Catalog(texts), settings=_SETTINGS)
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
