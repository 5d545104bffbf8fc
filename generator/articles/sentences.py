"""A text is made shorter by whole sentences only: half of one may say what is not true, most of all of an honour."""

import re
from collections.abc import Callable

_SENTENCE = re.compile(r"[^。！？!?…\n]*[。！？!?…]+[”’」』]*|[^。！？!?…\n]+")
# Between such marks the end of a sentence is none.
_OPEN, _CLOSE = "（《「『“(", "）》」』”)"


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, with what ends them; a quotation is not parted."""
    found: list[str] = []
    for piece in _SENTENCE.findall(" ".join(text.split())):
        if found and _depth(found[-1]) > 0:
            found[-1] += piece
        else:
            found.append(piece)
    return [one for sentence in found if (one := sentence.strip())]


def _depth(text: str) -> int:
    return sum((mark in _OPEN) - (mark in _CLOSE) for mark in text)


def fit_sentences(text: str, room: int, measure: Callable[[str], int] = len) -> str:
    """As many whole sentences from the beginning as there is room for; nothing where the first does not fit."""
    kept = ""
    for sentence in sentences_of(text):
        if measure(kept + sentence) > room:
            break
        kept += sentence
    return kept
