"""What a search engine has to offer to be measured; the modules in engines/ are such engines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Engine(Protocol):
    """A builder of an index, and scripts that open and ask it in a page.

    The last script sets `searcher`: `open(inPage)` loads what the engine needs before it is asked, and uses no worker
    when `inPage`; `ask(text, first)` returns `{hits, near}`, keys, at most ten, and calls `first` when one is known.
    """

    NAME: str
    SCRIPTS: tuple[Path, ...]

    def version(self) -> str: ...

    def prepare(self, texts: Path, folder: Path) -> None:
        """Put into the folder what is not part of building an index: pages that somebody else has rendered, scripts."""

    def build_command(self, texts: Path, folder: Path) -> Sequence[str]:
        """The command that builds the index; the folder is then what a server serves."""
