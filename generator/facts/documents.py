"""What the search knows of each record and of everybody whom only a roll names: a document, and where it stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator import names
from generator.addresses import WITHOUT_PAGE, address_to
from generator.catalog import Catalog
from generator.facts.cards import card, lines_beneath
from generator.facts.document_words import award_words, words_of
from generator.facts.entries import Entry, named
from generator.facts.order import roster, usable_reading
from generator.load import Key
from generator.memo import Gone, key_of
from generator.records import KINDS, Record
from generator.records.person import Person
from generator.search.document import Document, Footing, cut_passages, footing_of, read_document, sounds_of

# Somebody whom only a roll names; the key is that of the entry among the honourees.
NAME, HONOUREE = "name", "honouree"
_LONGEST_LINE = 60
SOUGHT_BY_SOUND = frozenset(("person", "unit", "award", "place", "service"))


def document_keys(catalog: Catalog) -> list[Key]:
    """Everything that has a document, in the order of lists."""
    kinds = [kind.name for kind in KINDS if kind.name not in WITHOUT_PAGE]
    found = [(kind, id) for kind in kinds for id in catalog.ask(roster, kind, "order")]
    return [*found, *((NAME, key.removeprefix(f"{NAME}/")) for key in catalog.ask(named))]


def document(catalog: Catalog, kind: str, id: str) -> Document:
    """Fact: the document of a record, or of an entry that has none."""
    if kind == NAME:
        return _of_entry(catalog, id)
    record = catalog.get(kind, id)
    told: Mapping[str, Any] = catalog.ask(card, kind, id)
    words = words_of(catalog, record)
    titles = [record.label, *words.get("names", ())]
    return Document(
        kind=kind,
        address=address_to(kind, id) or "",
        title=told.get("name") or record.label,
        names=titles[1:],
        line=_shorten(" · ".join(lines_beneath(told))),
        honours=_lines(words.get("honours", ())),
        body=cut_passages("\n".join(_lines(words["body"]))),
        tags=words.get("tags", []),
        units=words.get("units", []),
        sounds=sounds_of(titles, [_hear(record, title) for title in titles]) if kind in SOUGHT_BY_SOUND else [],
    )


def footing(catalog: Catalog, kind: str, id: str) -> Footing:
    """Fact: where a document stands among all."""
    return footing_of(read_document(catalog.ask_many(document, kind, [id])[0]))


def _of_entry(catalog: Catalog, id: str) -> Document:
    key = f"{NAME}/{id}"
    one: Entry | None = catalog.ask(named).get(key)
    if one is None:
        raise Gone(key_of(NAME, id))
    name = names.unpad(one["name"])
    honours = [
        f"{f'{year}年' if year else ''}{award_words(catalog, award, title)}" for award, title, _, year in one["tags"]
    ]
    return Document(
        kind=HONOUREE,
        address=one["href"],
        title=one["name"],
        names=[],
        line=_shorten(" · ".join(filter(None, [one["tags"][0][1], one["text"]]))),
        honours=_lines([*honours, one["roll"], *one["units"]]),
        body=[""],
        tags=[(award, level, year) for award, _, level, year in one["tags"]],
        units=one["units"],
        sounds=sounds_of([name], [one["heard"]]),
    )


def _hear(record: Record, title: str) -> list[str]:
    """How the characters of a title are read, those of people as names."""
    if isinstance(record, Person):
        return names.hearings(title, usable_reading(title, record.reading))
    return names.hearings(title, is_prose=True)


def _lines(texts: Iterable[str | None]) -> list[str]:
    """What is written, each once; no line is broken but by the body's own ends of lines."""
    return list(dict.fromkeys(text for text in texts if text))


def _shorten(line: str) -> str:
    return f"{line[: _LONGEST_LINE - 1]}…" if len(line) > _LONGEST_LINE else line
