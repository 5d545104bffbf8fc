"""阵地: a page for each place, and an index by type."""

from collections.abc import Iterator

from generator import dates
from generator.pages.page import Page, Plan
from generator.pages.parts import group_cards, index_page, record_page, show_facts, show_photos
from generator.records.choices import PLACE_TYPES
from generator.records.event import Event
from generator.records.place import Place
from generator.records.service import Service
from generator.records.unit import Unit

_TYPES = tuple(PLACE_TYPES)


def pages(plan: Plan) -> Iterator[Page]:
    """One page a place, and all of them by type."""
    places = sorted(plan.catalog.all(Place), key=lambda place: (_TYPES.index(place.type), place.id))
    for place in places:
        yield _place_page(plan, place)
    pairs = [(PLACE_TYPES[place.type], plan.card(place)) for place in places]
    yield index_page("places", "阵地", "职工可以去的地方，和大事发生的地方。", group_cards(pairs))


def _place_page(plan: Plan, place: Place) -> Page:
    catalog = plan.catalog
    unit = catalog.find(Unit, place.unit)
    rows = (
        ("地址", place.address),
        ("开放时间", place.hours),
        ("电话", place.phone),
        ("建成", dates.in_chinese(place.opened) if place.opened else None),
    )
    context = {
        "type": PLACE_TYPES[place.type],
        "aliases": list(place.aliases),
        "unit": plan.card(unit) if unit else None,
        "facts": show_facts(rows),
        "offers": list(place.offers),
        "summary": place.summary,
        "body": place.body,
        "services": plan.cards(catalog.linking(Service, place)),
        "events": plan.cards(catalog.linking(Event, place)),
        "exhibitions": plan.cards(plan.exhibitions_showing(place)),
        "photos": show_photos(plan, place.photos),
    }
    return record_page(plan, place, place.summary, context)
