"""Records for people whom the site does not know yet, as a list tells of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.codes import Text
from generator.lists.entries import Entry
from generator.lists.known import Known
from generator.names import slug
from generator.records.fields import ID_PATTERN, LONGEST_ID, is_device

_NO_LETTERS = "renwu"


@dataclass(slots=True)
class Newcomers:
    """The people made so far, by id; the same name at the same unit is one person."""

    known: Known
    source: list[Mapping[str, Any]]
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    where: dict[str, Text] = field(default_factory=dict)
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Broken records have ids too."""
        self._taken.update(self.known.records["person"])

    def take(self, entry: Entry) -> str:
        """The id of the person that an entry tells of."""
        key = (entry.name, self.known.unit_key(entry.unit))
        if key not in self._ids:
            id = propose_id(slug(entry.name, None), self._taken)
            self._taken.add(id)
            self._ids[key], self.where[id] = id, entry.where
            self.made[id] = self._make(entry)
        return self._ids[key]

    def _make(self, entry: Entry) -> dict[str, Any]:
        unit = self.known.unit_of(entry.unit) if entry.unit else None
        values = {
            "name": entry.name,
            "reading": entry.reading,
            "sex": entry.sex,
            "ethnicity": entry.ethnicity,
            "post": entry.post,
            "unit": unit or "",
            "unit_name": "" if unit else entry.unit,
        }
        return {**{name: value for name, value in values.items() if value}, "source": self.source}


def propose_id(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or the next free one: ding-yi, ding-yi-2."""
    start = shorten_id(wanted) or _NO_LETTERS
    if not ID_PATTERN.fullmatch(start) or is_device(start):
        start = _NO_LETTERS
    id, number = start, 1
    while id in taken:
        number += 1
        id = f"{shorten_id(start, LONGEST_ID - 5)}-{number}"
    return id


def shorten_id(text: str, longest: int = LONGEST_ID) -> str:
    """An id of at most so many characters, cut between words where there are some."""
    if len(text) <= longest:
        return text
    cut = text[: longest + 1].rpartition("-")[0]
    return cut or text[:longest]
