"""The search index, kept and renewed where documents or their numbers changed.

What it was made of lies beside it, sealed with it: the documents as the last build kept them. An edit takes old words
out and puts new ones in; the pieces come out as if everything had been made anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from pydantic_core import from_json, to_json

from generator import names
from generator.cache import fingerprint
from generator.catalog import Catalog
from generator.facts.documents import HONOUREE, SOUGHT_BY_SOUND, document, document_keys, footing
from generator.facts.order import roster
from generator.memo import key_of
from generator.records.choices import LEVELS
from generator.search.document import COARSE, Document, Footing, footing_of, read_document
from generator.search.grams import NO_TERMS, Terms, terms_of
from generator.search.lines import GRAMS, SOUNDS, Changes, edit_lines
from generator.search.numbering import Ranks, number, parts_for
from generator.search.numbers import write_numbers
from generator.search.pieces import NOTHING, digest_of, write_call
from generator.search.plan import Plan, keep_plan, read_plan
from generator.search.shelves import (
    WIDE,
    Placed,
    tag_writer,
    write_characters,
    write_documents,
    write_tags,
    write_units,
)

PAGE = "page"
# In the order of equally good hits of one level and year.
KINDS = {
    "person": "人物",
    HONOUREE: "榜上有名",
    "unit": "单位",
    "roll": "光荣榜",
    "award": "奖项",
    "event": "大事",
    "exhibition": "展览",
    "service": "服务",
    "place": "阵地",
    PAGE: "页面",
}
_INDEX, _PLAN = "search", "plan"
_LINES = (GRAMS, SOUNDS)
_DOCUMENTS, _TAGS, _UNITS, _CHARACTERS = "d", "t", "u", "c"
_CHARACTER_PIECES = 64
# So many characters of documents, and so many documents that are sought by sound, make one piece.
_TEXT, _NAMES = 1_800, 40
# A document's passages by their numbers.
_Passages = dict[int, Terms]


class SearchIndex:
    """The index of one site as it is now: `plan` names its pieces, `script` is the text of one."""

    def __init__(self, catalog: Catalog, prose: Mapping[str, Document]) -> None:
        self._catalog, self._memo = catalog, catalog.memo
        self._made: dict[str, str] = {}
        for address, page in prose.items():
            self._memo.put(key_of(document.__name__, PAGE, address), to_json(page).decode())
            self._memo.put(key_of(footing.__name__, PAGE, address), to_json(footing_of(page)).decode())
        self._keys = [key_of(*key) for key in document_keys(catalog)] + [key_of(PAGE, address) for address in prose]
        self.ranks = Ranks(list(KINDS), list(LEVELS), catalog.ask(roster, "award", "order"))
        kept = self._memo.before(key_of(_INDEX, _PLAN))
        before = read_plan(kept) if kept else None
        self.plan, parts = self._number(before)
        self._starts, self._numbered = list(self.plan.numbering.numbers.values()), list(self.plan.numbering.numbers)
        self._renew(before, parts)
        self._memo.put(key_of(_INDEX, _PLAN), keep_plan(self.plan))

    def script(self, name: str) -> str:
        """A piece, whether it was made now or is as it was."""
        if name not in self._made:
            family, at = name[0], int(name[1:])
            if family in (one.letter for one in _LINES):
                self._keep(name, self._memo.peek(key_of(_INDEX, name), str))
            elif family == _CHARACTERS:
                self._make_characters()
            else:
                self._keep(name, self._shelf(family, at))
        return self._made[name]

    def _number(self, before: Plan | None) -> tuple[Plan, dict[str, int]]:
        """The plan so far, and how many pieces each family gets."""
        known = self._memo.texts(footing.__name__)
        unknown = [key for key in self._keys if key not in known]
        self._memo.share(self._ask_footings, unknown)
        order = fingerprint("\n".join([*self._keys, "", *self.ranks.awards]).encode())
        if before and before.order == order and not self._memo.changes(footing.__name__):
            return Plan(order, before.numbering, before.more), before.parts
        known = self._memo.texts(footing.__name__)
        footings = {key: Footing(*from_json(known[key])) for key in self._keys}
        numbering = number(footings, self.ranks)
        further = (
            one for key, first in numbering.numbers.items() for one in range(first + 1, first + footings[key].passages)
        )
        sounds = sum(one.kind == HONOUREE or one.kind in SOUGHT_BY_SOUND for one in footings.values())
        parts = {
            GRAMS.letter: parts_for(COARSE * sum(one.weight for one in footings.values()), _TEXT),
            SOUNDS.letter: parts_for(sounds, _NAMES),
            _DOCUMENTS: -(-numbering.end // numbering.width),
            **dict.fromkeys((_TAGS, _UNITS), -(-numbering.end // WIDE)),
            _CHARACTERS: _CHARACTER_PIECES,
        }
        return Plan(order, numbering, write_numbers(list(further))), parts

    def _ask_footings(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._catalog.ask(footing, *key.split("\t"))

    def _renew(self, before: Plan | None, parts: Mapping[str, int]) -> None:
        """Write the pieces that changed, all where too little is as it was; take over the others."""
        if before and not self._is_like(before, parts):
            before = None
        then, now = before.numbering.numbers if before else {}, self.plan.numbering.numbers
        changed = self._memo.changes(document.__name__)
        moved = {key for key in now if now[key] != then.get(key)} if before is None or then != now else set()
        touched = moved | changed.intersection(now) | (then.keys() - now.keys())
        self.plan.digests = {
            family: [*before.digests[family], *[NOTHING] * count][:count] if before else [NOTHING] * count
            for family, count in parts.items()
        }
        numbers, changes = self._changes(touched, then, now)
        for family, some in zip(_LINES, changes, strict=True):
            self._edit_lines(family, some, is_new=before is None)
        for letter, wide in ((_DOCUMENTS, self.plan.numbering.width), (_TAGS, WIDE), (_UNITS, WIDE)):
            for at in sorted({one // wide for one in numbers if one // wide < parts[letter]}):
                self.plan.digests[letter][at] = self._keep(f"{letter}{at}", self._shelf(letter, at))
        if before is None:
            self._make_characters()

    def _is_like(self, before: Plan, parts: Mapping[str, int]) -> bool:
        """Whether pieces can be edited: words still stand in the same ones, and numbers too."""
        is_same_width = before.numbering.width == self.plan.numbering.width
        return is_same_width and all(before.parts.get(one.letter) == parts[one.letter] for one in _LINES)

    def _changes(
        self, touched: set[str], then: Mapping[str, int], now: Mapping[str, int]
    ) -> tuple[set[int], tuple[Changes, Changes]]:
        """All numbers that are touched, and what changes in the lines; ascending, as new lines need it."""
        grams, sounds = Changes(GRAMS.lists), Changes(SOUNDS.lists)
        numbers: set[int] = set()
        for key in sorted(touched, key=lambda key: now.get(key, -1)):
            old = self._passages(then.get(key), self._memo.before(key_of(document.__name__, key)))
            new = self._passages(now.get(key), self._text(key) if key in now else None)
            for one in sorted({**old, **new}):
                was, will = old.get(one, NO_TERMS), new.get(one, NO_TERMS)
                for at in range(GRAMS.lists):
                    grams.change(at, was[at], will[at], one)
                sounds.change(0, was.sounds, will.sounds, one)
            numbers |= old.keys() | new.keys()
        return numbers, (grams, sounds)

    def _passages(self, first: int | None, text: str | None) -> _Passages:
        if first is None or text is None:
            return {}
        return dict(enumerate(terms_of(read_document(from_json(text))), first))

    def _edit_lines(self, family: Any, changes: Changes, is_new: bool) -> None:
        digests = self.plan.digests[family.letter]
        words = changes.by_part(len(digests))
        for at in range(len(digests)) if is_new else sorted(words):
            name = f"{family.letter}{at}"
            before = "" if is_new else self._memo.peek(key_of(_INDEX, name), str)
            text = edit_lines(family, before, words.get(at, ()), changes)
            self._memo.put(key_of(_INDEX, name), to_json(text).decode())
            digests[at] = self._keep(name, text)

    def _make_characters(self) -> None:
        texts = write_characters(_CHARACTER_PIECES, names.characters())
        self.plan.digests[_CHARACTERS] = [self._keep(f"{_CHARACTERS}{at}", text) for at, text in enumerate(texts)]

    def _shelf(self, letter: str, at: int) -> Any:
        """What a piece of documents, of their honours or of their units holds."""
        wide = self.plan.numbering.width if letter == _DOCUMENTS else WIDE
        start = at * wide
        if letter == _DOCUMENTS:
            return write_documents(start, wide, self._placed(start, start + wide))
        placed = [one for one in self._placed(start, start + wide) if one[0] >= start]
        if letter == _UNITS:
            return write_units(start, placed)
        return write_tags(start, placed, tag_writer(self.ranks.levels, self.ranks.awards))

    def _placed(self, start: int, end: int) -> list[Placed]:
        """The documents with passages between two numbers."""
        first = max(0, bisect_right(self._starts, start) - 1)
        keys = self._numbered[first : bisect_left(self._starts, end)]
        self._memo.recall(key_of(document.__name__, key) for key in keys)
        return [(self.plan.numbering.numbers[key], read_document(from_json(self._text(key)))) for key in keys]

    def _text(self, key: str) -> str:
        """A document as it is now."""
        return self._memo.text(key_of(document.__name__, key), partial(document, self._catalog, *key.split("\t")))

    def _keep(self, name: str, value: Any) -> str:
        """The digest of a piece that is made now."""
        if not value:
            return NOTHING
        self._made[name] = script = write_call(name, value)
        return digest_of(script)
