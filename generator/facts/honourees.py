"""The index of all who hold an honour: its order, and the ways to part it."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator import names
from generator.catalog import Catalog
from generator.facts.entries import Entry, Tag, honouree, named
from generator.facts.order import Group, places, position
from generator.records.choices import LEVELS
from generator.records.person import Person
from generator.records.unit import Unit

# Ways to part the index that have pages of their own.
AXES = ("strokes", "letter", "year", "level")
SORTS = {"person": "个人", "unit": "集体"}
_LAST = 9_999


class Row(NamedTuple):
    """An entry in the index: who it is, how it may be heard, under which headings, its place by pinyin, its honours."""

    key: str
    name: str
    is_unit: bool
    units: list[str]
    heard: list[str]
    strokes: tuple[str, str]
    letter: tuple[str, str]
    place: int
    tags: list[Tag]


def honourees(catalog: Catalog) -> list[Row]:
    """Fact: all entries by strokes, in each group people before units."""
    names_only = list(catalog.ask(named).values())
    people = _held(catalog, Person)
    units = [*_held(catalog, Unit).values(), *(one for one in names_only if one["is_unit"])]
    ranked: dict[str, list[Entry]] = {}
    for order in ("order", "pinyin"):
        merged = _merge(catalog, people, [one for one in names_only if not one["is_unit"]], order)
        ranked[order] = merged + sorted(units, key=lambda one: one["at"][order])
    heard = {one["id"]: place for place, one in enumerate(sorted(ranked["pinyin"], key=_letter))}
    return [_row(one, heard[one["id"]]) for one in sorted(ranked["order"], key=_strokes)]


def all_rows(catalog: Catalog) -> list[Row]:
    """The index as it stands."""
    return [Row(*row) for row in catalog.ask(honourees)]


def honouree_groups(catalog: Catalog, axis: str) -> list[Group]:
    """Fact: the keys of all entries, parted in one way; an entry with several honours may stand in several groups."""
    rows = all_rows(catalog)
    if axis == "letter":
        rows.sort(key=lambda row: row.place)
    found: dict[str, Group] = {}
    for row in rows:
        for word, heading in _HEADINGS[axis](row):
            found.setdefault(word, (word, heading, []))[2].append(row.key)
    return sorted(found.values(), key=_RANKS[axis]) if axis in _RANKS else list(found.values())


def honouree_group(catalog: Catalog, axis: str, word: str) -> Group | None:
    """Fact: one group of the index."""
    return next((one for one in catalog.ask(honouree_groups, axis) if one[0] == word), None)


def honouree_facets(catalog: Catalog) -> Mapping[str, list[tuple[str, str, int]]]:
    """Fact: for each way to part or narrow the index its words, their headings and how many entries they have."""
    told = {
        axis: [(word, heading, len(keys)) for word, heading, keys in catalog.ask(honouree_groups, axis)]
        for axis in AXES
    }
    rows = all_rows(catalog)
    titles = {award: title for row in rows for award, title, _, _ in row.tags if award}
    counts = Counter(award for row in rows for award in {tag[0] for tag in row.tags} if award)
    kinds = Counter("unit" if row.is_unit else "person" for row in rows)
    told["award"] = [(id, titles[id], counts[id]) for id in _in_order(catalog, titles)]
    told["kind"] = [(word, heading, kinds[word]) for word, heading in SORTS.items()]
    return told


def _held(catalog: Catalog, model: type[Person | Unit]) -> dict[str, Entry]:
    """The entries of a kind, by the ids of their records."""
    ids = catalog.ids(model)
    return {id: one for id, one in zip(ids, catalog.ask_many(honouree, model.kind, ids), strict=True) if one}


def _merge(catalog: Catalog, people: Mapping[str, Entry], others: list[Entry], order: str) -> list[Entry]:
    """People with and without records in one order; of the records no more are looked at than the others need."""
    ids = sorted(people, key=catalog.ask(places, "person", order).__getitem__)
    found: list[Entry] = []
    start = 0
    for one in sorted(others, key=lambda one: one["at"][order]):
        end = bisect(ids, one["at"][order], lo=start, key=lambda id: catalog.ask(position, "person", id)[order])
        found += [*(people[id] for id in ids[start:end]), one]
        start = end
    return found + [people[id] for id in ids[start:]]


def _strokes(one: Entry) -> tuple[int, bool]:
    count = one["strokes"][0]
    return (int(count) if count.isdecimal() else _LAST, one["is_unit"])


def _letter(one: Entry) -> tuple[bool, str, bool]:
    letter = one["letter"][0]
    return len(letter) > 1, letter, one["is_unit"]


def _row(one: Entry, place: int) -> Row:
    name = one["name"] if one["is_unit"] else names.unpad(one["name"])
    told = {part: one[part] for part in ("is_unit", "units", "heard", "strokes", "letter", "tags")}
    return Row(key=one["id"], name=name, place=place, **told)


def _in_order(catalog: Catalog, awards: Iterable[str]) -> list[str]:
    told = {id: catalog.ask(position, "award", id)["order"] for id in awards}
    return sorted(told, key=told.__getitem__)


def _years(row: Row) -> dict[tuple[str, str], None]:
    years = (year for _, _, _, year in row.tags)
    return dict.fromkeys((str(year), f"{year}年") if year else ("undated", "年份不详") for year in years)


def _levels(row: Row) -> dict[tuple[str, str], None]:
    return dict.fromkeys((level, LEVELS[level]) for _, _, level, _ in row.tags if level)


_HEADINGS: Mapping[str, Callable[[Row], Iterable[tuple[str, str]]]] = {
    "strokes": lambda row: [row.strokes],
    "letter": lambda row: [row.letter],
    "year": _years,
    "level": _levels,
}
_RANKS: Mapping[str, Callable[[Group], int]] = {
    "year": lambda one: -int(one[0]) if one[0].isdecimal() else 0,
    "level": lambda one: list(LEVELS).index(one[0]),
}
