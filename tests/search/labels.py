"""The labelled queries as values; what the labels mean stands at the top of queries.yml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("queries.yml")
_KNOWN = {"typed", "means", "first", "within", "near", "only", "none"}


@dataclass(frozen=True)
class Query:
    """What somebody types, and the keys of what is right for it."""

    site: str
    sort: str
    typed: str
    words: str
    first: tuple[str, ...]
    within: tuple[str, ...]
    near: tuple[str, ...]
    is_only: bool
    is_none: bool

    @property
    def expected(self) -> tuple[str, ...]:
        """What has to be among the first ten hits."""
        return self.first + self.within


def read_queries() -> list[Query]:
    """All of them, in the file's order."""
    told = yaml.load(_FILE.read_text("utf-8"), yaml.BaseLoader)
    return [
        _query(site, sort, entry)
        for site, sorts in told.items()
        for sort, entries in sorts.items()
        for entry in entries
    ]


def _query(site: str, sort: str, entry: dict[str, Any]) -> Query:
    assert set(entry) <= _KNOWN, f"{entry['typed']}: no label is called {set(entry) - _KNOWN}"
    first, within, near = (tuple(_keys(entry.get(name, ()))) for name in ("first", "within", "near"))
    words = entry.get("means", entry["typed"])
    return Query(site, sort, entry["typed"], words, first, within, near, "only" in entry, "none" in entry)


def _keys(addresses: list[str]) -> Iterator[str]:
    for address in addresses:
        page, _, name = address.partition("#")
        yield f"{page}/#{name}" if name else f"{page}/"
