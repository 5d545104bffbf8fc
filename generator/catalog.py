"""All records, read-only: look-ups by id, references resolved, back-links computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.load import Entry, Loaded
from generator.names import unpad
from generator.problems import FieldPath, Place, Problem
from generator.records import KINDS_BY_NAME, Record
from generator.records.person import Person
from generator.records.photo import Photo
from generator.references import Key, Links, follow_references

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Catalog:
    """Records by kind and id, in the order of their paths; withheld people are not in it."""

    entries: Mapping[str, Mapping[str, Entry]]
    backlinks: Links
    withheld_names: frozenset[str] = frozenset()

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

    def missing(self, code: str, record: Record, field: FieldPath) -> Problem:
        """A problem at the place where a field should have been written."""
        return Problem(code, Place(self.path(record)), {}, field, "record")


def resolve(loaded: Loaded) -> tuple[Catalog, list[Problem]]:
    """Arrange records by kind and id and follow every reference."""
    entries: dict[str, dict[str, Entry]] = {name: {} for name in KINDS_BY_NAME}
    problems: list[Problem] = []
    for entry in loaded.entries:
        first = entries[entry.record.kind].setdefault(entry.record.id, entry)
        if first is not entry:
            also = (Place(first.path),)
            problems.append(Problem("A401", Place(entry.path), {"id": entry.record.id}, also=also))
    for broken in loaded.broken:
        if twin := entries[broken.kind.name].get(broken.id):
            problems.append(Problem("A401", Place(broken.path), {"id": broken.id}, also=(Place(twin.path),)))
    backlinks, broken_links = follow_references(loaded)
    hidden = _find_hidden(entries)
    public = {
        kind: {id: entry for id, entry in by_id.items() if (kind, id) not in hidden} for kind, by_id in entries.items()
    }
    withheld = frozenset(unpad(entries["person"][id].record.label) for kind, id in hidden if kind == "person")
    return Catalog(public, backlinks, withheld), [*problems, *broken_links]


def _find_hidden(entries: Mapping[str, Mapping[str, Entry]]) -> set[Key]:
    """People who withhold their consent, and every photo that shows one of them."""
    people = [entry.record for entry in entries["person"].values()]
    withheld = [one for one in people if isinstance(one, Person) and one.consent == "withheld"]
    hidden = {("person", one.id) for one in withheld}
    portraits = {("photo", id) for one in withheld for id in (one.portrait, *one.photos) if id}
    photos = (entry.record for entry in entries["photo"].values())
    shown = {
        ("photo", photo.id)
        for photo in photos
        if isinstance(photo, Photo) and any(("person", id) in hidden for id in photo.people)
    }
    return hidden | portraits | shown
