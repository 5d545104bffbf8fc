"""Folding and readings as docs/search.md tells them, written a second time: what finds is not what judges."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from pypinyin import Style, pinyin

from generator import names

_DROPPED = ("M", "P", "S", "Z")
_SOUNDLESS = ("Cc", "Cf")
# A reading typed without its dots or with the letter of a passport.
_UMLAUTS = (("ü", "v"), ("lyu", "lv"), ("nyu", "nv"), ("u:", "v"))


@cache
def fold(text: str) -> str:
    """Text as grams know it."""
    plain = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in plain if not _is_dropped(letter))


def _is_dropped(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in _DROPPED or category in _SOUNDLESS


def fold_sound(typed: str) -> str:
    """Letters of a reading: ü is v whichever way it was typed, tones are gone."""
    text = unicodedata.normalize("NFC", typed.lower())
    for tone in "ǖǘǚǜ":
        text = text.replace(tone, "ü")
    for written, meant in _UMLAUTS:
        text = text.replace(written, meant)
    return fold(text)


@cache
def right_sounds(name: str, reading: str | None = None) -> tuple[str, ...]:
    """The syllables of a name, a Latin run one of them."""
    return tuple(fold(sound) for sound in names.spell(name, reading))


@cache
def _possible(character: str) -> frozenset[str]:
    """Everything a character can be read as, in any name or by anybody's mistake."""
    told = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return frozenset(fold(sound.replace("ü", "v")) for sounds in told for sound in sounds)


@cache
def possible_sounds(name: str, reading: str | None = None) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each character of a name with all its readings: what somebody may type for it."""
    folded = fold(name)
    usual = right_sounds(name, reading)
    usual = usual if len(usual) == len(folded) else (None,) * len(folded)
    return tuple(
        (character, _possible(character) | ({sound} if sound else set()))
        for character, sound in zip(folded, usual, strict=True)
    )


def sounds_like(typed: str, name: str, reading: str | None = None) -> bool:
    """Whether a word is some of the name's characters in a row, each by itself, its reading or the start of it."""
    told = possible_sounds(name, reading)
    word = fold_sound(typed)
    return any(_fits(word, told[start:]) for start in range(len(told)))


def _fits(word: str, told: Sequence[tuple[str, Collection[str]]]) -> bool:
    if not word:
        return True
    return bool(told) and any(_fits(rest, told[1:]) for rest in _after(word, *told[0]))


def _after(word: str, character: str, sounds: Collection[str]) -> Iterator[str]:
    """What is left of the word after one character."""
    if word.startswith(character):
        yield word[len(character) :]
    for sound in sounds:
        for end in range(min(len(sound), len(word)), 0, -1):
            if word[:end] == sound[:end]:
                yield word[end:]
