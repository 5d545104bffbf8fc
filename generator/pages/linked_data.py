"""What a record's page is about, for machines: JSON-LD in the words of <https://schema.org/>, one builder a kind.

Only what the page itself tells is told here. Without the site's own address nothing has a `url`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator import dates, names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.cards import card, unit_name_of
from generator.facts.honours import Honoured, honours_of
from generator.facts.lines import Line, lines_of
from generator.pages.page import Data
from generator.records import KINDS_BY_NAME, Record
from generator.records.award import Award
from generator.records.event import Event
from generator.records.exhibition import Exhibition, Stop
from generator.records.person import Person
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

_LANGUAGE = "zh-CN"
# So many lines of a roll are told in the head of its page; all of them are in its table and in the interface.
_MOST_LINES = 100
_TYPES = {"person": "Person", "unit": "Organization", "place": "CivicStructure", "service": "GovernmentService"}


def describe(catalog: Catalog, record: Record) -> Data:
    """What a record is, as JSON-LD without its context."""
    return _written(_BUILDERS[type(record)](catalog, record) | {"url": url_of(catalog, record.kind, record.id)})


def url_of(catalog: Catalog, kind: str, id: str) -> str | None:
    """The whole address of a record's page; None for a site that does not know its own."""
    base = catalog.settings.site_url
    return base + (address_to(kind, id) or "") if base else None


def publisher(site_name: str, site_url: str) -> Data:
    """Whose site it is."""
    return _written({"@type": "Organization", "name": site_name, "url": site_url or None})


def _person(catalog: Catalog, person: Person) -> dict[str, Any]:
    unit = _links(catalog, Unit, [person.unit] if person.unit else [])
    employer = unit_name_of(catalog, person)
    return {
        "@type": "Person",
        "name": person.name,
        "alternateName": person.reading,
        "description": person.summary,
        "birthDate": _first(person.born),
        "deathDate": _first(person.died),
        "jobTitle": person.post or person.trade,
        "worksFor": unit[0] if unit else {"@type": "Organization", "name": employer} if employer else None,
        "award": _awards(catalog, person),
    }


def _unit(catalog: Catalog, unit: Unit) -> dict[str, Any]:
    parents = _links(catalog, Unit, [unit.parent] if unit.parent else [])
    return {
        "@type": "Organization",
        "name": unit.name,
        "alternateName": list(unit.aliases),
        "description": unit.summary,
        "parentOrganization": parents[0] if parents else None,
        "award": _awards(catalog, unit),
    }


def _award(catalog: Catalog, award: Award) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "name": award.title,
        "alternateName": list(award.aliases),
        "description": award.summary,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": award.series} if award.series else None,
    }


def _event(catalog: Catalog, event: Event) -> dict[str, Any]:
    """The page is news; what the news are about happened on a day, and at places where these are known."""
    when = dates.parse_when(event.date)
    happened = {
        "@type": "Event",
        "name": event.title,
        "startDate": when.first.text if when.first else None,
        "endDate": when.last.text if when.last and when.is_range else None,
        "location": _links(catalog, Place, event.places),
    }
    return {
        "@type": "NewsArticle",
        "headline": event.title,
        "description": event.summary,
        "dateModified": catalog.updated(event),
        "inLanguage": _LANGUAGE,
        "publisher": publisher(catalog.settings.site_name, catalog.settings.site_url),
        "about": _written(happened) if when.first else None,
        "mentions": _links(catalog, Person, event.people) + _links(catalog, Unit, event.units),
    }


def _roll(catalog: Catalog, roll: Roll) -> dict[str, Any]:
    lines = [line for line in lines_of(catalog, roll) if not line.withdrawn]
    order = "ItemListOrderAscending" if roll.order in names.ORDERS else "ItemListUnordered"
    return {
        "@type": "ItemList",
        "name": roll.title,
        "description": roll.summary,
        "itemListOrder": f"https://schema.org/{order}" if lines else None,
        "numberOfItems": len(lines) or None,
        "itemListElement": [
            {"@type": "ListItem", "position": number, "item": _recipient(catalog, line)}
            for number, line in enumerate(lines[:_MOST_LINES], 1)
        ],
    }


