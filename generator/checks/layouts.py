"""Exhibitions and kiosks name layouts that exist, and panels hold something."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.facts.walls import wall_panels, wall_people
from generator.problems import Problem
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.suggest import nearest, offer

# What our own layouts need; a site's own may do with either.
_OF_PEOPLE, _OF_PANELS = ("wall", "slideshow"), "exhibition"


def check_layouts(catalog: Catalog, context: CheckContext, record: Exhibition | Kiosk) -> Iterator[Problem]:
    """A layout is the name of a template."""
    known = context.layouts("exhibitions" if isinstance(record, Exhibition) else "kiosk")
    if record.layout not in known:
        suggestion = _suggest_layout(record.layout, known)
        yield catalog.problem("X801", record, ("layout",), layout=record.layout, suggestion=suggestion)


def check_panels(catalog: Catalog, context: CheckContext, exhibition: Exhibition) -> Iterator[Problem]:
    """A panel without words, records or a query shows nothing."""
    for index, panel in enumerate(exhibition.panels):
        if not panel.model_dump(exclude_none=True, exclude_defaults=True):
            yield catalog.problem("X802", exhibition, ("panels", index))


def check_kiosks(catalog: Catalog, context: CheckContext, kiosk: Kiosk) -> Iterator[Problem]:
    """A wall has somebody to show, or in its layout the panels of an exhibition."""
    panels, people = catalog.ask(wall_panels, kiosk.id), catalog.ask(wall_people, kiosk.id)
    if not (people or panels) or (kiosk.layout in _OF_PEOPLE and not people):
        yield catalog.missing("X803", kiosk, ("people",))
    elif kiosk.layout == _OF_PANELS and not panels:
        yield catalog.missing("X805", kiosk, ("exhibition",))


def _suggest_layout(layout: str, known: list[str]) -> Text:
    if near := nearest(layout, known):
        return offer(near)
    return Text(f"可用的版式：{'、'.join(known)}", f"layouts: {', '.join(known)}")
