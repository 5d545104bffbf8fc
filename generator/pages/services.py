"""服务: a page for each service."""

from generator import dates
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.sessions import next_sessions
from generator.pages.page import Page
from generator.pages.parts import record_family, record_page, show_facts
from generator.records.event import Event
from generator.records.place import Place
from generator.records.service import Service
from generator.records.unit import Unit


def plan(catalog: Catalog, service: Service) -> Page:
    """A service: who, how much, how, where and when."""
    rows = (
        ("谁能办", service.who),
        ("给什么", service.amount),
        ("限制", service.limits),
        ("有效期", _validity(service)),
        ("规定年份", f"{service.rule_year}年" if service.rule_year and service.state == "current" else None),
    )
    context = {
        "facts": show_facts(rows),
        "conditions": list(service.conditions),
        "steps": list(service.steps),
        "materials": list(service.materials),
        "rule_year": service.rule_year,
        "state": service.state,
        "expired": _expired(catalog, service),
        "sessions": catalog.ask(next_sessions, service.id),
        "figures": [figure.model_dump() for figure in service.figures],
        "summary": service.summary,
        "body": service.body,
        "places": cards(catalog, Place, service.places),
        "units": cards(catalog, Unit, service.units),
        "events": cards(catalog, Event, catalog.linking_ids(Event, service)),
    }
    return record_page(service, service.summary or service.amount, context)


FAMILY = record_family("service", plan)


def _validity(service: Service) -> str | None:
    """From when to when, as far as it is told."""
    begin = dates.in_chinese(service.valid_from) if service.valid_from else None
    end = dates.in_chinese(service.valid_to) if service.valid_to else None
    if begin and end:
        return f"{begin}至{end}"
    return f"{begin}起" if begin else f"到{end}为止" if end else None


def _expired(catalog: Catalog, service: Service) -> str | None:
    """The end of a service's validity, when it is over before the month of the build."""
    end = dates.parse_when(service.valid_to).last if service.valid_to else None
    month = catalog.this_month().isoformat() if end else ""
    return dates.in_chinese(end.text) if end and end.text < month[: len(end.text)] else None
