"""Record files put into their one form, each written whole or left as it was."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.find import Found, explain_unreadable, find_files
from generator.load import explain_encoding, read_plain_file
from generator.problems import Place, Problem
from generator.record_form import format_record
from generator.replace_file import ChangedOnDisk, replace_text
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Formed:
    """A file that was not in form, or why it was left alone."""

    path: str
    problems: tuple[Problem, ...] = ()


def form_records(settings: Settings, within: Collection[Path], is_trial: bool) -> Iterator[Formed]:
    """Put records below these files and folders (all if none) into form; a trial writes nothing."""
    places = [path.resolve() for path in within]
    # What lies where no record can be is told by `check`.
    for found in find_files(settings.content, settings.root, []):
        file = Path(found.file).resolve()
        if not places or any(file.is_relative_to(place) for place in places):
            yield from _form(found, is_trial)


def _form(found: Found, is_trial: bool) -> Iterator[Formed]:
    try:
        seen, _ = read_plain_file(found.file)
        made = format_record(seen.decode(), found.path, found.kind.model)
        if made.problems:
            yield Formed(found.path, made.problems)
        elif made.text.encode() != seen:
            if not is_trial:
                replace_text(Path(found.file), made.text, seen)
            yield Formed(found.path)
    except UnicodeDecodeError as error:
        yield Formed(found.path, (explain_encoding(error, found.path),))
    except ChangedOnDisk:
        yield Formed(found.path, (Problem("Y121", Place(found.path, 1, 1)),))
    except OSError as error:
        yield Formed(found.path, (explain_unreadable(error, found.path),))
