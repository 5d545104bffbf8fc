"""What a new record may be called: its id in each reading of its name, and who is called the same."""

from collections.abc import Mapping
from typing import Any

from generator.authoring.ids import free_id, id_of, is_unusual, possible_readings
from generator.authoring.known import label_field
from generator.dates import parse_when
from generator.forms.shelf import Shelf
from generator.names import fold
from generator.records import Kind


def propose(kind: Kind, filled: Mapping[str, Any], shelf: Shelf) -> dict[str, Any]:
    """Ids that are free, one for each way in which the name is read, and records of the same name.

    A way to read it has a `reading`, and `written`, what the record has to say.
    """
    known = shelf.of_kind(kind.name)
    name = _line(filled, label_field(kind))
    taken = {one.found.id for one in known}
    readings = [_line(filled, "reading")]
    if kind.name == "person" and not readings[0]:
        readings = possible_readings(name) or [""]
    ways = [_way(kind, name, reading, year_in(filled), taken) for reading in readings]
    same = [one for one in known if name and fold(one.label) == fold(name)]
    namesakes = [f"{one.label}（{shelf.tell_apart(one) or one.found.id}）" for one in same]
    return {"name": name, "ways": ways, "namesakes": namesakes}


def year_in(filled: Mapping[str, Any]) -> int | None:
    """The year of a record's date, where it has one that can be read."""
    try:
        return parse_when(_line(filled, "date")).year
    except ValueError:
        return None


def _way(kind: Kind, name: str, reading: str, year: int | None, taken: set[str]) -> dict[str, str]:
    try:
        id = id_of(kind, name, reading, year) if name else ""
        is_written = bool(reading) and kind.name == "person" and is_unusual(name, reading)
    except ValueError:  # a reading that is none of this name, which the check tells
        id, is_written = id_of(kind, name, "", year), True
    return {"reading": reading, "id": free_id(id, taken) if id else "", "written": reading if is_written else ""}


def _line(filled: Mapping[str, Any], name: str) -> str:
    said = filled.get(name)
    return said.strip() if isinstance(said, str) else ""
