"""Shelves: some of the records that belong to a record, and the way to the rest, so that no page grows without end."""

from collections.abc import Iterator, Sequence

from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.order import in_order, position
from generator.facts.queries import showing
from generator.pages.page import Data, Family, Page
from generator.pages.parts import part_page
from generator.records import KINDS_BY_NAME, Record
from generator.records.event import Event
from generator.records.exhibition import Exhibition

# So many stand on a shelf; of events so many before there is a page for each year.
_SHOWN = 24


def show_some(catalog: Catalog, model: type[Record], ids: Sequence[str]) -> Data:
    """The first of these records in the order of their list, and the way to that list when there are more."""
    shown = in_order(catalog, model, ids)
    href = f"{KINDS_BY_NAME[model.kind].folder}/"
    return _shelf(catalog, model, shown, href if len(shown) > _SHOWN else None)


def show_exhibitions(catalog: Catalog, record: Record) -> Data:
    """The exhibitions that show a record."""
    ids = catalog.ask(showing, record.kind, record.id)
    return _shelf(catalog, Exhibition, ids, "exhibitions/" if len(ids) > _SHOWN else None)


def show_events(catalog: Catalog, record: Record) -> Data:
    """The newest events that name a record; of many also a way to each year's."""
    ids = in_order(catalog, Event, catalog.linking_ids(Event, record))
    years = [
        {"heading": heading, "count": len(some), "href": f"{address_of(record)}{word}/"}
        for word, (heading, some) in _by_year(catalog, ids).items()
    ]
    return {**_shelf(catalog, Event, ids, None), "years": years if len(ids) > _SHOWN else []}


def _shelf(catalog: Catalog, model: type[Record], ids: Sequence[str], href: str | None) -> Data:
    return {"cards": cards(catalog, model, ids[:_SHOWN]), "total": len(ids), "href": href}


def _by_year(catalog: Catalog, ids: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
    """Ids of events by a word for their year, with its heading."""
    found: dict[str, tuple[str, list[str]]] = {}
    for id, told in zip(ids, catalog.ask_many(position, "event", ids), strict=True):
        word, heading = told["year"]
        found.setdefault(word, (heading, []))[1].append(id)
    return found


def events_family(kind: str) -> Family:
    """For each record of a kind that many events name, a page for each of their years; a key is `id/2018`."""
    model, folder = KINDS_BY_NAME[kind].model, KINDS_BY_NAME[kind].folder

    def keys(catalog: Catalog) -> Iterator[str]:
        for id in catalog.ids(model):
            # Few are named so often: only their records are read.
            if len(catalog.backlinks.get(f"{kind}\t{id}", ())) > _SHOWN:
                ids = catalog.linking_ids(Event, catalog.get(kind, id))
                yield from (f"{id}/{word}" for word in _by_year(catalog, ids) if len(ids) > _SHOWN)

    def plan(catalog: Catalog, key: str) -> Page:
        id, _, word = key.partition("/")
        record = catalog.get(kind, id)
        ids = in_order(catalog, Event, catalog.linking_ids(Event, record))
        heading, some = _by_year(catalog, ids).get(word, (word, []))
        return part_page(record, f"{heading}大事", f"{len(some)} 件", cards(catalog, Event, some), "cards")

    return Family(f"{kind}-events", folder, keys, lambda key: f"{folder}/{key}/", plan, (3,))
