"""Who is right for a query, by the records' own YAML: independent of the index and of what the pages look like."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from generator import names
from tests.search.folding import fold, fold_sound, right_sounds, sounds_like

_FOLDERS = {
    "people": "person",
    "events": "event",
    "rolls": "roll",
    "units": "unit",
    "awards": "award",
    "exhibitions": "exhibition",
    "services": "service",
    "places": "place",
}
_TITLES = ("name", "title")
# What no visitor reads, and what names other records.
_SILENT = {"id", "doubts", "consent", "layout", "order", "portrait", "is_unit", "url", "rank", "precedence", "status"}
_SILENT |= {"photos", "video", "events", "rolls", "services", "places", "query", "related", "leader", "parent"}
# Shown beside the record's own words: right to find, no fault not to.
_ASIDE = {"source", "figures", "notices", "counts", "publicity", "sex", "ethnicity", "born", "died", "note", "level"}
_ASIDE |= {
    "date",
    "date_note",
    "document",
    "valid_from",
    "valid_to",
    "rule_year",
    "opened",
    "sessions",
    "state",
    "type",
}
_ASIDE |= {"year", "stops", "series", "scope", "result", "deceased", "withdrawn", "reading", "digest", "phone", "hours"}
_ASIDE |= {"granted_by", "date_note", "edition", "post_then", "people"}
_NAMING = {"award": "award", "awards": "award", "unit": "unit", "units": "unit", "person": "person", "people": "person"}
_LINK = re.compile(r"\]\([^)]*\)|https?://\S+")


@dataclass(frozen=True)
class Document:
    """What a search may answer with: its address (`rolls/x/#name` of who is only named there) and texts, by field."""

    key: str
    kind: str
    title: str
    names: tuple[str, ...]
    reading: str | None = None
    own: Mapping[str, list[str]] = field(default_factory=dict)
    aside: tuple[str, ...] = ()

    @cached_property
    def _held(self) -> str:
        return _folded([*self.names, *(line for lines in self.own.values() for line in lines)])

    @cached_property
    def _beside(self) -> str:
        return _folded(self.aside)

    def holds(self, word: str) -> bool:
        """Whether its own words hold the word, one line for itself."""
        return fold(word) in self._held

    def may_hold(self, word: str) -> bool:
        """Whether it is no fault to find it by the word: by sound as well, or beside its own words."""
        return self.holds(word) or fold(word) in self._beside or self._sounds_like(word)

    def _sounds_like(self, word: str) -> bool:
        has_letters = re.search("[a-z]", fold(word)) is not None
        return has_letters and any(sounds_like(word, name, self.reading) for name in self.names)

    def is_called(self, word: str) -> bool:
        """Whether one of its names is read so, by the right readings."""
        return any("".join(right_sounds(name, self.reading)) == fold_sound(word) for name in self.names)


def _folded(lines: Iterable[str]) -> str:
    """Lines folded each for itself: nothing that is sought goes across a line's end."""
    return "\n".join(map(fold, lines))


def key_of(hit: Mapping[str, Any]) -> str:
    """A hit's key as labels write it."""
    address = hit["address"].partition("#")[0]
    return f"{address}#{fold(hit['title'])}" if hit["kind"] == "honouree" else address


