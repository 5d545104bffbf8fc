"""All records, read-only: look-ups by id, references resolved, back-links computed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.codes import Text
from generator.load import Entry, Loaded
from generator.problems import FieldPath, Place, Problem
from generator.records import KINDS_BY_NAME, Record
from generator.records.fields import ID_PATTERN
from generator.records.person import Person
from generator.records.structure import find_references
from generator.wording import suggest_name

AnyRecord = TypeVar("AnyRecord", bound=Record)
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Records by kind and id, in the order of their paths; withheld people are not in it."""

    entries: Mapping[str, Mapping[str, Entry]]
    backlinks: Mapping[Key, tuple[Key, ...]]

    def all(self, model: type[AnyRecord]) -> list[AnyRecord]:
        """Every record of a kind."""
        return [entry.record for entry in self.entries[model.kind].values() if isinstance(entry.record, model)]

    def find(self, model: type[AnyRecord], id: str | None) -> AnyRecord | None:
        """A record by its id; None where there is none or it may not be shown."""
        entry = self.entries[model.kind].get(id) if id else None
        return entry.record if entry and isinstance(entry.record, model) else None

    def pick(self, model: type[AnyRecord], ids: tuple[str, ...]) -> list[AnyRecord]:
        """The records with these ids, in this order, without those that may not be shown."""
        return [record for id in ids if (record := self.find(model, id))]

    def linking(self, model: type[AnyRecord], target: Record) -> list[AnyRecord]:
        """Records of a kind that refer to this one."""
        keys = self.backlinks.get((target.kind, target.id), ())
        return [record for kind, id in keys if kind == model.kind and (record := self.find(model, id))]

    def path(self, record: Record) -> str:
        """The file a record came from."""
        return self.entries[record.kind][record.id].path

    def problem(self, code: str, record: Record, field: FieldPath, **values: object) -> Problem:
        """A problem at a field of a record."""
        return Problem(code, Place(self.path(record)), values, field)


def resolve(loaded: Loaded) -> tuple[Catalog, list[Problem]]:
    """Arrange records by kind and id and follow every reference."""
    entries: dict[str, dict[str, Entry]] = {name: {} for name in KINDS_BY_NAME}
    problems: list[Problem] = []
    for entry in loaded.entries:
        first = entries[entry.record.kind].setdefault(entry.record.id, entry)
        if first is not entry:
            also = (Place(first.path),)
            problems.append(Problem("A401", Place(entry.path), {"id": entry.record.id}, also=also))
    known = {kind: {id: entry.path for id, entry in by_id.items()} for kind, by_id in entries.items()}
    for broken in loaded.broken:
        known[broken.kind.name].setdefault(broken.id, broken.path)
        problems += _check_references(broken.kind.model, broken.id, broken.values, broken.path, known)
    backlinks: dict[Key, list[Key]] = defaultdict(list)
    for entry in loaded.entries:
        record = entry.record
        problems += _check_references(type(record), record.id, record, entry.path, known)
        for _, kind, id in find_references(type(record), record):
            backlinks[kind, id].append((record.kind, record.id))
    public = {kind: {id: entry for id, entry in by_id.items() if _is_public(entry)} for kind, by_id in entries.items()}
    return Catalog(public, {key: tuple(dict.fromkeys(links)) for key, links in backlinks.items()}), problems


def _check_references(
    model: type[Record], id: str, values: Any, path: str, known: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    """A problem for each reference that leads nowhere or back to its own record."""
    for way, kind, target in find_references(model, values):
        if (kind, target) == (model.kind, id):
            yield Problem("R302", Place(path), {}, way, excerpt=target)
        elif target not in known[kind] and ID_PATTERN.fullmatch(target):
            new = f"content/{KINDS_BY_NAME[kind].folder}/{target}.yml"
            told = {"id": target, "kind": _kind_words(kind), "suggestion": suggest_name(target, known[kind], new)}
            yield Problem("R301", Place(path), told, way, excerpt=target)


def _kind_words(kind: str) -> Text:
    return Text(KINDS_BY_NAME[kind].zh, KINDS_BY_NAME[kind].en)


def _is_public(entry: Entry) -> bool:
    return not (isinstance(entry.record, Person) and entry.record.consent == "withheld")
