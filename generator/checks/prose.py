"""Prose pages (Markdown that MkDocs renders) are readable and keep off the addresses of our pages."""

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.find import explain_unreadable
from generator.load import explain_encoding
from generator.problems import Place, Problem
from generator.settings import Settings


def check_encoding(settings: Settings) -> Iterator[Problem]:
    """Prose is UTF-8: MkDocs stops with a traceback at anything else."""
    for file, path in _prose_files(settings):
        try:
            file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            yield explain_encoding(error, path)
        except OSError as error:
            yield explain_unreadable(error, path)


def find_clashes(addresses: Collection[str], settings: Settings) -> Iterator[Problem]:
    """Prose pages on the address of one of ours."""
    for _, path in _prose_files(settings):
        way = Path(path).relative_to(Path(settings.options.content) / "pages").with_suffix("")
        parts = way.parent.parts if way.name in ("index", "README") else way.parts
        address = "".join(f"{part}/" for part in parts)
        if address in addresses:
            yield Problem("A404", Place(path), {"address": address or "/"})


def _prose_files(settings: Settings) -> Iterator[tuple[Path, str]]:
    """Prose files and their paths below the site's root."""
    for file in sorted((settings.content / "pages").rglob("*.md")):
        if not file.is_dir():
            yield file, file.relative_to(settings.root).as_posix()
