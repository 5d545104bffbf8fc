"""The index of all documents: made anew, or renewed where documents or their numbers changed.

An edit takes a document's old words out of the lines and puts its new ones in; the pieces come out as if all had been
made anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, Protocol

from generator.search.document import COARSE, Document, Footing
from generator.search.grams import NO_TERMS, Terms, terms_of
from generator.search.lines import GRAMS, SOUNDS, Changes, Family, edit_lines
from generator.search.numbering import Ranks, number, parts_for
from generator.search.numbers import write_numbers
from generator.search.pieces import NOTHING, digest_of, write_call
from generator.search.plan import Plan
from generator.search.shelves import (
    WIDE,
    Placed,
    tag_writer,
    write_characters,
    write_documents,
    write_tags,
    write_units,
)
from generator.workers import cut_evenly, share

_LINES = {one.letter: one for one in (GRAMS, SOUNDS)}
_DOCUMENTS, _TAGS, _UNITS, _CHARACTERS = "d", "t", "u", "c"
_CHARACTER_PIECES = 64
# So many characters of documents, and so many documents that are sought by sound, make one piece.
_TEXT, _NAMES = 900, 40
# So many documents are worth a worker.
_A_RUN = 500
# So many pieces are held until they are written; others are made again.
_AT_HAND = 5_000


class Library(Protocol):
    """Where documents are, as they are and as they were when the index was kept; and pieces of lines."""

    def now(self, keys: Sequence[str]) -> list[Document]:
        """Documents as they are."""

    def before(self, key: str) -> Document | None:
        """A document as the kept index has it."""

    def lines(self, name: str) -> str:
        """A piece of lines, as it was kept."""

    def keep_lines(self, name: str, text: str) -> None:
        """Keep a piece of lines."""


def plan_index(order: str, footings: Mapping[str, Footing], ranks: Ranks) -> Plan:
    """Give every document its number, and say into how many pieces everything goes; their digests are not known yet."""
    numbering = number(footings, ranks)
    starts = numbering.numbers.items()
    further = chain.from_iterable(range(at + 1, at + footings[key].passages) for key, at in starts)
    sounds = sum(one.has_sound for one in footings.values())
    parts = {
        GRAMS.letter: parts_for(COARSE * sum(one.weight for one in footings.values()), _TEXT),
        SOUNDS.letter: parts_for(sounds, _NAMES),
        _DOCUMENTS: -(-numbering.end // numbering.width),
        _TAGS: -(-numbering.end // WIDE),
        _UNITS: -(-numbering.end // WIDE),
        _CHARACTERS: _CHARACTER_PIECES,
    }
    digests = {family: [NOTHING] * count for family, count in parts.items()}
    return Plan(order, numbering, write_numbers(list(further)), digests)


class Index:
    """The index as it is now: `plan` names its pieces, `script` is the text of one."""

    def __init__(self, library: Library, ranks: Ranks, plan: Plan) -> None:
        self._library, self.ranks, self.plan = library, ranks, plan
        self._keys, self._starts = list(plan.numbering.numbers), list(plan.numbering.numbers.values())
        self._made: dict[str, str] = {}

    def script(self, name: str) -> str:
        """A piece, whether it was made now or is as it was."""
        return self._made.get(name) or write_call(name, self._piece(name[0], int(name[1:])))

    def renew(self, before: Plan | None, changed: Iterable[str]) -> None:
        """Write the pieces that changed since an earlier plan, or all; `changed` are documents that may be others."""
        if before and not _has_same_places(before, self.plan):
            before = None
        then, now = before.numbering.numbers if before else {}, self.plan.numbering.numbers
        moved = [key for key, at in now.items() if then.get(key) != at] if then != now else []
        touched = {*moved, *(key for key in changed if key in now), *(then.keys() - now.keys())}
        if before:
            for family, digests in self.plan.digests.items():
                digests[:] = [*before.digests[family][: len(digests)], *digests[len(before.digests[family]) :]]
        numbers = self._edit_lines(touched, then, is_new=before is None)
        self._fill_shelves(numbers)
        if before is None:
            self._refill(_CHARACTERS, range(_CHARACTER_PIECES))

    def _edit_lines(self, touched: Iterable[str], then: Mapping[str, int], is_new: bool) -> set[int]:
        """Take old words out and put new ones in; returns all numbers that are touched."""
        now = self.plan.numbering.numbers
        # New lines need their numbers in ascending order: each core takes a run of documents, one after another.
        keys = sorted(touched, key=lambda key: now.get(key, -1))
        (changes, numbers), *others = share(partial(self._find_changes, then), cut_evenly(keys, _A_RUN), least=1)
        for further, touched_too in others:
            for letter, one in further.items():
                changes[letter].add(one)
            numbers += touched_too
        for letter, one in changes.items():
            self._write_lines(_LINES[letter], one, is_new)
        return set(numbers)

    def _find_changes(
        self, then: Mapping[str, int], runs: Sequence[Sequence[str]]
    ) -> tuple[dict[str, Changes], list[int]]:
        """What changes in which lines for some documents, and their numbers."""
        changes = {letter: Changes(family.lists) for letter, family in _LINES.items()}
        numbers: list[int] = []
        now = self.plan.numbering.numbers
        for key in chain.from_iterable(runs):
            old = self._passages(then.get(key), [self._library.before(key)] if key in then else [])
            new = self._passages(now.get(key), self._library.now([key]) if key in now else [])
            for at in sorted({**old, **new}):
                _change(changes, old.get(at, NO_TERMS), new.get(at, NO_TERMS), at)
            numbers += old.keys() | new.keys()
        return changes, numbers

    def _passages(self, first: int | None, documents: Sequence[Document | None]) -> dict[int, Terms]:
        """The terms of a document's passages by their numbers."""
        return {
            at: terms
            for one in documents
            if one is not None and first is not None
            for at, terms in enumerate(terms_of(one), first)
        }

    def _write_lines(self, family: Family, changes: Changes, is_new: bool) -> None:
        digests = self.plan.digests[family.letter]
        words = changes.by_part(len(digests))
        for at in range(len(digests)) if is_new else sorted(words):
            name = f"{family.letter}{at}"
            before = "" if is_new else self._library.lines(name)
            text = edit_lines(family, before, words.get(at, ()), changes)
            self._library.keep_lines(name, text)
            digests[at] = self._keep(name, text)

    def _fill_shelves(self, numbers: set[int]) -> None:
        for letter, wide in ((_DOCUMENTS, self.plan.numbering.width), (_TAGS, WIDE), (_UNITS, WIDE)):
            self._refill(letter, sorted({number // wide for number in numbers}))

    def _refill(self, letter: str, places: Iterable[int]) -> None:
        digests = self.plan.digests[letter]
        for at in places:
            if at < len(digests):
                digests[at] = self._keep(f"{letter}{at}", self._piece(letter, at))

    def _piece(self, letter: str, at: int) -> Any:
        """What a piece holds."""
        if letter in _LINES:
            return self._library.lines(f"{letter}{at}")
        if letter == _CHARACTERS:
            return write_characters(_CHARACTER_PIECES)[at]
        wide = self.plan.numbering.width if letter == _DOCUMENTS else WIDE
        start = at * wide
        placed = self._placed(start, start + wide)
        if letter == _DOCUMENTS:
            return write_documents(start, wide, placed)
        heads = [one for one in placed if one[0] >= start]
        if letter == _UNITS:
            return write_units(start, heads)
        return write_tags(start, heads, tag_writer(self.ranks.levels, self.ranks.awards))

    def _placed(self, start: int, end: int) -> list[Placed]:
        """The documents with passages between two numbers."""
        first, last = max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)
        return list(zip(self._starts[first:last], self._library.now(self._keys[first:last]), strict=True))

    def _keep(self, name: str, value: Any) -> str:
        """The digest of a piece that is made now."""
        if not value:
            return NOTHING
        script = write_call(name, value)
        if len(self._made) < _AT_HAND:
            self._made[name] = script
        return digest_of(script)


def _has_same_places(before: Plan, now: Plan) -> bool:
    """Whether pieces can be edited: words still stand in the same ones, and numbers too."""
    parts, others = before.parts, now.parts
    return before.numbering.width == now.numbering.width and all(parts.get(one) == others[one] for one in _LINES)


def _change(changes: Mapping[str, Changes], was: Terms, will: Terms, at: int) -> None:
    for place in range(GRAMS.lists):
        changes[GRAMS.letter].change(place, was[place], will[place], at)
    changes[SOUNDS.letter].change(0, was.sounds, will.sounds, at)
