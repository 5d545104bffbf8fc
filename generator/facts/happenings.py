"""What calendar programs can take of events: those whose days are known."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from generator import dates
from generator.addresses import address_of
from generator.cache import fingerprint
from generator.catalog import Catalog
from generator.records.event import Event
from generator.records.place import Place


def happening(catalog: Catalog, kind: str, id: str) -> Mapping[str, Any] | None:
    """Fact: an event's words and its first and last day; None where these are not known to the day."""
    event = catalog.get(kind, id)
    assert isinstance(event, Event)
    when = dates.parse_when(event.date)
    if not (when.first and when.last and when.first.day and when.last.day):
        return None
    places = catalog.pick(Place, event.places[:1])
    return {
        "title": event.title,
        "href": address_of(event),
        "first": when.first.text,
        "last": when.last.text,
        "place": places[0].label if places else None,
        "text": event.summary,
    }


def happenings(catalog: Catalog) -> Mapping[str, str]:
    """Fact: the ids of these events, each with a digest of what is told of it."""
    ids = catalog.ids(Event)
    told = zip(ids, catalog.ask_many(happening, "event", ids), strict=True)
    return {id: fingerprint(to_json(one)) for id, one in told if one}
