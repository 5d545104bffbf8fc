"""The orders of a list of names.

surname-stroke: surname, then one-character given names, then the given name character by character.
fullname-stroke: character by character. pinyin: syllable by syllable, letters then tone, surname first.
Every key ends with the written name, so that it is total; equal pinyin falls back on surname-stroke.
"""

from typing import Any

from generator.names.parts import split, strip_separators
from generator.names.reading import syllables
from generator.names.strokes import stroke_key, tie_key
from generator.names.syllable import letters_and_tone

ORDERS = ("surname-stroke", "fullname-stroke", "pinyin")
SortKey = tuple[Any, ...]


def sort_key(name: str, order: str, reading: str | None = None) -> SortKey:
    """Return a key that is total and comparable within one order; KeyError for an unknown order."""
    makers = {
        "surname-stroke": surname_stroke_key,
        "fullname-stroke": fullname_stroke_key,
    }
    return pinyin_key(name, reading) if order == "pinyin" else makers[order](name)


def surname_stroke_key(name: str) -> SortKey:
    """Compare surnames wholly first: 于 and 干 are different surnames though their strokes are alike."""
    text = strip_separators(name)
    surname = split(name)[0] or text[:1]
    given = text[len(surname) :]
    return characters_key(surname), len(given) > 1, characters_key(given), text


def fullname_stroke_key(name: str) -> SortKey:
    """Compare character by character, without the rule for one-character given names."""
    text = strip_separators(name)
    return characters_key(text), text


def characters_key(text: str) -> SortKey:
    """Compare counts and types of all characters before any tie between them is broken."""
    return tuple(map(stroke_key, text)), tuple(map(tie_key, text))


def pinyin_key(name: str, reading: str | None) -> SortKey:
    """Compare syllables; a name without Chinese characters by its letters."""
    sounds = tuple(letters_and_tone(syllable) for syllable in syllables(name, reading))
    text = strip_separators(name)
    return sounds or ((text.casefold(), 0),), surname_stroke_key(name)
