"""`guangrong build` and `serve`: the site is made beside the old one, which it replaces when it is whole."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.build import prepare
from generator.codes.code import Language
from generator.problems import Problem
from generator.records import KINDS
from generator.settings import read_settings
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    site: Site
    files: int

    @property
    def warnings(self) -> list[Problem]:
        return self.site.warnings

    def describe(self, language: Language, seconds: float) -> str:
        """Records per kind, pages, warnings, seconds and where to look."""
        settings = self.site.settings
        shown = Path(os.path.relpath(settings.destination, settings.root)) / "index.html"
        counts = [(kind, len(self.site.catalog.entries[kind.name])) for kind in KINDS]
        if language == "en":
            kinds = ", ".join(f"{count} {kind.folder}" for kind, count in counts if count)
            made = f"{len(self.site.pages)} pages, {self.files} files, {len(self.warnings)} warnings, {seconds:.1f} s"
            return f"records: {kinds}\nmade:    {made}\nlook at: {shown}"
        kinds = "，".join(f"{kind.zh} {count}" for kind, count in counts if count)
        made = f"{len(self.site.pages)} 页，{self.files} 个文件，{len(self.warnings)} 个提醒，{seconds:.1f} 秒"
        return f"记录：{kinds}\n建成：{made}\n打开：{shown}"


def build_site(config_file: Path) -> Summary:
    """Check and build; raises ContentError, and then the last good site is as it was."""
    with _show_progress("正在建站 …"):
        settings = read_settings(config_file)
        site = prepare(settings)
        # MkDocs costs half a second to import: content that cannot be built is told before.
        from generator.plugin import build_in_frame

        with _staged(settings.destination.resolve()) as folder:
            build_in_frame(config_file, folder, site)
            files = sum(1 for file in folder.rglob("*") if file.is_file())
    return Summary(site, files)


def serve_site(config_file: Path, address: str) -> None:
    """Preview with live reload until interrupted."""
    from generator.plugin import serve_in_frame

    serve_in_frame(config_file, address)


@contextmanager
def _staged(destination: Path) -> Iterator[Path]:
    """A new folder beside the destination that takes its place once everything in it is written."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=destination.parent))
    old = stage.with_name(f"{stage.name}-old")
    new = stage / "site"
    try:
        yield new
        new.chmod(0o755)
        _replace(destination, new, old)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _replace(destination: Path, new: Path, old: Path) -> None:
    """Put the new folder where the destination is; if that fails the old one is back."""
    had_one = destination.exists()
    if had_one:
        destination.rename(old)
    try:
        new.rename(destination)
    except OSError:
        if had_one:
            old.rename(destination)
        raise


@contextmanager
def _show_progress(words: str) -> Iterator[None]:
    """A spinner on a terminal; nothing where output is piped."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(words):
        yield
