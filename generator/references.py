"""Every reference leads to a record of the right kind; where one does not, what was meant."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from generator.codes import Text
from generator.load import Loaded
from generator.problems import Place, Problem
from generator.records import KINDS_BY_NAME, Kind, Record
from generator.records.structure import find_references

_SEVERAL = re.compile(r"[、，,;；\s]")
_PICTURE = re.compile(r".*\.(jpe?g|png|webp|avif|gif|heic)", re.IGNORECASE)


@dataclass(slots=True)
class Known:
    """Everything that a reference may name: paths by kind and id, and ids by kind and the names people use."""

    paths: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in KINDS_BY_NAME})
    ids: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in KINDS_BY_NAME})


def collect_known(loaded: Loaded) -> Known:
    """All records that exist, broken ones included."""
    known = Known()
    for entry in loaded.entries:
        record = entry.record
        known.paths[record.kind].setdefault(record.id, entry.path)
        for name in (record.label, *getattr(record, "aliases", ())):
            known.ids[record.kind].setdefault(name, record.id)
    for broken in loaded.broken:
        known.paths[broken.kind.name].setdefault(broken.id, broken.path)
    return known


def check_references(loaded: Loaded, known: Known) -> Iterator[Problem]:
    """A problem for each reference, of sound and of broken records, that leads nowhere or back to itself."""
    for entry in loaded.entries:
        yield from _check(type(entry.record), entry.record.id, entry.record, entry.path, known)
    for broken in loaded.broken:
        yield from _check(broken.kind.model, broken.id, broken.values, broken.path, known)


def _check(model: type[Record], id: str, values: Any, path: str, known: Known) -> Iterator[Problem]:
    for way, kind, target in find_references(model, values):
        if (kind, target) == (model.kind, id):
            yield Problem("R302", Place(path), {}, way, excerpt=target)
        elif target not in known.paths[kind]:
            words = KINDS_BY_NAME[kind]
            told = {"id": target, "kind": Text(words.zh, words.en), "suggestion": _suggest(target, words, known)}
            yield Problem("R301", Place(path), told, way, excerpt=target)


def _suggest(target: str, kind: Kind, known: Known) -> Text:
    """What an author who wrote this probably meant."""
    if id := known.ids[kind.name].get(target):
        return Text(f"这里写编号：{id}", f"write the id here: {id}")
    if kind.name == "photo" and _PICTURE.fullmatch(target):
        return Text("这里写照片的编号；先在 content/photos/ 里写一条", "make a record in content/photos/, write its id")
    if _SEVERAL.search(target):
        return Text("一行只写一个编号，每行一个“- ”", "one id a line, each after `- `")
    bare = target.rsplit("/", 1)[-1].removesuffix(".yml").lower()
    paths = known.paths[kind.name]
    if near := next(iter(get_close_matches(bare, paths, 1, 0.6)), None):
        return Text(f"是不是 {near}？（{paths[near]}）", f"did you mean {near}? ({paths[near]})")
    if other := _kind_of(target, known.paths):
        return Text(f"{target} 是{other.zh}，不是{kind.zh}", f"{target} is {_article(other)}, not {_article(kind)}")
    new = f"content/{kind.folder}/"
    return Text(f"核对编号，或者在 {new} 里新建一条", f"check the id, or write a record in {new}")


def _kind_of(id: str, paths: Mapping[str, Mapping[str, str]]) -> Kind | None:
    return next((KINDS_BY_NAME[name] for name, ids in paths.items() if id in ids), None)


def _article(kind: Kind) -> str:
    return f"{'an' if kind.en[0] in 'aeiou' else 'a'} {kind.en}"
