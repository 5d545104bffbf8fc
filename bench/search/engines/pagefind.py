"""Pagefind's own command over one bare HTML page a record: it cuts Chinese into words (its extended build).

Its Python interface takes a tenth of a second a record, whatever the record, so it is not what is measured.
"""

from collections.abc import Callable, Sequence
from importlib.metadata import version as version_of
from pathlib import Path

from bench.search.texts import address_of, read_texts, show_page

NAME = "Pagefind"
SCRIPTS: tuple[Path, ...] = (Path(__file__).with_name("pagefind.js"),)
_LANGUAGE = "zh"


def version() -> str:
    """The version of the command."""
    return version_of("pagefind_bin_extended")


def prepare(texts: Path, folder: Path) -> None:
    """Write the pages."""
    write_pages(texts, folder, _LANGUAGE, lambda page: page)


def build_command(texts: Path, folder: Path) -> Sequence[str]:
    """The command, without the Python program which starts it."""
    return index_command(folder, _LANGUAGE)


def write_pages(texts: Path, folder: Path, language: str, cut: Callable[[str], str]) -> None:
    """Write every text as a page at its address, cut beforehand."""
    for text in read_texts(texts):
        page = folder / "pages" / address_of(text) / "index.html"
        page.parent.mkdir(parents=True)
        body = cut(show_page(text))
        page.write_text(f'<!doctype html><html lang="{language}"><body>{body}</body></html>', "utf-8")


def index_command(folder: Path, language: str) -> Sequence[str]:
    """The command that indexes the pages in a folder, as of one language."""
    from pagefind_bin_extended import get_executable  # type: ignore[import-not-found]

    where = ("--site", str(folder / "pages"), "--output-path", str(folder / "pagefind"))
    return (str(get_executable()), *where, "--force-language", language, "--quiet")
