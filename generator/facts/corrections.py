"""更正与撤销: what records tell in public about their own mistakes."""

from typing import Any

from generator import dates
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.order import backwards, position
from generator.records import KINDS


def corrected(catalog: Catalog, kind: str) -> list[str]:
    """Fact: the ids of the records of a kind that tell of a correction."""
    ids = catalog.ids(next(one.model for one in KINDS if one.name == kind))
    told = catalog.ask_many(position, kind, ids)
    return [id for id, one in zip(ids, told, strict=True) if "is_corrected" in one]


def corrections(catalog: Catalog) -> list[dict[str, Any]]:
    """Fact: every correction and withdrawal, newest first, with the record that it is about."""
    found = []
    for kind in KINDS:
        for id in catalog.ask(corrected, kind.name):
            record = catalog.get(kind.name, id)
            about = {"kind": kind.zh, "title": record.label, "href": address_of(record)}
            found += [(backwards(one.date), {**about, **one.model_dump()}) for one in record.notices]
    return [{**one, "year": dates.parse_when(one["date"]).year} for _, one in sorted(found, key=lambda pair: pair[0])]
