"""Under which characters, pairs of characters and sounds a document is found, passage by passage."""

import operator
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator import names
from generator.search.document import Document


class Terms(NamedTuple):
    """What one passage is found under: each gram in the best class that has it; the sounds of names."""

    starts: set[str]
    titles: set[str]
    honours: set[str]
    body: set[str]
    sounds: set[str]


NO_TERMS = Terms(set(), set(), set(), set(), set())


def terms_of(document: Document) -> list[Terms]:
    """The terms of a document's passages; titles, honours and sounds are with the first."""
    titles = [names.fold(title) for title in document.titles]
    starts = {start for title in titles for start in (title[:1], title[:2], f"={title}") if title}
    inner = _grams(titles) - starts
    honours = _grams(map(names.fold, document.honours)) - starts - inner
    sounds = {line for name, heard in document.sounds for line in _sounds(name, heard)}
    first, *more = document.body
    body = _grams_of_text(first) - starts - inner - honours
    further = [NO_TERMS._replace(body=_grams_of_text(text)) for text in more]
    return [Terms(starts, inner, honours, body, sounds), *further]


def _sounds(name: str, heard: str) -> Iterator[str]:
    """A name under every pair of its initials; its first character under each of its readings."""
    items = heard.split(" ")
    yield from (f"{pair}\t{name}\t{heard}" for pair in names.pairs(items))
    first = names.fold(name)[:1]
    if names.is_han(first):
        yield from (f"{reading}.\t{first}\t{items[0]}" for reading in items[0].replace("!", "/").split("/"))


def _grams_of_text(text: str) -> set[str]:
    return _grams(map(names.fold, text.split("\n")))


def _grams(lines: Iterable[str]) -> set[str]:
    """Characters, and every two in a row."""
    found: set[str] = set()
    for line in lines:
        found.update(line)
        found.update(map(operator.add, line, line[1:]))
    return found
