"""`guangrong build` and `check`: a site is made beside the one that is served, which it replaces when it is whole."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.addresses import file_at
from generator.build import examine, prepare, publish
from generator.catalog import ContentChanged
from generator.checks.review import find_unsigned
from generator.codes.code import Language
from generator.faults import told_as_problems
from generator.frames import Frame, FrameLost, forget_frame, kept_frame
from generator.memory import recall
from generator.problems import Problem
from generator.records import KINDS
from generator.report import locate
from generator.settings import Settings, read_settings
from generator.site import Site
from generator.versions import locked, next_version
from generator.workers import beside
from generator.write import Supply

Value = TypeVar("Value")

# Files may change while a site is made of them; then it is made once more, this often.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    site: Site
    files: int

    @property
    def warnings(self) -> list[Problem]:
        return self.site.warnings

    @property
    def pages(self) -> int:
        """How many of the files are pages, which people read."""
        return sum(file_at(address).endswith(".html") for address in self.site.pages)

    def describe(self, language: Language, seconds: float) -> str:
        """Records per kind, pages, warnings, seconds and where to look."""
        settings = self.site.settings
        shown = Path(os.path.relpath(settings.destination, settings.root)) / "index.html"
        counts = [(kind, len(self.site.catalog.sources[kind.name])) for kind in KINDS]
        if language == "en":
            kinds = ", ".join(f"{count} {kind.folder}" for kind, count in counts if count)
            made = f"{self.pages} pages, {self.files} files, {len(self.warnings)} warnings, {seconds:.1f} s"
            return f"records: {kinds}\nmade:    {made}\nlook at: {shown}"
        kinds = "，".join(f"{kind.zh} {count}" for kind, count in counts if count)
        made = f"{self.pages} 页，{self.files} 个文件，{len(self.warnings)} 个提醒，{seconds:.1f} 秒"
        return f"记录：{kinds}\n建成：{made}\n打开：{shown}"


def check_content(config_file: Path, is_release: bool = False) -> list[Problem]:
    """Every problem of the content; raises ContentError for settings that cannot be read.

    For a release that is also what is not signed as the settings ask.
    """
    settings = read_settings(config_file)
    return repeat(lambda: _examine(settings, is_release))


def _examine(settings: Settings, is_release: bool) -> list[Problem]:
    site, problems = examine(settings, recall(settings))
    if site and is_release:
        problems += locate(find_unsigned(site.catalog, settings.options.review), settings.root)
    return problems


def build_site(config_file: Path) -> Summary:
    """Check and build; raises ContentError, and then the last good site is as it was."""
    # Nothing that a build makes is garbage before its end, and looking for some takes a tenth of its time.
    gc.disable()
    settings = read_settings(config_file)
    with told_as_problems(settings), locked(settings.destination):
        return repeat(lambda: build_once(settings))


def build_once(settings: Settings, supply: Supply | None = None) -> Summary:
    """Build from what is remembered, and from files that others made, if there are any."""
    memory = recall(settings)
    with frame_beside(settings) as frame:
        site = prepare(settings, memory)
        try:
            with next_version(settings.destination) as target:
                target.supply = supply or target.supply
                publish(site, frame(), target)
        except FrameLost:
            forget_frame(settings)
            raise
    memory.save()
    return Summary(site, len(target.written))


@contextmanager
def frame_beside(settings: Settings) -> Iterator[Callable[[], Frame]]:
    """The frame of earlier builds, or a new one that is made while the records are read."""
    if frame := kept_frame(settings):
        yield lambda: frame
        return
    with beside(partial(_new_frame, settings)) as made:
        yield made


def frame_of(settings: Settings) -> Frame:
    """The frame of earlier builds, or a new one."""
    return kept_frame(settings) or _new_frame(settings)


def _new_frame(settings: Settings) -> Frame:
    # MkDocs takes long to start: most builds find the frame that it made for an earlier one.
    from generator.plugin import make_frame_with_mkdocs

    return make_frame_with_mkdocs(settings)


def repeat(make: Callable[[], Value]) -> Value:
    """Do something again while files change under it."""
    for attempt in range(1, _ATTEMPTS):
        try:
            return make()
        except (ContentChanged, FrameLost):
            time.sleep(attempt / 10)
    return make()
