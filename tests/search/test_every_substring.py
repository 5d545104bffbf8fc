"""A property: whatever piece of a record somebody types, and however they spell its name, the record is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from tests.search.asking import Asker
from tests.search.conftest import Searched
from tests.search.folding import fold, right_sounds
from tests.search.judge import Document, Judge

RECORDS = 60
EACH = 4
LONGEST = 6
# Asks for page after page until the record has come, as somebody would who scrolls.
_SEEK = """async (asked) => {
  const told = [];
  for (const [typed, address, kind, title] of asked) {
    const is = (hit) => hit.address.split("#")[0] === address
      && (kind !== "honouree" || hit.kind === kind && hit.title.replaceAll("\\u3000", "") === title);
    let from = 0, place = -1, answer;
    do {
      answer = await guangrongSearch.ask(typed, { from, limit: 100 });
      const at = answer.hits.findIndex((hit) => is(hit) && !hit.isNear);
      if (at >= 0) place = from + at;
      from += answer.hits.length;
    } while (place < 0 && answer.hits.length && from < answer.total);
    told.push([place, answer.total, answer.isExact]);
  }
  return told;
}"""


@dataclass(frozen=True)
class Piece:
    """What is typed, and the record that it was taken from."""

    typed: str
    of: Document
    field: str

    def __str__(self) -> str:
        return f"{self.of.key} {self.field}: {self.typed!r}"

    @property
    def asked(self) -> list[str]:
        return [self.typed, self.of.key.partition("#")[0], self.of.kind, self.of.title]


@pytest.fixture(scope="module")
def chosen(seeded: Searched) -> list[Document]:
    """As many of every kind as there are, up to a share; the same ones in every run."""
    dice = Random(60)
    found: list[Document] = []
    kinds = sorted({one.kind for one in seeded.judge.documents.values()})
    for kind in kinds:
        of_kind = [one for one in seeded.judge.documents.values() if one.kind == kind]
        found += dice.sample(of_kind, min(len(of_kind), RECORDS // len(kinds)))
    rest = [one for one in seeded.judge.documents.values() if one not in found]
    return found + dice.sample(rest, RECORDS - len(found))


def pieces(one: Document, dice: Random) -> Iterator[Piece]:
    """Some pieces of every field."""
    fields = {"name": [one.title], "other names": list(one.names[1:]), **one.own}
    for field, texts in fields.items():
        lines = [line for line in texts if fold(line)]
        for _ in range(EACH if lines else 0):
            line = dice.choice(lines)
            length = min(dice.randint(1, LONGEST), len(line))
            start = dice.randint(0, len(line) - length)
            typed = line[start : start + length]
            if is_typable(typed):
                yield Piece(typed, one, field)


def is_typable(typed: str) -> bool:
    """Whether it is one word with something in it; a few Latin letters may be the start of a reading as well."""
    return bool(fold(typed)) and typed == typed.strip() and not typed.isascii()


def readings(one: Document) -> Iterator[Piece]:
    """All that a name's syllables can be typed as, from two of them on."""
    sounds, name = right_sounds(one.title, one.reading), fold(one.title)
    if len(sounds) != len(name):
        return
    for start in range(len(sounds) - 1):
        rest = sounds[start:]
        typed = {"".join(rest), " ".join(rest), "".join(rest).upper(), "".join(sound[0] for sound in rest)}
        typed |= {name[start] + "".join(sound[0] for sound in rest[1:]), name[start] + "".join(rest[1:])}
        typed |= {rest[0] + name[start + 1 :], rest[0] + "".join(sound[0] for sound in rest[1:])}
        typed |= {text.replace("lv", "lü").replace("nv", "nü") for text in typed}
        yield from (Piece(text, one, "reading") for text in sorted(typed))


def lost(asker: Asker, asked: list[Piece]) -> list[str]:
    """Pieces that did not lead to their record."""
    told: list[Any] = asker.page.evaluate(_SEEK, [piece.asked for piece in asked])
    return [f"{piece} {answer}" for piece, answer in zip(asked, told, strict=True) if answer[0] < 0]


def test_every_piece_of_a_record_finds_it(asker: Asker, chosen: list[Document]):
    dice = Random(16)
    asked = [piece for one in chosen for piece in pieces(one, dice)]
    assert len(asked) > 600
    assert len({piece.field for piece in asked}) >= 8
    assert lost(asker, asked) == []


def test_every_reading_of_a_name_finds_it(asker: Asker, chosen: list[Document], seeded: Searched):
    named = [one for one in chosen if one.kind in ("person", "honouree")]
    named += [one for one in seeded.judge.documents.values() if one.kind == "person" and one.key[7:9] != "p-"]
    asked = [piece for one in named for piece in readings(one)]
    assert len(asked) > 400
    assert lost(asker, asked) == []


def test_as_many_are_found_as_there_are(asker: Asker, chosen: list[Document], seeded: Searched):
    """What the engine counts lies between those whose own words hold it and those that may be found by it."""
    dice = Random(61)
    typed = [piece.typed for one in chosen for piece in pieces(one, dice) if len(fold(piece.typed)) > 1][::5]
    assert len(typed) > 60
    for one, answer in zip(typed, asker.ask(typed), strict=True):
        right, allowed = bounds(seeded.judge, one)
        assert right <= answer["total"], one
        assert not answer["isExact"] or answer["total"] <= allowed, one


def bounds(judge: Judge, typed: str) -> tuple[int, int]:
    """How many have to be found at least and at most."""
    return len(judge.right(typed)), len(judge.allowed(typed))
