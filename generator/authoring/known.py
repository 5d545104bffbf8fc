"""The records that are there already, broken ones too: what they are called, where they lie."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.find import Found, find_files
from generator.load import read_plain_file
from generator.problems import Problem
from generator.records import KINDS_BY_NAME, Kind
from generator.settings import Settings
from generator.yaml_source import read_yaml

# The field by which people call a record, whichever of them its kind has.
_LABELS = ("name", "title", "caption")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Known:
    """A record file as far as it can be read: its label, what tells it from others so called, when it was written."""

    kind: Kind
    id: str
    path: str
    file: str
    label: str
    detail: str
    written: int


def label_field(kind: Kind) -> str:
    """The field that holds what a record of a kind is called; empty where its id is its name."""
    return next((name for name in _LABELS if name in kind.model.model_fields), "")


def known_records(settings: Settings) -> list[Known]:
    """Every record file of a site, in the order of their paths."""
    problems: list[Problem] = []
    read = [(found, _read(found)) for found in find_files(settings.content, settings.root, problems)]
    units = {found.id: _line(values, "name") for found, values in read if found.kind.name == "unit"}
    return [_know(found, values, units) for found, values in read]


def of_kind(known: Sequence[Known], name: str) -> Iterator[Known]:
    """Those of one kind."""
    return (one for one in known if one.kind is KINDS_BY_NAME[name])


def _read(found: Found) -> dict[str, Any]:
    try:
        content, _ = read_plain_file(found.file)
        return read_yaml(content.decode("utf-8-sig"), found.path).values
    except (OSError, UnicodeDecodeError):
        return {}


def _know(found: Found, values: Mapping[str, Any], units: Mapping[str, str]) -> Known:
    label, detail = label_of(found, values), detail_of(values, units)
    return Known(found.kind, found.id, found.path, found.file, label, detail, found.stamp[1])


def label_of(found: Found, values: Mapping[str, Any]) -> str:
    """What people call a record that says these values."""
    return _line(values, label_field(found.kind)) or found.id


def detail_of(values: Mapping[str, Any], units: Mapping[str, str]) -> str:
    """What tells a record from others so called: where somebody works, when something was; `units` are names by id."""
    unit = _line(values, "unit")
    return next(filter(None, (_line(values, "unit_name"), units.get(unit, unit), _line(values, "date"))), "")


def _line(values: Mapping[str, Any], name: str) -> str:
    """A text on one line and no longer than it can be shown; empty where something else is written."""
    value = values.get(name)
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""
