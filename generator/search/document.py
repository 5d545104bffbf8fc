"""What is sought in: a record, somebody whom only a roll names, or a page of prose, as plain data."""

from collections.abc import Sequence
from typing import NamedTuple

from generator import names

# Honour by award, level and year; what is not known is None.
Tag = tuple[str | None, str | None, int | None]

# A passage is about so long; what is longer than the second figure is cut into several.
_PASSAGE, _LONGEST_PASSAGE = 480, 640
# In folded characters: a phrase of so many lies whole in one passage.
_OVERLAP = 24
_LONGEST_NAME = 16
# Footings change with what is written, but not with every character of it.
COARSE = 64


class Document(NamedTuple):
    """One document: where it is, what it is called, its words, its honours (the highest first) and its units.

    `title` and `line` are as shown; `names` are other names; each of `honours` is a line, `body` is in passages.
    `sounds` are names with how their characters are read.
    """

    kind: str
    address: str
    title: str
    names: list[str]
    line: str
    honours: list[str]
    body: list[str]
    tags: list[Tag]
    units: list[str]
    sounds: list[tuple[str, str]]

    @property
    def titles(self) -> list[str]:
        """All that it is called."""
        return [self.title, *self.names]


class Footing(NamedTuple):
    """What decides on a document's number: kind, highest honour or own level and year, how many passages, how much."""

    kind: str
    level: str | None
    award: str | None
    year: int | None
    passages: int
    weight: int
    has_sound: bool


def read_document(told: Sequence[object]) -> Document:
    """A document that was kept as JSON."""
    return Document(*told)  # type: ignore[arg-type]


def footing_of(document: Document) -> Footing:
    """Where a document stands."""
    award, level, year = document.tags[0] if document.tags else (None, None, None)
    texts = (*document.titles, *document.honours, *document.body)
    weight = -(-sum(map(len, texts)) // COARSE)
    return Footing(document.kind, level, award, year, len(document.body), weight, bool(document.sounds))


def cut_passages(text: str) -> list[str]:
    """A body in passages that overlap, so that a phrase that is not too long lies whole in one of them."""
    found: list[str] = []
    start = 0
    while len(text) - start > _LONGEST_PASSAGE:
        end = start + _PASSAGE
        found.append(text[start:end])
        start = _overlap_before(text, end)
    return [*found, text[start:]]


def _overlap_before(text: str, end: int) -> int:
    """Where a passage begins whose predecessor ends here."""
    start = end - _OVERLAP
    while len(names.fold(text[start:end])) < _OVERLAP and end - start < _PASSAGE // 2:
        start -= _OVERLAP
    return start


def sounds_of(titles: Sequence[str], hearings: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Names that are short enough to be sought by their sound."""
    return [
        (name, " ".join(heard))
        for title, heard in zip(titles, hearings, strict=True)
        if 1 < len(heard) <= _LONGEST_NAME and (name := " ".join(title.split()))
    ]
