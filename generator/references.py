"""Every reference leads to a record of the right kind; where one does not, what was meant."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.codes import Text
from generator.load import Loaded
from generator.problems import FieldPath, Place, Problem
from generator.records import KINDS_BY_NAME, Kind
from generator.records.structure import find_references
from generator.suggest import nearest, offer

Key = tuple[str, str]

_SEVERAL = re.compile(r"[、，,;；\s]")
_PICTURE = re.compile(r".*\.(jpe?g|png|webp|avif|gif|heic)", re.IGNORECASE)


Paths = Mapping[str, Mapping[str, str]]
Links = Mapping[Key, tuple[Key, ...]]


def follow_references(loaded: Loaded) -> tuple[Links, list[Problem]]:
    """Who refers to each record, and a problem for each reference that leads nowhere or back to itself.

    References of broken records are followed too, but lead from nobody.
    """
    paths = _paths_of(loaded)
    links: dict[Key, dict[Key, None]] = defaultdict(dict)
    problems: list[Problem] = []
    for entry in loaded.entries:
        record = entry.record
        for way, kind, target in find_references(type(record), record):
            links[kind, target][record.kind, record.id] = None
            problems += _check(loaded, paths, (record.kind, record.id), entry.path, way, (kind, target))
    for broken in loaded.broken:
        for way, kind, target in find_references(broken.kind.model, broken.values):
            problems += _check(loaded, paths, (broken.kind.name, broken.id), broken.path, way, (kind, target))
    return {key: tuple(linking) for key, linking in links.items()}, problems


def _paths_of(loaded: Loaded) -> Paths:
    """The files of all records that exist, broken ones included, by kind and id."""
    paths: dict[str, dict[str, str]] = {name: {} for name in KINDS_BY_NAME}
    for entry in loaded.entries:
        paths[entry.record.kind].setdefault(entry.record.id, entry.path)
    for broken in loaded.broken:
        paths[broken.kind.name].setdefault(broken.id, broken.path)
    return paths


def _check(loaded: Loaded, paths: Paths, here: Key, path: str, way: FieldPath, there: Key) -> Iterator[Problem]:
    kind, target = there
    if here == there:
        yield Problem("R302", Place(path), {}, way, excerpt=target)
    elif target not in paths[kind]:
        words = KINDS_BY_NAME[kind]
        suggestion = _suggest(target, words, paths, loaded)
        told = {"id": target, "kind": Text(words.zh, words.en), "suggestion": suggestion}
        yield Problem("R301", Place(path), told, way, excerpt=target)


def _suggest(target: str, kind: Kind, paths: Paths, loaded: Loaded) -> Text:
    """What an author who wrote this probably meant."""
    if id := _id_of(target, kind, loaded):
        return Text(f"这里写编号：{id}", f"write the id here: {id}")
    if kind.name == "photo" and _PICTURE.fullmatch(target):
        return Text("这里写照片的编号；先在 content/photos/ 里写一条", "make a record in content/photos/, write its id")
    if _SEVERAL.search(target):
        return Text("一行只写一个编号，每行一个“- ”", "one id a line, each after `- `")
    bare = target.rsplit("/", 1)[-1].removesuffix(".yml").lower()
    if near := nearest(bare, paths[kind.name]):
        meant, file = offer(near), paths[kind.name][near]
        return Text(f"{meant.zh}（{file}）", f"{meant.en} ({file})")
    if other := _kind_of(target, paths):
        return Text(f"{target} 是{other.zh}，不是{kind.zh}", f"{target} is {_article(other)}, not {_article(kind)}")
    new = f"content/{kind.folder}/"
    return Text(f"核对编号，或者在 {new} 里新建一条", f"check the id, or write a record in {new}")


def _id_of(name: str, kind: Kind, loaded: Loaded) -> str | None:
    """The id of the record that people call by this name."""
    records = (entry.record for entry in loaded.entries if entry.record.kind == kind.name)
    called = (one.id for one in records if name in (one.label, *getattr(one, "aliases", ())))
    return next(called, None)


def _kind_of(id: str, paths: Paths) -> Kind | None:
    return next((KINDS_BY_NAME[name] for name, ids in paths.items() if id in ids), None)


def _article(kind: Kind) -> str:
    return f"{'an' if kind.en[0] in 'aeiou' else 'a'} {kind.en}"
