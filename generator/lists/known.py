"""What the site knows that a list may name: people with the units they were at, units, awards, rolls."""

import marshal
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from generator.lists.people import KnownPerson, gather_people
from generator.load import Loaded, load_records
from generator.names import fold
from generator.settings import Settings

# How alike a name must be to be offered, and how many are compared closely.
_LIKENESS, _MOST_COMPARED = 0.72, 20
_LONGEST_COMPARED = 100

Values = Mapping[str, Any]


def plain_text(text: str) -> str:
    """A name of a unit with half-width signs and without spaces: what two writings of it share."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(slots=True)
class Names:
    """Ids by the names they go under."""

    ids: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _grams: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, id: str) -> None:
        """Note a name, as it is compared."""
        if name and id not in self.ids[name]:
            self.ids[name].append(id)
            for gram in _grams(name):
                self._grams[gram].add(name)

    def find(self, name: str) -> str | None:
        """The one id that goes under a name."""
        found = self.ids.get(name, ())
        return found[0] if len(found) == 1 else None

    def near(self, name: str) -> str | None:
        """The name most like this one; None where none is as like as that."""
        if not 1 < len(name) <= _LONGEST_COMPARED:
            return None
        shared: dict[str, int] = defaultdict(int)
        for gram in _grams(name):
            for other in self._grams.get(gram, ()):
                shared[other] += 1
        closest = sorted(shared, key=lambda other: (-shared[other], other))[:_MOST_COMPARED]
        likeness = {other: SequenceMatcher(None, name, other).ratio() for other in closest}
        best = max(closest, key=lambda other: likeness[other], default=None)
        return best if best is not None and likeness[best] >= _LIKENESS else None


def _grams(name: str) -> set[str]:
    return {name[start : start + 2] for start in range(len(name) - 1)}


@dataclass(frozen=True, slots=True)
class Known:
    """Records by id as their authors wrote them, and the names by which lists may mean them."""

    records: Mapping[str, Mapping[str, Values]]
    units: Names
    awards: Names
    people: Mapping[str, list[KnownPerson]]

    def unit_of(self, text: str) -> str | None:
        """The id of the unit of this name."""
        return self.units.find(plain_text(text))

    def unit_key(self, text: str) -> str:
        """What two names of one unit have in common: its id where the site knows it."""
        return f"#{id}" if (id := self.unit_of(text)) else plain_text(text)

    def award_of(self, text: str) -> str | None:
        """The id of the award of this title, written with or without quotes; or the id itself."""
        if text in self.records["award"]:
            return text
        return self.awards.find(fold(text)) or self.awards.find(fold(text.removesuffix("称号")))

    def level_of(self, award: str) -> str:
        """The level of an award."""
        return str(self.records["award"].get(award, {}).get("level", ""))

    def title_of(self, kind: str, id: str) -> str:
        """What a record is called."""
        values = self.records[kind].get(id, {})
        return str(values.get("name") or values.get("title") or id)


def know(settings: Settings) -> tuple[Known, Loaded]:
    """Read all that a site knows; what is broken there counts as far as it can be read."""
    loaded = load_records(settings.content, settings.root, {})
    records: dict[str, dict[str, Values]] = defaultdict(dict)
    for kind, id, values in _values_in(loaded):
        records[kind].setdefault(id, values)
    units, awards = Names(), Names()
    for id, values in records["unit"].items():
        for name in _called(values, "name"):
            units.add(plain_text(name), id)
    for id, values in records["award"].items():
        for name in _called(values, "title"):
            awards.add(fold(name), id)
    known = Known(records, units, awards, {})
    return replace(known, people=gather_people(records, known.unit_key)), loaded


def _values_in(loaded: Loaded) -> Iterator[tuple[str, str, Values]]:
    for source in loaded.sources:
        yield source.kind, source.id, marshal.loads(loaded.values[source.path])
    for broken in loaded.broken:
        yield broken.kind.name, broken.id, broken.values


def _called(values: Values, main: str) -> list[str]:
    aliases = values.get("aliases")
    names = [values.get(main), *(aliases if isinstance(aliases, list) else [])]
    return [name for name in names if isinstance(name, str)]
