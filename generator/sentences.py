"""A text is made shorter by whole sentences only: half of one may say what is not true, most of all of an honour."""

import re
from collections.abc import Callable

_SENTENCE = re.compile(r".*?[。！？!?…]+[”’」』）)]*|.+$", re.DOTALL)
# Between such marks the end of a sentence is none.
_OPEN, _CLOSE = "（《「『“(", "）》」』”)"


def part_sentences(text: str) -> list[str]:
    """A text in its sentences, each with what ends it, nothing left out; a quotation is not parted."""
    found: list[list[str]] = []
    depth = 0
    for piece in _SENTENCE.findall(text):
        if found and depth > 0:
            found[-1].append(piece)
            depth += _depth(piece)
        else:
            found.append([piece])
            depth = _depth(piece)
    return ["".join(pieces) for pieces in found]


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph in one line each."""
    return [one for sentence in part_sentences(" ".join(text.split())) if (one := sentence.strip())]


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