class Judge:
    """All documents of a site's content, by their keys."""

    def __init__(self, content: Path) -> None:
        self.records = {kind: _read(content / folder) for folder, kind in _FOLDERS.items()}
        self.withheld = {one["name"] for one in self.records["person"].values() if one.get("consent") == "withheld"}
        self.given = self._given()
        found = [*self._of_records(), *self._of_names(), *_pages(content / "pages")]
        self.documents = {one.key: one for one in found}

    @cache  # noqa: B019 - a judge lives as long as the tests
    def right(self, words: str) -> set[str]:
        """Keys of all whose own words hold every word, or whose name is read so from its first letter to its last."""
        return {
            key for key, one in self.documents.items() if all(map(one.holds, words.split())) or one.is_called(words)
        }

    @cache  # noqa: B019
    def allowed(self, words: str) -> set[str]:
        """Keys of all that may be found."""
        return {key for key, one in self.documents.items() if all(map(one.may_hold, words.split()))}

    def _of_records(self) -> Iterator[Document]:
        folders = {kind: folder for folder, kind in _FOLDERS.items()}
        for kind, records in self.records.items():
            for id, record in records.items():
                if record.get("consent") != "withheld":
                    yield self._document(f"{folders[kind]}/{id}/", kind, id, record)

    def _document(self, key: str, kind: str, id: str, record: Mapping[str, Any]) -> Document:
        title = next(record[name] for name in _TITLES if name in record)
        own: dict[str, list[str]] = defaultdict(list)
        aside: list[str] = []
        for name, value in record.items():
            if name in _SILENT or name in (*_TITLES, "aliases"):
                continue
            self._gather(name, value, aside if name in _ASIDE else own[name], aside)
        for honour in self.given.get((kind, id), ()):
            self._gather("honours", honour, own["honours"], aside)
        return Document(key, kind, title, (title, *record.get("aliases", ())), record.get("reading"), own, tuple(aside))

    def _gather(self, name: str, value: Any, lines: list[str], aside: list[str]) -> None:
        """Put what a visitor reads of a value where it belongs."""
        if isinstance(value, list):
            for one in value:
                self._gather(name, one, lines, aside)
        elif isinstance(value, dict):
            for part, one in value.items():
                if part not in _SILENT and not (name == "source" and part == "note"):
                    self._gather(part, one, aside if part in _ASIDE else lines, aside)
        elif name in _NAMING and value in self.records[_NAMING[name]]:
            self._name(_NAMING[name], value, lines, aside)
        else:
            texts = [line for line in _LINK.sub(" ", value).splitlines() if fold(line)]
            lines += texts
            aside += [f"{text}年" for text in texts if text.isdecimal()]

    def _name(self, kind: str, id: str, lines: list[str], aside: list[str]) -> None:
        record = self.records[kind][id]
        if record.get("consent") != "withheld":
            lines.append(next(record[name] for name in _TITLES if name in record))
            aside += record.get("aliases", ())

    def _given(self) -> Mapping[tuple[str, str], list[Any]]:
        """By kind and id, what rolls say of those who have records."""
        found: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for roll in self.records["roll"].values():
            for one in roll.get("recipients", ()):
                told = {"award": one.get("award", roll["awards"][0]), "unit_then": one.get("unit_then", "")}
                for kind in ("person", "unit"):
                    if kind in one:
                        found[kind, one[kind]].append({**told, "note": roll["title"]})
        return found

    def _of_names(self) -> Iterator[Document]:
        for id, roll in self.records["roll"].items():
            for one in roll.get("recipients", ()):
                if "name" in one and one.get("result") != "提名" and names.unpad(one["name"]) not in self.withheld:
                    own: dict[str, list[str]] = {"honours": []}
                    aside = [roll["title"]]
                    self._gather("honours", {"award": one.get("award", roll["awards"][0])}, own["honours"], aside)
                    own["honours"] += [one["unit_then"]] if "unit_then" in one else []
                    aside += [text for part, text in one.items() if part in ("post_then", "note")]
                    aside += [text for text in (roll.get("year"),) if text]
                    key = f"rolls/{id}/#{fold(one['name'])}"
                    yield Document(key, "honouree", one["name"], (one["name"],), one.get("reading"), own, tuple(aside))


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return {file.stem: yaml.load(file.read_text("utf-8"), loader) for file in sorted(folder.rglob("*.yml"))}


def _pages(folder: Path) -> Iterator[Document]:
    for file in sorted(folder.glob("*.md")):
        first, *lines = [_LINK.sub(" ", line) for line in file.read_text("utf-8").splitlines() if fold(line)]
        cells = [cell for line in lines for cell in line.split("|")]
        title = first.lstrip("# ")
        yield Document(f"{file.stem}/", "page", title, (title,), None, {"body": cells}, ())
