"""Which characters the display face must have: those of titles, names, numbers and headings."""

from collections.abc import Iterator
from typing import Any

from generator.catalog import Catalog
from generator.records import KINDS_BY_NAME

# Fields that templates set in the display face; prose is set in the reader's own sans, but its headings are not.
_DISPLAYED = frozenset(
    ("title", "name", "caption", "subtitle", "motto", "value", "unit", "seal", "edition", "date_note", "series")
)


def letters(catalog: Catalog, kind: str, id: str) -> str:
    """Fact: the characters of a record that may be set in the display face, each once, in order."""
    shown = catalog.get(kind, id).model_dump(exclude={"source", "doubts", "notices"}, exclude_defaults=True)
    return "".join(sorted(set("".join(_displayed(shown, "")))))


def all_letters(catalog: Catalog, kind: str) -> str:
    """Fact: those characters of all records of a kind."""
    ids = catalog.ids(KINDS_BY_NAME[kind].model)
    return "".join(sorted(set("".join(catalog.ask_many(letters, kind, ids)))))


def _displayed(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, str):
        if name in _DISPLAYED:
            yield value
        elif "#" in value:
            yield from (line for line in value.splitlines() if line.startswith("#"))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _displayed(item, key)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _displayed(item, name)
