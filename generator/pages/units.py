"""单位: a page for each unit with its people and honours, and an index by type."""

from collections.abc import Iterator

from generator.honours import honours_of
from generator.pages.page import Page, Plan
from generator.pages.parts import group_cards, index_page, record_page, show_honour, show_photos
from generator.records.choices import UNIT_TYPES
from generator.records.event import Event
from generator.records.person import Person
from generator.records.place import Place
from generator.records.service import Service
from generator.records.unit import Unit

_TYPES = tuple(UNIT_TYPES)


def pages(plan: Plan) -> Iterator[Page]:
    """One page a unit, and all of them by type."""
    units = sorted(plan.catalog.all(Unit), key=lambda unit: (_TYPES.index(unit.type), unit.id))
    for unit in units:
        yield _unit_page(plan, unit)
    pairs = [(UNIT_TYPES[unit.type], plan.card(unit)) for unit in units]
    yield index_page("units", "单位", "先进集体，和劳动者所在的单位。", group_cards(pairs))


def _unit_page(plan: Plan, unit: Unit) -> Page:
    catalog = plan.catalog
    leader, parent = catalog.find(Person, unit.leader), catalog.find(Unit, unit.parent)
    context = {
        "type": UNIT_TYPES[unit.type],
        "aliases": list(unit.aliases),
        "parent": plan.card(parent) if parent else None,
        "leader": plan.card(leader) if leader else None,
        "summary": unit.summary,
        "body": unit.body,
        "honours": [show_honour(plan, held) for held in honours_of(catalog, unit)],
        "people": plan.cards([person for person in catalog.linking(Person, unit) if person.unit == unit.id]),
        "parts": plan.cards([part for part in catalog.linking(Unit, unit) if part.parent == unit.id]),
        "places": plan.cards(catalog.linking(Place, unit)),
        "services": plan.cards(catalog.linking(Service, unit)),
        "events": plan.cards(catalog.linking(Event, unit)),
        "exhibitions": plan.cards(plan.exhibitions_showing(unit)),
        "photos": show_photos(plan, unit.photos),
    }
    return record_page(plan, unit, unit.summary, context)
