"""How far something is that takes long: a bar where somebody looks at a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.codes import Text
from generator.codes.code import Language

if TYPE_CHECKING:
    from rich.progress import Progress as Bars


class Progress:
    """Is told what is done, and keeps it to itself."""

    def stage(self, words: Text, total: int) -> None:
        """What is done from now on, and how many bytes or files it is."""

    def advance(self, count: int) -> None:
        """So much of it is done; any thread may say so."""

    def reach(self, share: float) -> None:
        """So much of a stage is done, from 0 to 1."""


class _Bar(Progress):
    def __init__(self, bars: "Bars", language: Language) -> None:
        self._bars, self._language = bars, language
        self._task = bars.add_task("", total=None)
        self._total = 1

    def stage(self, words: Text, total: int) -> None:
        self._total = max(total, 1)
        self._bars.reset(self._task, description=words.in_(self._language), total=self._total)

    def advance(self, count: int) -> None:
        self._bars.advance(self._task, count)

    def reach(self, share: float) -> None:
        self._bars.update(self._task, completed=share * self._total)


@contextmanager
def shown(language: Language, is_wanted: bool = True) -> Iterator[Progress]:
    """A bar on a terminal's error stream while the block runs."""
    if not (is_wanted and sys.stderr.isatty()):
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    # Lines that are printed meanwhile stand above the bar; what goes into a file or a pipe goes on doing so.
    console, is_seen = Console(stderr=True), sys.stdout.isatty()
    with Bars(*columns, console=console, transient=True, redirect_stdout=is_seen) as bars:
        yield _Bar(bars, language)
