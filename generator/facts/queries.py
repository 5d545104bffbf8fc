"""Which records an exhibition shows: those its panels name, and those they ask for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.honours import Honoured, honours_of
from generator.facts.order import roster
from generator.load import Key
from generator.records import Record
from generator.records.award import Award
from generator.records.event import Event
from generator.records.exhibition import Exhibition, Panel, Query
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

PANEL_FIELDS: tuple[tuple[str, type[Record]], ...] = (
    ("events", Event),
    ("people", Person),
    ("units", Unit),
    ("rolls", Roll),
    ("places", Place),
    ("services", Service),
)
_CONDITIONS = ("digest", "year", "series", "award", "level")


def records_on(catalog: Catalog, panel: Panel) -> list[Key]:
    """What a panel shows, named records first, each once."""
    named = [
        (model.kind, id) for field, model in PANEL_FIELDS for id in getattr(panel, field) if catalog.has(model, id)
    ]
    return list(dict.fromkeys([*named, *(answer(catalog, panel.query) if panel.query else ())]))


def records_in(catalog: Catalog, exhibition: Exhibition) -> Iterator[Key]:
    """What all panels of an exhibition show."""
    for panel in exhibition.panels:
        yield from records_on(catalog, panel)


def answer(catalog: Catalog, query: Query) -> list[Key]:
    """Records of the asked kind for which every condition holds, in the order that their index has."""
    ids = catalog.ask(roster, query.kind, "order")
    wanted = {name: value for name in _CONDITIONS if (value := getattr(query, name)) is not None}
    told = catalog.ask_many(traits, query.kind, ids)
    return [(query.kind, id) for id, all_of in zip(ids, told, strict=True) if any(map(_meets(wanted), all_of))]


def _meets(wanted: Mapping[str, Any]) -> Any:
    return lambda one: all(one.get(name) == value for name, value in wanted.items())


def traits(catalog: Catalog, kind: str, id: str) -> list[Mapping[str, Any]]:
    """Fact: what can be asked of a record; conditions of one query have to hold for one of these."""
    record = catalog.get(kind, id)
    if isinstance(record, Event):
        digest, rank = (record.digest.year, record.digest.rank) if record.digest else (None, None)
        year = dates.parse_when(record.date).year
        return [{"digest": digest, "rank": rank, "year": year, "series": record.series, "level": record.scope}]
    if isinstance(record, Roll):
        awards = catalog.pick(Award, record.awards)
        return [{"award": award.id, "level": award.level, "year": record.known_year} for award in awards]
    assert isinstance(record, Honoured)
    honours = (one for one in honours_of(catalog, record) if one.is_awarded)
    return [{"award": one.award, "level": one.level, "year": one.year} for one in honours]


def digests(catalog: Catalog) -> list[tuple[int, list[str]]]:
    """Fact: each year that has a digest of events, the newest first, with the ids of its events by rank."""
    ids = catalog.ids(Event)
    years: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, (one,) in enumerate(catalog.ask_many(traits, "event", ids)):
        if one["digest"]:
            years[one["digest"]].append((one["rank"], at))
    return [(year, [ids[at] for _, at in sorted(years[year])]) for year in sorted(years, reverse=True)]


def digest_of(catalog: Catalog, year: str) -> list[str]:
    """Fact: the ids of the events in one year's digest, by rank."""
    return next((ids for found, ids in catalog.ask(digests) if str(found) == year), [])


def newest_digest(catalog: Catalog) -> tuple[int | None, list[str]]:
    """Fact: the newest year that has a digest of events, and their ids by rank."""
    return next(iter(catalog.ask(digests)), (None, []))


def first_with_rank(catalog: Catalog, year: str, rank: str) -> str | None:
    """Fact: the first event that claims a rank in a yearly digest."""
    ids = catalog.ids(Event)
    told = catalog.ask_many(traits, "event", ids)
    fits = (id for id, (one,) in zip(ids, told, strict=True) if (str(one["digest"]), str(one["rank"])) == (year, rank))
    return next(fits, None)


def shown_by(catalog: Catalog) -> Mapping[str, list[str]]:
    """Fact: for each record that exhibitions show, or whose place they stop at, the ids of these exhibitions."""
    found: dict[str, list[str]] = defaultdict(list)
    for exhibition in catalog.all(Exhibition):
        stops = [("place", stop.place) for stop in exhibition.stops if stop.place and catalog.has(Place, stop.place)]
        for kind, id in dict.fromkeys([*records_in(catalog, exhibition), *stops]):
            found[f"{kind}/{id}"].append(exhibition.id)
    return found


def showing(catalog: Catalog, kind: str, id: str) -> list[str]:
    """Fact: the ids of the exhibitions that show a record."""
    return catalog.ask(shown_by).get(f"{kind}/{id}", [])


def exhibitions_showing(catalog: Catalog, record: Record) -> list[Mapping[str, Any]]:
    """Cards of the exhibitions with a panel that names a record or finds it, and of tours that stop at a place."""
    return cards(catalog, Exhibition, catalog.ask(showing, record.kind, record.id))
