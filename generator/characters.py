"""Characters that no text may hold: those that act instead of being read, and those that each font reads its own way.

Unassigned characters pass: a later Unicode may have given them a meaning (ideographs for names, most of all).
"""

import re
import unicodedata
from functools import cache

# UAX #15 (Stream-Safe Text Format): no language stacks more, and what normalises a text sorts each stack.
HIGHEST_STACK = 30

# Controls, marks that turn the direction of writing (a text is then not what it seems to be), noncharacters.
_ACTING = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_UNFIT = re.compile(f"[{_ACTING}{_PRIVATE}]")
# Where Windows put the last eighty characters of GBK: U+E815 was the bytes FE 50, and so on without FE 7F.
_GBK_FIRST, _GBK_LAST, _GBK_GAP = 0xE815, 0xE864, 0x7F
_GBK_LATER = dict(zip("\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864", "龴龵龶龷龸龹龺龻", strict=True))
# Characters that were looked at before, and found to be fine.
_PLAIN: set[str] = set()
_HAN = re.compile("[\u3400-\u9fff]")


def find_unfit(text: str, start: int = 0) -> re.Match[str] | None:
    """The first character that no text may hold."""
    return _UNFIT.search(text, start)


def is_plain(text: str) -> bool:
    """Whether all characters of a text are known to be neither unfit nor marks; spares most texts a closer look."""
    unknown = set(text) - _PLAIN
    _PLAIN.update(one for one in unknown if not _UNFIT.match(one) and not _is_mark(one))
    return unknown <= _PLAIN


def is_private(character: str) -> bool:
    """Whether a character means whatever a font makes of it."""
    return unicodedata.category(character) == "Co"


def find_stack(text: str) -> re.Match[str] | None:
    """The first mark of a stack that is higher than any language's."""
    marks = "".join(filter(_is_mark, set(text)))
    return re.search(f"[{re.escape(marks)}]{{{HIGHEST_STACK + 1}}}", text) if marks else None


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) > 0


def public_for(private: str) -> str:
    """The ideograph that an old Chinese font showed for a private character; empty where that is not known."""
    if not _GBK_FIRST <= ord(private) <= _GBK_LAST:
        return ""
    trail = 0x50 + ord(private) - _GBK_FIRST
    found = _GBK_LATER.get(private) or bytes((0xFE, trail + (trail >= _GBK_GAP))).decode("gb18030")
    return found if _HAN.match(found) else ""
