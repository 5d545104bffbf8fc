"""荣誉墙: one document for each screen, which needs nothing but the font beside it."""

from collections.abc import Iterator

from generator import names
from generator.addresses import kiosk_address
from generator.honours import awarded_on, holders_of
from generator.pages.cards import highest_honour, unit_name_of
from generator.pages.order import in_name_order
from generator.pages.page import Data, Page, Plan
from generator.pages.queries import records_in
from generator.records.award import Award
from generator.records.choices import ORDERS
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.roll import Roll


def pages(plan: Plan) -> Iterator[Page]:
    """One document a kiosk, without Material's frame."""
    for kiosk in plan.catalog.all(Kiosk):
        context = {
            "title": kiosk.title,
            "subtitle": kiosk.subtitle,
            "seal": kiosk.seal,
            "order": ORDERS[kiosk.order],
            "highlight_seconds": kiosk.timings.highlight,
            "plaques": [_plaque(plan, person) for person in _people(plan, kiosk)],
        }
        template = f"kiosk/{kiosk.layout}.html"
        yield Page(kiosk_address(kiosk.id), "kiosk", kiosk.title, kiosk.title, template, context, is_framed=False)


def _people(plan: Plan, kiosk: Kiosk) -> list[Person]:
    """Everybody a kiosk shows, each once, in its order."""
    catalog = plan.catalog
    people = catalog.pick(Person, kiosk.people)
    for roll in catalog.pick(Roll, kiosk.rolls):
        people += awarded_on(catalog, roll)
    for award in catalog.pick(Award, kiosk.awards):
        people += holders_of(catalog, award, Person)
    if exhibition := catalog.find(Exhibition, kiosk.exhibition):
        people += [one for one in records_in(catalog, exhibition) if isinstance(one, Person)]
    each_once = {person.id: person for person in people}.values()
    return in_name_order(each_once, kiosk.order) if kiosk.order in names.ORDERS else list(each_once)


def _plaque(plan: Plan, person: Person) -> Data:
    top = highest_honour(plan.catalog, person)
    return {
        "name": names.pad(person.name),
        "honour": top.title if top else "",
        "unit": unit_name_of(plan.catalog, person) or person.trade or "",
        "story": person.summary or "",
    }
