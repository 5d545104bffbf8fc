"""A person who is to be shown no more: the record says so, rolls only count, and nothing old is kept."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.changes import Change, make_changes
from generator.desk.lookup import bytes_of, find_record, sound_record
from generator.find import Found, find_files
from generator.load import read_record
from generator.names import unpad
from generator.record_form import write_tree
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.unit import Unit
from generator.settings import Settings
from generator.versions import home_of
from generator.yaml_writer import parse


@dataclass(frozen=True, slots=True)
class Removed:
    """What was done: the person's name and id, the record's path, the rolls in which a name became a count.

    `doubts` are lines of rolls that have the name and may be somebody else's.
    """

    name: str
    id: str
    path: str
    rolls: Sequence[str]
    doubts: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Meant:
    """Who is meant where a roll has only a name."""

    name: str
    id: str
    units: frozenset[str]
    has_namesake: bool


def remove_person(settings: Settings, asked: str, reason: str, day: str) -> Removed:
    """Write `consent: withheld` with day and reason, and let rolls that have the plain name refer to the record.

    A line of a roll is taken for this person when nobody else has the name, or when its unit is the person's; other
    lines with the name are doubts. Raises Refused, and then nothing has changed.
    """
    files = list(find_files(settings.content, settings.root, []))
    people = [file for file in files if file.kind.model is Person]
    found = find_record(people, asked)
    seen, person = _read_person(found)
    meant = _Meant(
        person.name,
        found.id,
        _names_of_unit(person, files),
        any(
            _read_person(file)[1].name == person.name for file in people if file != found and _holds(file, person.name)
        ),
    )
    changes = [Change(Path(found.file), seen, _withhold(seen.decode("utf-8-sig"), reason, day))]
    doubts: list[str] = []
    for roll in (file for file in files if file.kind.model is Roll):
        if change := _count_only(roll, meant, doubts):
            changes.append(change)
    make_changes(changes)
    rolls = [change.file.relative_to(settings.root).as_posix() for change in changes[1:]]
    return Removed(person.name, found.id, found.path, rolls, doubts)


def _read_person(found: Found) -> tuple[bytes, Person]:
    seen, record = sound_record(found)
    assert isinstance(record, Person)
    return seen, record


def _holds(found: Found, name: str) -> bool:
    return name.encode() in bytes_of(found)


def _names_of_unit(person: Person, files: Sequence[Found]) -> frozenset[str]:
    """Every name of the person's unit."""
    told = {person.unit_name} - {None}
    for file in files:
        if file.kind.model is Unit and file.id == person.unit:
            unit = read_record(file.kind, file.id, bytes_of(file), file.path)[0]
            told |= {unit.name, *unit.aliases} if isinstance(unit, Unit) else set()
    return frozenset(name for name in told if name)


def _withhold(text: str, reason: str, day: str) -> str:
    tree = parse(text)
    tree["consent"] = "withheld"
    tree["removal"] = {"date": day, "reason": reason}
    return write_tree(tree)


def _count_only(found: Found, meant: _Meant, doubts: list[str]) -> Change | None:
    """The roll with the id in the place of the person's plain name; None where that stands nowhere."""
    seen = bytes_of(found)
    record = read_record(found.kind, found.id, seen, found.path)[0]
    if not isinstance(record, Roll):
        return None
    named = [index for index, one in enumerate(record.recipients) if unpad(one.name or "") == meant.name]
    sure = [index for index in named if not meant.has_namesake or record.recipients[index].unit_then in meant.units]
    doubts += [f"{found.path}: recipients[{index}]" for index in named if index not in sure]
    if not sure:
        return None
    tree = parse(seen.decode("utf-8-sig"))
    for index in sure:
        _refer(tree["recipients"][index], meant.id)
    return Change(Path(found.file), seen, write_tree(tree))


def _refer(recipient: Any, id: str) -> None:
    """Let a line of a roll refer to a record, where its name stood."""
    place, comment = list(recipient).index("name"), recipient.ca.items.pop("name", None)
    for name in ("name", "reading"):
        recipient.pop(name, None)
    recipient.insert(place, "person", id)
    if comment:
        recipient.ca.items["person"] = comment


def forget_cache(settings: Settings) -> None:
    """Delete what earlier builds worked out; the next one works it out again."""
    shutil.rmtree(settings.cache, ignore_errors=True)


def forget_old_version(settings: Settings) -> None:
    """Delete the version of the site that is kept beside the one that is served."""
    served = settings.destination.resolve()
    for folder in home_of(settings.destination).glob("[ab]"):
        if folder.resolve() != served:
            folder.with_suffix(".json").unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
