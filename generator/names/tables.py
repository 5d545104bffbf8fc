"""The tables in data/, each read once and only when first needed."""

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_lines(name: str) -> list[str]:
    """Return the lines of a table without its comments."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@cache
def load_strokes() -> dict[str, str]:
    """Return cnchar's stroke letters by character."""
    return dict(line.split(" ") for line in read_lines("strokes"))


@cache
def load_ties() -> dict[str, int]:
    """Return the place of a character among those alike in strokes and shapes."""
    return {character: place for line in read_lines("ties") for place, character in enumerate(line)}


@cache
def load_readings() -> dict[str, str]:
    """Return the usual reading by character."""
    lines = (line.split(" ") for line in read_lines("readings"))
    return {character: syllable for syllable, characters in lines for character in characters}


@cache
def load_given() -> dict[str, str]:
    """Return the readings that only given names have, by character."""
    return dict(line.split(" ") for line in read_lines("given"))


@cache
def load_phrases() -> dict[str, list[str]]:
    """Return the syllables of two-character words that are not read character by character."""
    return {word: syllables for word, *syllables in map(str.split, read_lines("phrases"))}


@cache
def load_surnames() -> dict[str, list[str]]:
    """Return a surname's readings, usual first; of a compound surname its syllables."""
    return {surname: readings for surname, *readings in map(str.split, read_lines("surnames"))}


@cache
def load_variants() -> dict[str, str]:
    """Return the simplified form by traditional, Japanese or variant character."""
    lines = (line.split(" ") for line in read_lines("variants"))
    return {character: simple for simple, characters in lines for character in characters}
