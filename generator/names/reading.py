"""How a person's name is read: the editor's reading, else surname and given-name tables, else the usual reading."""

from generator.names.parts import is_han, split, strip_separators
from generator.names.syllable import parse_reading
from generator.names.tables import load_given, load_phrases, load_readings, load_surnames


def syllables(name: str, reading: str | None = None) -> list[str]:
    """Return one tone-marked syllable a Chinese character; ValueError if `reading` does not fit."""
    characters = [character for character in strip_separators(name) if is_han(character)]
    if reading and characters:
        return list(parse_reading(reading, len(characters)))
    surname, given = split(name)
    return read_surname(surname) + read_given("".join(filter(is_han, strip_separators(given))))


def surname_readings(name: str) -> list[str]:
    """Return the real readings of the surname, usual first; none when the name has no surname."""
    surname = split(name)[0]
    if len(surname) > 1:
        return ["".join(read_surname(surname))]
    return load_surnames().get(surname) or read_surname(surname)


def read_surname(surname: str) -> list[str]:
    """Return the usual syllables of a surname."""
    readings = load_surnames().get(surname) or [read_usual(character) for character in surname]
    return readings[: len(surname)]


def read_given(given: str) -> list[str]:
    """Return the syllables of a given name; a known word such as 重庆 keeps its own reading."""
    if given in load_phrases():
        return load_phrases()[given]
    return [load_given().get(character) or read_usual(character) for character in given]


def read_text(text: str) -> list[str]:
    """Return one syllable a character of prose, where nothing is a surname."""
    found: list[str] = []
    while len(found) < len(text):
        start = len(found)
        word = text[start : start + 2]
        found += load_phrases().get(word) or [read_usual(word[0])]
    return found


def read_usual(character: str) -> str:
    """Return the usual reading; the character itself where none is known."""
    return load_readings().get(character, character)
