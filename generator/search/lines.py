"""Pieces that are lines: a word and lists of numbers; edited, so that a change to one document costs no more."""

from array import array
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import partial
from typing import NamedTuple

from generator.search.numbers import read_numbers, write_numbers

_BASIS, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
_KEY = 2


class Family(NamedTuple):
    """How the lines of a family are written: what parts a word from its lists, and how many lists it may have."""

    letter: str
    separator: str
    lists: int


GRAMS = Family("g", " ", 4)
SOUNDS = Family("n", "\t", 1)


class Changes:
    """Numbers to be taken from and given to lines, by list and word."""

    def __init__(self, lists: int) -> None:
        self.gone, self.new = ([_by_word() for _ in range(lists)] for _ in range(2))

    def change(self, at: int, was: Set[str], will: Set[str], number: int) -> None:
        """A number leaves the lists of words that its passage had and comes to those that it will have."""
        gone, new = self.gone[at], self.new[at]
        for word in was - will:
            gone[word].append(number)
        for word in will - was if was else will:
            new[word].append(number)

    def add(self, other: "Changes") -> None:
        """Take over what somebody else found for higher numbers."""
        for mine, theirs in zip((*self.gone, *self.new), (*other.gone, *other.new), strict=True):
            for word, numbers in theirs.items():
                mine[word].extend(numbers)

    def by_part(self, parts: int) -> dict[int, list[str]]:
        """The words that anything changes for, by the piece that they stand in."""
        found: dict[int, list[str]] = defaultdict(list)
        for word in set().union(*self.gone, *self.new):
            found[part_of(word, parts)].append(word)
        return found


def _by_word() -> "defaultdict[str, array[int]]":
    """Numbers take four bytes each: at first all of a site's are held at once."""
    return defaultdict(partial(array, "I"))


def part_of(word: str, parts: int) -> int:
    """In which piece a word stands: by its two characters, of whole names by their first two, of sounds by the key."""
    key = word[1 : 1 + _KEY] if word[0] == "=" else word.partition(SOUNDS.separator)[0]
    digest = _BASIS
    for unit in memoryview(key.encode("utf-16-le", "surrogatepass")).cast("H"):
        digest = (digest ^ unit) * _PRIME & _MASK
    return digest % parts


def edit_lines(family: Family, text: str, words: Sequence[str], changes: Changes) -> str:
    """A piece with the changes to these words made; empty when no line is left."""
    lines = dict(_split(line, family) for line in text.split("\n") if line)
    for word in words:
        told = lines.get(word)
        lists = told.split(" ") if told else []
        lists += [""] * (family.lists - len(lists))
        written = " ".join(_edit(one, word, at, changes) for at, one in enumerate(lists)).rstrip(" ")
        if written:
            lines[word] = written
        else:
            lines.pop(word, None)
    if not lines:
        return ""
    return "\n" + "".join(f"{word}{family.separator}{lines[word]}\n" for word in sorted(lines))


def _split(line: str, family: Family) -> tuple[str, str]:
    word, _, lists = line.partition(" ") if family.separator == " " else line.rpartition(family.separator)
    return word, lists


def _edit(text: str, word: str, at: int, changes: Changes) -> str:
    gone, new = changes.gone[at].get(word), changes.new[at].get(word)
    if not gone and not new:
        return text
    if not text and not gone:
        return write_numbers(new or ())
    kept = set(read_numbers(text)).difference(gone or ()).union(new or ())
    return write_numbers(sorted(kept))
