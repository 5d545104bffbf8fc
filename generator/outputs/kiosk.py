"""The honour wall: one document for each kiosk record, which needs nothing but the font beside it."""

from collections.abc import Iterator
from typing import Any

from generator import names
from generator.addresses import address_of, kiosk_address, root_from
from generator.honours import honours_of
from generator.outputs.assets import stylesheet
from generator.pages import Plan
from generator.pages.awards import holders
from generator.pages.cards import highest_honour, unit_name_of
from generator.pages.parts import in_name_order
from generator.records.award import Award
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.roll import Roll
from generator.render import Renderer
from generator.shell import FrameFor
from generator.site import Site
from generator.write import OutputFile


def make(site: Site, renderer: Renderer, frame_for: FrameFor) -> Iterator[OutputFile]:
    """One document a kiosk."""
    for kiosk in site.catalog.all(Kiosk):
        address = kiosk_address(kiosk.id)
        html = renderer.render(f"kiosk/{kiosk.layout}.html", _context(site, kiosk), root_from(address))
        yield OutputFile(f"{address}index.html", html.encode())


def _context(site: Site, kiosk: Kiosk) -> dict[str, Any]:
    return {
        "title": kiosk.title,
        "subtitle": kiosk.subtitle,
        "seal": kiosk.seal,
        "font": stylesheet(site)[0],
        "highlight_seconds": kiosk.timings.highlight,
        "plaques": [_plaque(site, person) for person in _people(site, kiosk)],
    }


def _people(site: Site, kiosk: Kiosk) -> list[Person]:
    """Everybody a kiosk shows, each once, in its order."""
    plan = Plan(site.catalog, site.settings)
    ids = list(kiosk.people)
    for roll in site.catalog.pick(Roll, kiosk.rolls):
        ids += [recipient.person for recipient in roll.recipients if recipient.person]
    for award in site.catalog.pick(Award, kiosk.awards):
        ids += [person.id for person in holders(plan, award)]
    people = site.catalog.pick(Person, tuple(dict.fromkeys(ids)))
    if kiosk.order not in names.ORDERS:
        return people
    return in_name_order(people, kiosk.order)


def _plaque(site: Site, person: Person) -> dict[str, Any]:
    top = highest_honour(site.catalog, person)
    return {
        "name": names.pad(person.name),
        "honour": top.title if top else "",
        "unit": unit_name_of(site.catalog, person) or person.trade or "",
        "story": person.summary or "",
        "honours": len(honours_of(site.catalog, person)),
        "href": address_of(person),
    }
