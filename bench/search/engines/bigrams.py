"""Pagefind over pages and queries that were cut into pairs of characters beforehand: its best set-up for Chinese.

Excerpts come out in pairs as well, so a site would have to put them together again.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from bench.search.engines import pagefind
from bench.search.engines.pagefind import index_command, version, write_pages

__all__ = ("NAME", "SCRIPTS", "build_command", "prepare", "version")

NAME = "Pagefind, pairs"
SCRIPTS: tuple[Path, ...] = (*pagefind.SCRIPTS, Path(__file__).with_name("bigrams.js"))
# Any language without words of its own that Pagefind would look for in the pairs.
_LANGUAGE = "en"
_RUN = re.compile("[㐀-鿿豈-﫿𠀀-𳎿]+")


def prepare(texts: Path, folder: Path) -> None:
    """Write the pages in pairs."""
    write_pages(texts, folder, _LANGUAGE, lambda page: _RUN.sub(_cut, page))


def build_command(texts: Path, folder: Path) -> Sequence[str]:
    """Pagefind's command."""
    return index_command(folder, _LANGUAGE)


def _cut(run: re.Match[str]) -> str:
    word = run[0]
    return f" {' '.join(word[at : at + 2] for at in range(max(1, len(word) - 1)))} "
