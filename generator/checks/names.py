"""Names can be drawn, sorted, read and found."""

import re
from collections.abc import Iterator
from functools import partial

from generator import names
from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.problems import FieldPath, Problem
from generator.records import Record
from generator.records.person import Person
from generator.records.roll import Roll
from generator.suggest import offer_character

_FOREIGN = re.compile(r"[\s、，,;；/()（）0-9“”‘’\"'「」『』《》〈〉【】]")
_HAN = re.compile("[\u3400-\u9fff]")
Named = tuple[Record, FieldPath, str, str | None]


def _names_in(record: Person | Roll) -> Iterator[Named]:
    """Every name of a person, where it is written and how it is said to be read."""
    if isinstance(record, Person):
        yield record, ("name",), record.name, record.reading
        return
    for index, recipient in enumerate(record.recipients):
        if recipient.name and not recipient.is_unit:
            yield record, ("recipients", index, "name"), recipient.name, recipient.reading


def check_characters(catalog: Catalog, context: CheckContext, named: Person | Roll) -> Iterator[Problem]:
    """Every character of a name has strokes and a glyph, none is invisible or only looks like the right one."""
    for record, field, name, _ in _names_in(named):
        at = partial(catalog.problem, record=record, field=field)
        hidden = [character for _, character in names.invisible_characters(name)]
        for character in dict.fromkeys(hidden):
            yield at("N503", point=_point(character))
        for character, meant in names.lookalikes(name):
            if character not in hidden:
                hidden.append(character)
                yield at("N506", character=character, point=_point(character), suggestion=offer_character(meant))
        for character in dict.fromkeys(names.missing_strokes(name)):
            if character not in hidden:
                yield at("N501", character=character, point=_point(character))
        for character in dict.fromkeys(name):
            if ord(character) not in context.font_characters and character not in hidden and character != "\u3000":
                yield at("N502", character=character, point=_point(character))


def check_readings(catalog: Catalog, context: CheckContext, named: Person | Roll) -> Iterator[Problem]:
    """A written reading is pinyin, one syllable for each character of the name."""
    for record, field, name, reading in _names_in(named):
        if reading is None:
            continue
        try:
            names.syllables(name, reading)
        except ValueError:
            yield catalog.problem("N504", record, (*field[:-1], "reading"), value=reading[:40], name=name)


def check_spelling(catalog: Catalog, context: CheckContext, named: Person | Roll) -> Iterator[Problem]:
    """A Chinese name holds no space, and one name is one person."""
    for record, field, name, _ in _names_in(named):
        found = _FOREIGN.search(name) if _HAN.search(name) else None
        if found:
            plain = names.unpad(name) if found[0].isspace() else next(filter(None, _FOREIGN.split(name)), "")
            yield catalog.problem("N505", record, field, mark=found[0], plain=plain)


def _point(characters: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in characters)
