"""The parts of a name: what counts as a character of it, and where the surname ends."""

import re
import unicodedata
from functools import cache, lru_cache

from generator.names.tables import load_surnames

INTERPUNCTS = "·•・‧∙⋅･˙"
SEPARATORS = re.compile(rf"[\s{INTERPUNCTS}]+")
LONGEST_SURNAME = 4


@cache
def is_han(character: str) -> bool:
    """Say whether a character is a Chinese one."""
    name = unicodedata.name(character, "")
    return character == "〇" or name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH"))


@lru_cache(maxsize=1 << 16)
def strip_separators(name: str) -> str:
    """Return the name without spaces, padding and interpuncts, composed (NFC)."""
    return SEPARATORS.sub("", unicodedata.normalize("NFC", name))


def has_interpunct(name: str) -> bool:
    """Say whether an interpunct parts the name, as in 哈孜·艾买提."""
    return any(character in INTERPUNCTS for character in name.strip())


@lru_cache(maxsize=1 << 16)
def split(name: str) -> tuple[str, str]:
    """Return surname and given name; the surname is empty for 哈孜·艾买提 and for Latin names."""
    if has_interpunct(name) or not all(map(is_han, strip_separators(name))):
        return "", unicodedata.normalize("NFC", name).strip()
    text = strip_separators(name)
    for length in range(min(LONGEST_SURNAME, len(text) - 1), 1, -1):
        if text[:length] in load_surnames():
            return text[:length], text[length:]
    return text[:1], text[1:]
