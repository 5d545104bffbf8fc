"""Characters nobody sees, which make two equal names differ and hide one from search."""

import re
import unicodedata

# As the inside of a character class, for Python's and Rust's regular expressions alike: soft hyphens, joiners,
# blank letters, separators of lines and paragraphs, tags and the selectors of ideographs.
UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u206f\u2800\u3164\ufff9-\ufffb\uffa0"
    "\U000e0000-\U000e0fff"
)
# What a zero-width joiner may follow: 👨‍👩‍👧 is one picture.
EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSEEN = re.compile(f"[{UNSEEN}]")
_JOINED = re.compile(f"[{EMOJI}]\u200d")
_LATER_IDEOGRAPHS = re.compile("[\U00020000-\U0003fffd]")


def invisible_characters(text: str) -> list[tuple[int, str]]:
    """Return index and character of every one that no name may hold: invisible, private or unassigned."""
    return [(index, character) for index, character in enumerate(text) if is_invisible(character)]


def is_invisible(character: str) -> bool:
    """Say whether a character is a format character, variation selector, blank, private or unassigned."""
    category = unicodedata.category(character)
    if category == "Cn":
        return not _LATER_IDEOGRAPHS.match(character)
    is_selector = "VARIATION SELECTOR" in unicodedata.name(character, "")
    is_control = category == "Cc" and character not in "\t\n\r"
    return is_control or is_selector or category in ("Cf", "Co", "Cs") or _UNSEEN.match(character) is not None


def find_unseen(line: str) -> str:
    """Return the first character of a line that nobody sees; empty where there is none."""
    found = _UNSEEN.search(_JOINED.sub("", line))
    return found[0] if found else ""
