"""What MkDocs and Jinja read by themselves are ordinary files: a pipe would hold a build up, a link would publish."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.find import explain_unreadable, no_ordinary
from generator.load import explain_encoding
from generator.problems import Problem
from generator.settings import Settings


def find_odd_files(settings: Settings) -> Iterator[Problem]:
    """A problem for every link, pipe and device among prose and templates, and for templates that are no text."""
    for folder in settings.open_folders:
        yield from (problem for _, problem in _walk(folder, settings.root) if problem)
    own = settings.root / "templates"
    for file in ordinary_files(own):
        if file.suffix == ".html":
            yield from _check_template(file, file.relative_to(settings.root).as_posix())


def _check_template(file: Path, path: str) -> Iterator[Problem]:
    try:
        file.read_bytes().decode()
    except UnicodeDecodeError as error:
        yield explain_encoding(error, path)
    except OSError as error:
        yield explain_unreadable(error, path)


def ordinary_files(folder: Path) -> Iterator[Path]:
    """Every ordinary file below a folder, in order; links are not followed."""
    yield from (file for file, problem in _walk(folder, folder) if problem is None)


def _walk(folder: Path, root: Path) -> Iterator[tuple[Path, Problem | None]]:
    """Every file at or below a path, and what keeps it from being read; what is not there has none."""
    waiting = [folder]
    while waiting:
        file = waiting.pop()
        try:
            mode = file.lstat().st_mode
            waiting += sorted(file.iterdir(), reverse=True) if stat.S_ISDIR(mode) else []
        except FileNotFoundError:
            continue
        except OSError as error:
            yield file, explain_unreadable(error, os.path.relpath(file, root))
            continue
        if not stat.S_ISDIR(mode) or file.suffix == ".html":
            yield file, None if stat.S_ISREG(mode) else no_ordinary(file, root)
