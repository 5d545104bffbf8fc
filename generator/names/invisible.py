"""Characters nobody sees or nobody can print, which make two equal names differ."""

import unicodedata

BAD_CATEGORIES = {"Cf", "Co", "Cn", "Cs"}


def invisible_characters(text: str) -> list[tuple[int, str]]:
    """Return index and character of every invisible or private one; else of the first that is not composed."""
    found = [(index, character) for index, character in enumerate(text) if is_invisible(character)]
    return found or find_decomposed(text)


def is_invisible(character: str) -> bool:
    """Say whether a character is a format character, variation selector, private or unassigned."""
    is_selector = "VARIATION SELECTOR" in unicodedata.name(character, "")
    is_control = unicodedata.category(character) == "Cc" and character not in "\t\n\r"
    return is_control or is_selector or unicodedata.category(character) in BAD_CATEGORIES


def find_decomposed(text: str) -> list[tuple[int, str]]:
    """Return the first character at which the text differs from its composed form (NFC)."""
    composed = unicodedata.normalize("NFC", text)
    pairs = enumerate(zip(text, composed.ljust(len(text)), strict=False))
    return next(([(index, here)] for index, (here, there) in pairs if here != there), [])
