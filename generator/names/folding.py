"""Text as search compares it: one form for what readers take for the same. docs/search.md gives the rule."""

import unicodedata
from functools import cache

from generator.names.tables import load_variants

# Marks, punctuation, symbols and separators; of the others only controls and format characters.
_DROPPED_CLASSES = "MPSZ"
_DROPPED = ("Cc", "Cf")


class _Folding(dict[int, str]):
    """A table for str.translate that works a code point out when it first meets it."""

    def __missing__(self, point: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(point)).lower()
        folded = self[point] = simplify("".join(letter for letter in letters if not _is_dropped(letter)))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text in lower case, simplified, without spaces, signs and accents: 第二屆“工匠” is 第二届工匠."""
    return text.translate(_FOLDING)


def simplify(text: str) -> str:
    """Return the text with simplified characters for those that are not in the standard table themselves."""
    return text.translate(_simplifying())


@cache
def _simplifying() -> dict[int, str]:
    return str.maketrans(load_variants())


def _is_dropped(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in _DROPPED_CLASSES or category in _DROPPED
