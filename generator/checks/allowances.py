"""What a site allows to be public, each with its reason: taken out of what is told; an entry for nothing is told."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.options import AllowedLeak
from generator.problems import Place, Problem, format_field
from generator.settings import Settings

_LEAKS = re.compile(r"L10[1-8]")


def take_out_allowed(problems: Sequence[Problem], settings: Settings, is_whole: bool) -> list[Problem]:
    """The problems without allowed leaks; where all records were read, also the entries that allow nothing."""
    allowed = settings.options.allow_leaks
    left, used = [], set[AllowedLeak]()
    for problem in problems:
        found = [entry for entry in allowed if _allows(entry, problem, settings)] if allowed else []
        used.update(found)
        if not found:
            left.append(problem)
    useless = [entry for entry in allowed if entry not in used] if is_whole else []
    return [*left, *(_useless(entry, settings) for entry in useless)]


def _allows(entry: AllowedLeak, problem: Problem, settings: Settings) -> bool:
    return (
        _LEAKS.fullmatch(problem.code) is not None
        and entry.record in _names_of(problem.place.path, settings)
        and entry.shown in (None, problem.values["shown"])
        and (entry.field is None or _lies_in(format_field(problem.field), entry.field))
    )


def _names_of(path: str, settings: Settings) -> tuple[str, ...]:
    """How an entry may name a file: its path, or a record's folder and id."""
    content = PurePosixPath(settings.content.relative_to(settings.root).as_posix())
    file = PurePosixPath(path)
    if not file.is_relative_to(content) or file.suffix != ".yml":
        return (path,)
    return path, f"{file.relative_to(content).parts[0]}/{file.stem}"


def _lies_in(field: str, group: str) -> bool:
    return field == group or field.startswith((f"{group}[", f"{group}."))


def _useless(entry: AllowedLeak, settings: Settings) -> Problem:
    lines = settings.config_file.read_text("utf-8", "replace").splitlines()
    line = next((number for number, typed in enumerate(lines, 1) if entry.record in typed), 1)
    return Problem("L109", Place(settings.config_file.name, line, 1), {"record": entry.record})
