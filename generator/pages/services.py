"""服务: a page for each service."""

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import card_of, cards
from generator.pages.page import Data, Page
from generator.pages.parts import record_family, record_page, show_facts
from generator.records.choices import SHIFTS
from generator.records.event import Event
from generator.records.place import Place
from generator.records.service import Service, Sessions
from generator.records.unit import Unit


def plan(catalog: Catalog, service: Service) -> Page:
    """A service: who, how much, how, where and when."""
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
        "sessions": _sessions(catalog, service.sessions) if service.sessions else None,
        "figures": [figure.model_dump() for figure in service.figures],
        "summary": service.summary,
        "body": service.body,
        "places": cards(catalog, Place, service.places),
        "units": cards(catalog, Unit, service.units),
        "events": cards(catalog, Event, catalog.linking_ids(Event, service)),
    }
    return record_page(service, service.summary or service.amount, context)


FAMILY = record_family("service", plan)


def _sessions(catalog: Catalog, sessions: Sessions) -> Data:
    place = catalog.find(Place, sessions.place)
    return {
        "days": "、".join(f"{day}日" for day in sessions.monthly_days),
        "shift": SHIFTS[sessions.shift],
        "time": sessions.time,
        "place": card_of(catalog, place),
        "overrides": [override.model_dump() for override in sessions.overrides],
    }
