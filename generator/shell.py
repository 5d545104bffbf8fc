"""Material's page cut up around its slots, so that a page is a join of constant pieces and its own parts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from generator.cache import fingerprint

SLOTS = ("title", "heading", "description", "canonical", "head", "body")
# Made of HTML already.
_MARKUP = frozenset(("head", "body"))
_SENTINEL = re.compile(r"@@guangrong-slot-([a-z]+)@@")


class MissingSlot(Exception):
    """The theme's page has no place for something that every page needs."""


def sentinel(slot: str) -> str:
    """What stands in a page that is going to be cut, where a slot will be."""
    return f"@@guangrong-slot-{slot}@@"


@dataclass(frozen=True)
class Shell:
    """Constant pieces with a slot between each pair; cut before any value goes in, never scanned again."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    @cached_property
    def tag(self) -> str:
        """A digest of the pieces and of the order of the slots."""
        return fingerprint(*(part.encode() for part in (*self.pieces, *self.slots)))

    def fill(self, body: str, values: Mapping[str, str]) -> str:
        """Join the pieces; everything but the body and what goes into the head is escaped."""
        parts = {slot: value if slot in _MARKUP else escape(value) for slot, value in values.items()}
        parts["body"] = body
        filled = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            filled += (parts[slot], piece)
        return "".join(filled)


def cut_shell(html: str, theme: str, required: tuple[str, ...] = ("title", "body")) -> Shell:
    """Cut a page that holds sentinels; raises MissingSlot, naming the theme, when a required one is gone."""
    cut = _SENTINEL.split(html)
    pieces, slots = tuple(cut[::2]), tuple(cut[1::2])
    if missing := [slot for slot in required if slot not in slots]:
        raise MissingSlot(f"{theme} renders no {' or '.join(missing)}")
    if unknown := [slot for slot in slots if slot not in SLOTS]:
        raise MissingSlot(f"{theme} renders unknown slots {unknown}")
    return Shell(pieces, slots)


PLAIN_SHELL = cut_shell(
    f"""<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<title>{sentinel("title")}</title>
<meta name="description" content="{sentinel("description")}">
{sentinel("head")}</head>
<body>
{sentinel("body")}
</body>
</html>
""",
    "the plain shell",
)
