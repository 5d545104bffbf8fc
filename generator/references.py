"""Every reference leads to a record of the right kind; where one does not, what was meant."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.codes import Text
from generator.load import Key, Loaded, Source
from generator.problems import FieldPath, Place, Problem
from generator.records import KINDS_BY_NAME, Kind, Record
from generator.records.structure import find_references
from generator.suggest import nearest, offer

_SEVERAL = re.compile(r"[、，,;；\s]")
_PICTURE = re.compile(r".*\.(jpe?g|png|webp|avif|gif|heic)", re.IGNORECASE)

# Looking for what is most like an id takes as long as there are ids; nobody mends more mistakes than these at once.
_MOST_SEARCHES = 50

# By kind and id, parted by a tab: the kind and id of each record that refers to it.
Links = Mapping[str, Sequence[str]]


class References:
    """The references of everything that was loaded; records are looked into only where one leads nowhere."""

    def __init__(self, loaded: Loaded, record_of: Callable[[Source], Record]) -> None:
        self._loaded, self._record_of = loaded, record_of
        self._searched = 0
        # The files of all records that exist, broken ones included, by kind and id.
        self._paths: dict[str, dict[str, str]] = {name: {} for name in KINDS_BY_NAME}
        for source in loaded.sources:
            self._paths[source.kind].setdefault(source.id, source.path)
        for broken in loaded.broken:
            self._paths[broken.kind.name].setdefault(broken.id, broken.path)

    def links(self) -> Links:
        """Who refers to each record; broken records lead from nobody."""
        links: dict[str, list[str]] = defaultdict(list)
        for source in self._loaded.sources:
            here = f"{source.kind}\t{source.id}"
            for there in source.references:
                links[there].append(here)
        return links

    def problems(self) -> Iterator[Problem]:
        """One for each reference, also of broken records, that leads nowhere, back to itself, or to nothing public."""
        known = {f"{kind}\t{id}" for kind, paths in self._paths.items() for id in paths}
        out = {f"{source.kind}\t{source.id}" for source in self._loaded.sources if source.is_out}
        for source in self._loaded.sources:
            is_sound = known.issuperset(source.references) and f"{source.kind}\t{source.id}" not in source.references
            if not is_sound:
                yield from self._check_all((source.kind, source.id), source.path, self._record_of(source))
            if not (source.is_out or out.isdisjoint(source.references)):
                yield from self._find_waiting(source, out)
        for broken in self._loaded.broken:
            yield from self._check_all((broken.kind.name, broken.id), broken.path, broken.values)

    def _check_all(self, here: Key, path: str, values: Any) -> Iterator[Problem]:
        for way, kind, target in find_references(KINDS_BY_NAME[here[0]].model, values):
            if here == (kind, target):
                yield Problem("R302", Place(path), {}, way, excerpt=target)
            elif target not in self._paths[kind]:
                yield self._lost(path, way, target, KINDS_BY_NAME[kind])

    def _find_waiting(self, source: Source, out: Collection[str]) -> Iterator[Problem]:
        """References of a public record to some that are not public today."""
        for way, kind, id in find_references(KINDS_BY_NAME[source.kind].model, self._record_of(source)):
            if f"{kind}\t{id}" in out:
                yield Problem("R303", Place(source.path), {"id": id}, way, excerpt=id)

    def _lost(self, path: str, way: FieldPath, target: str, kind: Kind) -> Problem:
        told = {"id": target, "kind": Text(kind.zh, kind.en), "suggestion": self._suggest(target, kind)}
        return Problem("R301", Place(path), told, way, excerpt=target)

    def _suggest(self, target: str, kind: Kind) -> Text:
        """What an author who wrote this probably meant."""
        if id := self._ids_by_name[kind.name].get(target):
            return Text(f"这里写编号：{id}", f"write the id here: {id}")
        if kind.name == "photo" and _PICTURE.fullmatch(target):
            return Text(
                "这里写照片的编号；先在 content/photos/ 里写一条", "make a record in content/photos/, write its id"
            )
        if _SEVERAL.search(target):
            return Text("一行只写一个编号，每行一个“- ”", "one id a line, each after `- `")
        bare = target.rsplit("/", 1)[-1].removesuffix(".yml").lower()
        self._searched += 1
        if self._searched <= _MOST_SEARCHES and (near := nearest(bare, self._paths[kind.name])):
            meant, file = offer(near), self._paths[kind.name][near]
            return Text(f"{meant.zh}（{file}）", f"{meant.en} ({file})")
        if other := next((KINDS_BY_NAME[name] for name, ids in self._paths.items() if target in ids), None):
            return Text(f"{target} 是{other.zh}，不是{kind.zh}", f"{target} is {_article(other)}, not {_article(kind)}")
        new = f"content/{kind.folder}/"
        return Text(f"核对编号，或者在 {new} 里新建一条", f"check the id, or write a record in {new}")

    @cached_property
    def _ids_by_name(self) -> Mapping[str, Mapping[str, str]]:
        """By kind, the ids of records under every name that people call them by."""
        found: dict[str, dict[str, str]] = {name: {} for name in KINDS_BY_NAME}
        for source in self._loaded.sources:
            record = self._record_of(source)
            for name in (record.label, *getattr(record, "aliases", ())):
                found[source.kind].setdefault(name, source.id)
        return found


def _article(kind: Kind) -> str:
    return f"{'an' if kind.en[0] in 'aeiou' else 'a'} {kind.en}"