def _recipient(catalog: Catalog, line: Line) -> Data:
    kind, id = ("unit", line.unit) if line.is_unit else ("person", line.person)
    url = url_of(catalog, kind, id) if id else None
    return _written({"@type": _TYPES[kind], "name": line.name, "url": url})


def _exhibition(catalog: Catalog, exhibition: Exhibition) -> dict[str, Any]:
    """With stops it tours, and each stop is a part of it; without, it is seen on its page."""
    moments = [dates.parse_when(stop.date) for stop in exhibition.stops]
    first = min((when.first.text for when in moments if when.first), default=None)
    last = max((when.last.text for when in moments if when.last), default=None)
    url = url_of(catalog, "exhibition", exhibition.id)
    where = {"@type": "VirtualLocation", "name": exhibition.title, "url": url}
    mode = "Mixed" if exhibition.stops else "Online"
    return {
        "@type": "ExhibitionEvent",
        "name": exhibition.title,
        "alternateName": exhibition.subtitle,
        "description": exhibition.summary,
        "inLanguage": _LANGUAGE,
        "startDate": first,
        "endDate": last,
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": [*(_where(catalog, stop) for stop in exhibition.stops), *([where] if url else [])],
        "subEvent": [_stop(catalog, exhibition, stop) for stop in exhibition.stops],
        "organizer": publisher(catalog.settings.site_name, catalog.settings.site_url),
    }


def _where(catalog: Catalog, stop: Stop) -> Data:
    places = _links(catalog, Place, [stop.place] if stop.place else [])
    return places[0] if places else _written({"@type": "Place", "name": stop.name or stop.place})


def _stop(catalog: Catalog, exhibition: Exhibition, stop: Stop) -> Data:
    when = dates.parse_when(stop.date)
    return _written(
        {
            "@type": "ExhibitionEvent",
            "name": exhibition.title,
            "description": stop.note,
            "startDate": when.first.text if when.first else None,
            "endDate": when.last.text if when.last and when.is_range else None,
            "location": _where(catalog, stop),
        }
    )


def _service(catalog: Catalog, service: Service) -> dict[str, Any]:
    offices = [
        {"@type": "ServiceChannel", "serviceLocation": place} for place in _links(catalog, Place, service.places)
    ]
    units = _links(catalog, Unit, service.units)
    return {
        "@type": "GovernmentService",
        "name": service.title,
        "description": service.summary or service.amount,
        "audience": {"@type": "Audience", "audienceType": service.who} if service.who else None,
        "provider": units or publisher(catalog.settings.site_name, catalog.settings.site_url),
        "availableChannel": offices,
    }


def _place(catalog: Catalog, place: Place) -> dict[str, Any]:
    return {
        "@type": "Park" if place.type == "park" else "CivicStructure",
        "name": place.name,
        "alternateName": list(place.aliases),
        "description": place.summary,
        "address": place.address,
        "telephone": place.phone,
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": one, "value": True} for one in place.offers
        ],
    }


_BUILDERS: Mapping[type[Record], Callable[[Catalog, Any], dict[str, Any]]] = {
    Person: _person,
    Unit: _unit,
    Award: _award,
    Event: _event,
    Roll: _roll,
    Exhibition: _exhibition,
    Service: _service,
    Place: _place,
}


def _awards(catalog: Catalog, holder: Honoured) -> list[str]:
    held = [one for one in honours_of(catalog, holder) if one.is_awarded]
    return list(dict.fromkeys(f"{one.title}（{one.year}年）" if one.year else one.title for one in held))


def _links(catalog: Catalog, model: type[Record], ids: Sequence[str]) -> list[Data]:
    """Records that may be shown, by name and address."""
    kind = KINDS_BY_NAME[model.kind].name
    shown = catalog.shown(model, ids)
    told = [(catalog.ask(card, kind, id)["title"], url_of(catalog, kind, id)) for id in shown]
    return [_written({"@type": _TYPES[kind], "name": name, "url": url}) for name, url in told]


def _first(date: str | None) -> str | None:
    first = dates.parse_when(date).first if date else None
    return first.text if first else None


def _written(told: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is known."""
    return {name: value for name, value in told.items() if value not in (None, [], "")}
