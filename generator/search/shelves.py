"""Pieces that hold documents by their numbers: their words, their honours, their units."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from generator import names
from generator.search.document import Document, Tag

# So many numbers share a piece of honours, and one of units.
WIDE = 1_024

# A document with the number that it begins at.
Placed = tuple[int, Document]


def write_documents(start: int, width: int, placed: Sequence[Placed]) -> list[Any] | None:
    """An entry for each number: a document, a further passage of one, or nothing."""
    entries: list[Any] = [None] * width
    for number, document in placed:
        head = [
            document.address,
            document.title,
            "\n".join(document.names),
            document.line,
            "\n".join(document.honours),
            document.body[0],
        ]
        for at, entry in enumerate([head, *document.body[1:]], number - start):
            if 0 <= at < width:
                entries[at] = entry
    while entries and entries[-1] is None:
        entries.pop()
    return entries or None


def write_tags(start: int, placed: Sequence[Placed], tag_text: Callable[[Tag], str]) -> str:
    """Lines for documents with several honours."""
    lines = (
        f"{number - start} {' '.join(map(tag_text, document.tags))}\n"
        for number, document in placed
        if len(document.tags) > 1
    )
    return "".join(lines)


def write_units(start: int, placed: Sequence[Placed]) -> str:
    """The names of units, then lines for documents that have some."""
    names = list(dict.fromkeys(unit for _, document in placed for unit in document.units))
    if not names:
        return ""
    places = {name: str(at) for at, name in enumerate(names)}
    lines = (
        f"{number - start} {' '.join(places[unit] for unit in document.units)}\n"
        for number, document in placed
        if document.units
    )
    return "\t".join(names) + "\n" + "".join(lines)


def tag_writer(levels: Sequence[str], awards: Sequence[str]) -> Callable[[Tag], str]:
    """How one honour is written: award, level and year, parted by dots."""
    award_at = {one: at for at, one in enumerate(awards)}
    level_at = {one: at for at, one in enumerate(levels)}

    def write(tag: Tag) -> str:
        award, level, year = tag
        return f"{award_at.get(award or '', '')}.{level_at.get(level or '', '')}.{year or ''}"

    return write


@cache
def write_characters(pieces: int) -> list[str]:
    """What is known of characters, whatever the site holds: lines in the piece of their code point."""
    found: list[list[str]] = [[] for _ in range(pieces)]
    for character, simplified, readings in names.characters():
        found[ord(character) % pieces].append(f"{character} {simplified or '.'} {','.join(readings)}\n")
    return ["\n" + "".join(sorted(lines)) if lines else "" for lines in found]
