"""荣誉墙: one document for each screen, which needs nothing but the font beside it."""

from collections.abc import Iterator

from generator import names
from generator.addresses import kiosk_address
from generator.catalog import Catalog
from generator.facts.cards import plaque
from generator.facts.honours import awarded_on, holders
from generator.facts.order import in_name_order
from generator.facts.queries import records_in
from generator.pages.page import Family, Page
from generator.records.choices import ORDERS
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.roll import Roll


def plan(catalog: Catalog, id: str) -> Page:
    """One document a kiosk, without Material's frame."""
    kiosk = catalog.get("kiosk", id)
    assert isinstance(kiosk, Kiosk)
    context = {
        "title": kiosk.title,
        "subtitle": kiosk.subtitle,
        "seal": kiosk.seal,
        "order": ORDERS[kiosk.order],
        "highlight_seconds": kiosk.timings.highlight,
        "plaques": [catalog.ask(plaque, person) for person in _people(catalog, kiosk)],
    }
    return Page(kiosk.title, kiosk.title, f"kiosk/{kiosk.layout}.html", context)


FAMILY = Family("kiosk", "kiosk", lambda catalog: catalog.ids(Kiosk), kiosk_address, plan, (2,), is_framed=False)


def _people(catalog: Catalog, kiosk: Kiosk) -> list[str]:
    """Everybody a kiosk shows, each once, in its order."""
    ids = list(dict.fromkeys(_named(catalog, kiosk)))
    return in_name_order(catalog, ids, kiosk.order) if kiosk.order in names.ORDERS else ids


def _named(catalog: Catalog, kiosk: Kiosk) -> Iterator[str]:
    yield from (id for id in kiosk.people if catalog.has(Person, id))
    for roll in catalog.pick(Roll, kiosk.rolls):
        yield from awarded_on(catalog, roll)
    for award in kiosk.awards:
        yield from catalog.ask(holders, award, "person")
    if exhibition := catalog.find(Exhibition, kiosk.exhibition):
        yield from (id for kind, id in records_in(catalog, exhibition) if kind == "person")
