"""Names and headings in Latin letters: for display, for search and for ids."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise

from generator.names.parts import SEPARATORS, is_han, split
from generator.names.reading import read_text, syllables
from generator.names.syllable import strip_tone

NOT_SLUG = re.compile(r"[^a-z0-9]+")
VOWELS = ("a", "o", "e")


def pinyin(name: str, reading: str | None = None) -> str:
    """Return "Lǚ Méihuá", "Xī Xiǎo'ān"; parts of 哈孜·艾买提 are parted by a space, Latin letters stay."""
    return " ".join(capitalize(part) for part in read_parts(name, reading))


def slug(name: str, reading: str | None = None) -> str:
    """Return "lv-meihua": ASCII letters, digits and hyphens; ü is v."""
    return join_slug("".join(map(spell_ascii, part)) for part in read_parts(name, reading))


def initials(name: str, reading: str | None = None) -> str:
    """Return the first letters, "lmh"."""
    return "".join(syllable[:1] for syllable in spell(name, reading))


def spell(name: str, reading: str | None = None) -> list[str]:
    """Return the syllables in ASCII letters, ["lv", "mei", "hua"]."""
    return [spell_ascii(syllable) for part in read_parts(name, reading) for syllable in part]


def text_slug(text: str) -> str:
    """Return prose as pinyin syllables joined by hyphens; digits and Latin letters stay."""
    words: list[str] = []
    for chinese, run in groupby(unicodedata.normalize("NFC", text), key=is_han):
        piece = "".join(run)
        words += map(spell_ascii, read_text(piece)) if chinese else [spell_ascii(piece)]
    return join_slug(words)


def read_parts(name: str, reading: str | None) -> list[list[str]]:
    """Return the syllables by part: surname, given name; or what spaces and interpuncts part."""
    surname, given = split(name)
    parts = [surname, given] if surname else SEPARATORS.split(given)
    sounds = iter(syllables(name, reading))
    return [read_part(part, sounds) for part in parts if part]


def read_part(part: str, sounds: Iterator[str]) -> list[str]:
    """Take one syllable for each Chinese character; a run of other characters is one piece."""
    pieces: list[str] = []
    for chinese, run in groupby(part, key=is_han):
        letters = "".join(run)
        pieces += [next(sounds) for _ in letters] if chinese else [letters]
    return pieces


def capitalize(part: list[str]) -> str:
    """Join syllables, with an apostrophe before a, o, e, and a capital first letter."""
    text = part[0]
    for before, syllable in pairwise(part):
        is_pinyin = not is_han(syllable[0]) and not is_han(before[-1])
        text += ("'" if is_pinyin and strip_tone(syllable)[0].startswith(VOWELS) else "") + syllable
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=1 << 14)
def spell_ascii(text: str) -> str:
    """Return lower-case ASCII; ü is v, other accents are dropped."""
    letters = strip_tone(text.lower())[0].replace("ü", "v")
    parts = unicodedata.normalize("NFKD", letters)
    return "".join(part for part in parts if not unicodedata.combining(part))


def join_slug(words: Iterable[str]) -> str:
    """Join words with hyphens, keeping only a-z and 0-9."""
    return NOT_SLUG.sub("-", "-".join(words)).strip("-")
