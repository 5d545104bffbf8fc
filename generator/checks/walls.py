"""A wall can draw every character that it shows: its own font has them all, whichever others a screen may have."""

import unicodedata
from collections.abc import Iterator
from itertools import islice

from pydantic_core import to_json

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.facts.plaques import plaque, whole_person
from generator.facts.queries import records_in
from generator.facts.walls import wall_letters, wall_panels, wall_people
from generator.problems import FieldPath, Problem
from generator.records import Record
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.structure import find_texts

# Nothing is drawn for these: spaces, marks of format, and variation selectors.
_UNSEEN = ("Z", "C")
_SELECTORS = range(0xFE00, 0xFE10)


def check_glyphs(catalog: Catalog, context: CheckContext, kiosk: Kiosk) -> Iterator[Problem]:
    """Each character without a glyph, told once for every record in which it stands."""
    missing = [mark for mark in catalog.ask(wall_letters, kiosk.id) if _lacks(context, mark)]
    shown = list(_shown(catalog, kiosk)) if missing else []
    for mark in missing:
        for record, field in list(_places(shown, mark)) or [(kiosk, ("title",))]:
            yield catalog.problem("X804", record, field, mark=mark, point=f"U+{ord(mark):04X}", wall=kiosk.title)


def _lacks(context: CheckContext, mark: str) -> bool:
    is_drawn = unicodedata.category(mark)[0] not in _UNSEEN and ord(mark) not in _SELECTORS
    return is_drawn and ord(mark) not in context.font_characters


def _places(shown: list[tuple[Record, str]], mark: str) -> Iterator[tuple[Record, FieldPath]]:
    """Where a character stands in the records that bring it to a wall, the first place in each."""
    for record, told in shown:
        if mark in told:
            texts = find_texts(record.model_dump(exclude={"source", "doubts", "notices"}))
            yield from islice(((record, field) for field, text in texts if mark in text), 1)


def _shown(catalog: Catalog, kiosk: Kiosk) -> Iterator[tuple[Record, str]]:
    """The records that a wall is made of, each with all that it brings there."""
    yield kiosk, f"{kiosk.title}{kiosk.subtitle or ''}{kiosk.seal}"
    people = catalog.ask(wall_people, kiosk.id)
    for id in people:
        told = [catalog.ask(fact, "person", id) for fact in (plaque, whole_person)]
        if person := catalog.find(Person, id):
            yield person, to_json(told).decode()
    if exhibition := catalog.find(Exhibition, kiosk.exhibition):
        panels = exhibition.title + to_json(catalog.ask(wall_panels, kiosk.id)).decode()
        on_panels = dict.fromkeys(records_in(catalog, exhibition))
        on_wall = {("person", id) for id in people}
        others = (catalog.get(*key) for key in on_panels if key not in on_wall)
        yield from ((record, panels) for record in (exhibition, *others))
