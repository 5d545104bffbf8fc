"""服务: a page for each service, and an index."""

from collections.abc import Iterator

from generator import dates
from generator.pages.page import Data, Page, Plan
from generator.pages.parts import group_cards, index_page, record_page, show_facts
from generator.records.choices import SHIFTS
from generator.records.event import Event
from generator.records.place import Place
from generator.records.service import Service, Sessions
from generator.records.unit import Unit

_HEADINGS = {"current": "现行", "unchecked": "办理前请先核实", "ended": "已停"}


def pages(plan: Plan) -> Iterator[Page]:
    """One page a service, and all of them: what is in force first."""
    states = tuple(_HEADINGS)
    services = sorted(plan.catalog.all(Service), key=lambda service: (states.index(service.state), service.id))
    for service in services:
        yield _service_page(plan, service)
    pairs = [(_HEADINGS[service.state], plan.card(service)) for service in services]
    yield index_page("services", "服务", "职工能办什么，怎么办，去哪里办。", group_cards(pairs))


def _service_page(plan: Plan, service: Service) -> Page:
    catalog = plan.catalog
    rows = (
        ("谁能办", service.who),
        ("给什么", service.amount),
        ("限制", service.limits),
        ("起", dates.in_chinese(service.valid_from) if service.valid_from else None),
        ("止", dates.in_chinese(service.valid_to) if service.valid_to else None),
    )
    context = {
        "facts": show_facts(rows),
        "conditions": list(service.conditions),
        "steps": list(service.steps),
        "materials": list(service.materials),
        "rule_year": service.rule_year,
        "state": service.state,
        "sessions": _sessions(plan, service.sessions) if service.sessions else None,
        "figures": [figure.model_dump() for figure in service.figures],
        "summary": service.summary,
        "body": service.body,
        "places": plan.cards(catalog.pick(Place, service.places)),
        "units": plan.cards(catalog.pick(Unit, service.units)),
        "events": plan.cards(catalog.linking(Event, service)),
    }
    return record_page(plan, service, service.summary or service.amount, context)


def _sessions(plan: Plan, sessions: Sessions) -> Data:
    place = plan.catalog.find(Place, sessions.place)
    return {
        "days": "、".join(f"{day}日" for day in sessions.monthly_days),
        "shift": SHIFTS[sessions.shift],
        "time": sessions.time,
        "place": plan.card(place) if place else None,
        "overrides": [override.model_dump() for override in sessions.overrides],
    }
