"""Ids for new records: from the sound of a name or a title, short enough, and not taken."""

from collections.abc import Collection, Iterator
from itertools import chain, count

from generator import names
from generator.codes import Text
from generator.names.reading import read_usual
from generator.records import Kind
from generator.records.fields import ID_PATTERN, LONGEST_ID, is_device
from generator.refusal import Refused


def possible_readings(name: str) -> list[str]:
    """The readings of a person's name whose surname is not always read alike, the usual one of surnames first.

    A character that is read otherwise in other words counts too: whoever knows only that reading is to be asked.
    """
    surname, given = names.split(name)
    if len(surname) != 1 or not given:
        return []
    sounds = dict.fromkeys((*names.surname_readings(name), read_usual(surname)))
    try:
        return [names.pinyin(name, " ".join((sound, *names.syllables(name)[1:]))) for sound in sounds]
    except ValueError:  # a character that no table reads
        return []


def is_unusual(name: str, reading: str) -> bool:
    """Whether a reading has to be written; raises ValueError for one that is none of this name."""
    return names.syllables(name, reading) != names.syllables(name)


def id_of(kind: Kind, name: str, reading: str, year: int | None) -> str:
    """The id that a record of this name should have; empty where the name has no sound that could be written."""
    slug = names.slug(name, reading or None) if kind.name == "person" else names.text_slug(name)
    if kind.name == "event" and year and slug and not slug.startswith(f"{year}-"):
        slug = f"{year}-{slug}"
    return _shorten(slug, LONGEST_ID) if ID_PATTERN.fullmatch(slug) else ""


def is_id(text: str) -> bool:
    """Whether a file of this name can be a record."""
    return bool(ID_PATTERN.fullmatch(text)) and len(text) <= LONGEST_ID and not is_device(text)


def refuse_unfit_id(id: str) -> None:
    """Raise Refused for what no file of a record can be called."""
    if not is_id(id):
        raise Refused(
            Text(
                f"“{id}”不能作编号：只用小写字母、数字和单个短横，最长 {LONGEST_ID} 个字符，如 lv-meihua",
                f"“{id}” is no id: lower-case letters, digits, single hyphens, {LONGEST_ID} at most, as in lv-meihua",
            )
        )


def free_id(id: str, taken: Collection[str]) -> str:
    """The id itself, or the next one that is free: lv-meihua-2."""
    return next(one for one in _numbered(id) if one not in taken and is_id(one))


def _numbered(id: str) -> Iterator[str]:
    further = (f"{_shorten(id, LONGEST_ID - len(str(number)) - 1)}-{number}" for number in count(2))
    return chain((id,), further)


def _shorten(slug: str, longest: int) -> str:
    """Whole syllables, as many as there is room for."""
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]
