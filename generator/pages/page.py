"""A page to make, still as data; and what planning one may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.catalog import Catalog
from generator.pages import cards
from generator.pages.queries import records_in
from generator.records import Record
from generator.records.exhibition import Exhibition
from generator.records.place import Place
from generator.settings import Settings

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page: its address below the site's root, and a context of plain data for its template.

    Templates look nothing up, so two pages with the same template and context have the same body.
    A page that is not framed is a whole document by itself.
    """

    address: str
    section: str
    title: str
    description: str
    template: str
    context: Data
    is_framed: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What a page family plans from: the catalogue, the settings, and each record's card, made once."""

    catalog: Catalog
    settings: Settings
    _cards: dict[tuple[str, str], Data] = field(default_factory=dict)
    _shown: dict[tuple[str, str], list[Exhibition]] = field(default_factory=dict)

    def card(self, record: Record) -> Data:
        """The record's small form."""
        key = (record.kind, record.id)
        if key not in self._cards:
            self._cards[key] = cards.make_card(self.catalog, record)
        return self._cards[key]

    def cards(self, records: list[Any]) -> list[Data]:
        """The small forms of several records."""
        return [self.card(record) for record in records]

    def exhibitions_showing(self, record: Record) -> list[Exhibition]:
        """Exhibitions with a panel that names a record or finds it, and tours that stop at a place."""
        if not self._shown:
            for exhibition in self.catalog.all(Exhibition):
                stops = self.catalog.pick(Place, tuple(stop.place for stop in exhibition.stops if stop.place))
                shown = {(one.kind, one.id) for one in [*records_in(self.catalog, exhibition), *stops]}
                for key in shown:
                    self._shown.setdefault(key, []).append(exhibition)
        return self._shown.get((record.kind, record.id), [])
