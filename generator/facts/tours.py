"""The stops of a touring exhibition, in the order of their dates, with days that a browser can compare with today."""

from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from generator import dates
from generator.addresses import address_of
from generator.catalog import Catalog
from generator.records.exhibition import Exhibition, Stop
from generator.records.place import Place


def stops_of(catalog: Catalog, exhibition: Exhibition) -> list[Mapping[str, Any]]:
    """Every stop, in the order of their first days, undated ones last.

    `until` is the last day on which the stop can be, `since` its first day: only where the days are known, for nobody
    can say on which day of its month or year a stop opens when that is all there is.
    """
    stops = sorted(exhibition.stops, key=lambda stop: _days(stop.date)[0] or "9")
    return [_stop(catalog, stop) for stop in stops]


def _stop(catalog: Catalog, stop: Stop) -> Mapping[str, Any]:
    place = catalog.find(Place, stop.place)
    since, until = _days(stop.date)
    return {
        "date": dates.in_chinese(stop.date),
        "since": since if _is_exact(stop.date) else None,
        "until": until,
        "name": place.name if place else stop.name,
        "href": address_of(place) if place else None,
        "note": stop.note,
    }


def _is_exact(text: str) -> bool:
    when = dates.parse_when(text)
    return when.is_range or (when.first is not None and when.first.day is not None)


def _days(text: str) -> tuple[str | None, str | None]:
    """The first and the last day that a date leaves open, as ISO text."""
    when = dates.parse_when(text)
    if when.first is None or when.last is None:
        return None, None
    year, month = when.last.year, when.last.month or 12
    day = when.last.day or monthrange(year, month)[1]
    return f"{when.first.text}-01-01"[:10], f"{year:04}-{month:02}-{day:02}"
