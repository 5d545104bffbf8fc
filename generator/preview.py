"""Rebuilds what an edit reaches while somebody writes; a broken edit leaves the last good site."""

import gc
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.build import prepare, publish
from generator.catalog import ContentChanged
from generator.faults import told_as_problems
from generator.frames import Frame, FrameLost, forget_frame
from generator.memory import Memory, recall
from generator.problems import ContentError, Problem
from generator.report import count_problems, format_problems
from generator.runner import frame_of
from generator.settings import Settings, read_settings
from generator.versions import locked, next_version


class Preview:
    """A site that is rebuilt on demand in a folder of its own.

    `edition` counts the builds that succeeded, `news` all of them; whoever waits for news is woken by each.
    `errors` is what kept the last one from succeeding, in words.
    """

    def __init__(self, config_file: Path, name: str) -> None:
        self._config_file, self._name = config_file, name
        self._parts: tuple[Settings, Memory, Frame | None] | None = None
        self._woken = threading.Condition()
        self.edition, self.news, self.errors = 0, 0, ""
        self.folder: Path | None = None

    def build(self, changed: Collection[Path] = ()) -> str:
        """Build after these files changed; returns what is wrong, in words. Content never makes it raise."""
        if not all(map(self._is_record, changed)):
            self._parts = None
        try:
            with _nothing_collected():
                warnings = self._build(changed)
        except ContentError as error:
            return self._tell(errors=_in_words(list(error.problems)))
        except ContentChanged:  # it will be told as another change; what is known is known by halves
            self._parts = None
            return ""
        except FrameLost:  # damaged, or the first page of its section has come
            return self.build([self._config_file])
        except SystemExit as error:  # how MkDocs ends when a prose page or the theme is wrong
            self._parts = None
            return self._tell(errors=f"MkDocs: {error}")
        self.edition += 1
        self._tell(errors="")
        return _in_words(warnings) if warnings else ""

    def watched(self) -> list[Path]:
        """What to watch: settings, content and templates that are there."""
        settings = read_settings(self._config_file)
        folders = [
            settings.content,
            settings.prose,
            *settings.templates,
        ]
        return [path for path in [settings.config_file, *folders] if path.exists()]

    def wait(self, known: int, seconds: float) -> int:
        """Wait for news after those that are known, no longer than this; returns their number."""
        with self._woken:
            self._woken.wait_for(lambda: self.news > known, seconds)
            return self.news

    def _tell(self, errors: str) -> str:
        with self._woken:
            self.news, self.errors = self.news + 1, errors
            self._woken.notify_all()
        return errors

    def _build(self, changed: Collection[Path]) -> list[Problem]:
        settings, memory, frame = self._parts or self._begin()
        with told_as_problems(settings):
            site = prepare(settings, memory, changed)
            frame = frame or frame_of(settings)
            try:
                with locked(settings.destination), next_version(settings.destination) as target:
                    publish(site, frame, target)
            except FrameLost:
                forget_frame(settings)
                raise
            memory.save()
        # What could not be kept is not known as a whole either.
        self._parts = None if memory.store.is_new else (settings, memory, frame)
        return site.warnings

    def _begin(self) -> tuple[Settings, Memory, Frame | None]:
        """Everything anew, in a folder beside the cache so that a build meanwhile is not disturbed."""
        settings = read_settings(self._config_file)
        folder = f"{settings.options.cache}/preview-{self._name}"
        settings = replace(
            settings,
            options=settings.options.model_copy(update={"cache": folder}),
            destination=settings.root / folder / "site",
        )
        self.folder = settings.destination
        return settings, recall(settings), None

    def _is_record(self, path: Path) -> bool:
        """Whether a file is a record or picture: everything else may change the frame or every page."""
        if self._parts is None:
            return False
        settings = self._parts[0]
        return path.is_relative_to(settings.content) and not path.is_relative_to(settings.prose)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """What is known of a large site is not looked through for garbage while somebody waits for a page."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _in_words(problems: list[Problem]) -> str:
    return f"{format_problems(problems, 'text', 'zh')}\n\n{count_problems(problems, 'zh')}"
