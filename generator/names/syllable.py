"""One pinyin syllable, and how a written reading falls into syllables."""

import re
import unicodedata
from functools import cache, lru_cache

from generator.names.tables import load_readings

TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
MARKS = {tone: mark for mark, tone in TONES.items()}
WORD = re.compile(r"[^\W\d_]+[0-5]?")
BREAKS = re.compile(r"[\s'’·.-]+")
VOWEL = re.compile("[aeiouü]")
LONGEST_SYLLABLE = 6


@cache
def letters_and_tone(syllable: str) -> tuple[str, int]:
    """Return the letters, with ü as "uz" so that lü follows every lu…, and the tone; 5 when it has none."""
    letters, tone = strip_tone(syllable)
    return letters.replace("ü", "uz"), tone or 5


@cache
def strip_tone(syllable: str) -> tuple[str, int]:
    """Return the letters without tone mark, and the tone; 0 when it has none."""
    parts = unicodedata.normalize("NFD", syllable)
    tone = next((TONES[part] for part in parts if part in TONES), 0)
    letters = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", letters), tone


def mark_tone(letters: str, tone: int) -> str:
    """Write the tone on the right vowel: a, e, the o of ou, else the last one."""
    if tone not in MARKS:
        return letters
    position = next((letters.index(part) for part in ("a", "e", "ou") if part in letters), -1)
    if position < 0:
        position = max(letters.rfind(vowel) for vowel in "iouü")
    return unicodedata.normalize("NFC", letters[: position + 1] + MARKS[tone] + letters[position + 1 :])


@cache
def known_syllables() -> frozenset[str]:
    """Return every syllable of the readings, without tones; not the vowelless calls m, ng, hm."""
    letters = {strip_tone(syllable)[0] for syllable in set(load_readings().values())}
    return frozenset(syllable for syllable in letters if VOWEL.search(syllable))


@cache
def parse_reading(reading: str, count: int) -> tuple[str, ...]:
    """Return `count` tone-marked syllables of "Lǚ Méihuá" or "lv3 mei2 hua2"; ValueError if it is not that."""
    text = unicodedata.normalize("NFC", reading).lower().replace("u:", "ü").replace("v", "ü")
    words = tuple(word for part in BREAKS.split(text) if part for word in cut_words(part, reading))
    if sum(map(len, words)) > (LONGEST_SYLLABLE + 1) * count:
        raise ValueError(f"{reading!r} is not pinyin of {count} characters")
    if (fit := fit_words(words, count)) is not None:
        return fit
    other = next((number for number in range(1, len(text) + 1) if fit_words(words, number) is not None), None)
    if other is None:
        raise ValueError(f"{reading!r} is not pinyin")
    raise ValueError(f"{reading!r} has {other} syllables, but the name has {count} characters")


def cut_words(part: str, reading: str) -> list[str]:
    """Cut a part after each tone number."""
    words = WORD.findall(part)
    if "".join(words) != part:
        raise ValueError(f"{reading!r} is not pinyin: {part!r}")
    return words


@lru_cache(maxsize=10_000)
def fit_words(words: tuple[str, ...], count: int) -> tuple[str, ...] | None:
    """Read words as exactly `count` syllables, longest syllables first; None where they cannot be.

    What is left to read is looked at once for each count, so that a long reading costs no more than it is long.
    """
    if not words or count == 0:
        return () if not words and count == 0 else None
    word, rest = words[0], words[1:]
    for end in range(min(LONGEST_SYLLABLE + 1, len(word)), 0, -1):
        if syllable := read_syllable(word[:end]):
            left = (word[end:], *rest) if word[end:] else rest
            if (tail := fit_words(left, count - 1)) is not None:
                return (syllable, *tail)
    return None


@cache
def read_syllable(text: str) -> str | None:
    """Return the tone-marked syllable, None if it is not one."""
    letters, tone = strip_tone(text.rstrip("012345"))
    number = int(text[-1]) if text[-1].isdigit() else 0
    marks = sum(part in TONES for part in unicodedata.normalize("NFD", text))
    if letters not in known_syllables() or marks > 1 or (marks and number):
        return None
    return mark_tone(letters, tone or number)
