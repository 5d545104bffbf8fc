"""Which pages slices make: those that look at few records. All others are made when slices are merged."""

from collections.abc import Callable, Mapping
from functools import partial

from generator.pages import FAMILIES, Family
from generator.part import record_name


def _whose(kind: str, key: str) -> str:
    """The name of the record that a key begins with."""
    return record_name(kind, key.partition("/")[0])


# By a family's name: what a page of it is called by its key. What is called alike belongs to one slice, so that what is
# known of a record is worked out once. An award's page and an exhibition's ask about everybody.
_NAMES: Mapping[str, Callable[[str], str]] = {
    **{kind: partial(_whose, kind) for kind in ("event", "person", "unit", "roll", "service", "place")},
    **{f"{kind}-events": partial(_whose, kind) for kind in ("person", "unit", "place")},
    "roll-csv": partial(_whose, "roll"),
    "roll-xlsx": partial(_whose, "roll"),
    "share-card": str,
    "api": partial("{}/{}".format, "api"),
}

FAMILIES_OF_SLICES: tuple[Family, ...] = tuple(family for family in FAMILIES if family.name in _NAMES)


def page_name(family: Family, key: str) -> str:
    """What a page is called, which says what slice it belongs to."""
    return _NAMES[family.name](key)
