"""展览: a page for each exhibition, its panels filled from records."""

from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.panels import show_panel
from generator.facts.tours import stops_of
from generator.pages.page import Data, Page
from generator.pages.parts import record_family, record_page, show_photos
from generator.records.exhibition import Exhibition

# An exhibition ends with so many others.
_OTHERS = 3


def plan(catalog: Catalog, exhibition: Exhibition) -> Page:
    """An exhibition, in the layout that it names."""
    panels = [show_panel(catalog, panel, number) for number, panel in enumerate(exhibition.panels, 1)]
    context = {
        "layout": f"exhibitions/{exhibition.layout}.html",
        "subtitle": exhibition.subtitle,
        "summary": exhibition.summary,
        "body": exhibition.body,
        "panels": panels,
        "stops": stops_of(catalog, exhibition),
        "photos": [photo for photo in show_photos(catalog, exhibition.photos) if not _is_on_panel(photo, panels)],
        "others": cards(catalog, Exhibition, _others(catalog, exhibition.id)),
    }
    return record_page(exhibition, exhibition.summary, context)


FAMILY = record_family("exhibition", plan)


def _others(catalog: Catalog, id: str) -> list[str]:
    """The exhibitions after this one in the order of their ids, and from the first again."""
    ids = catalog.ids(Exhibition)
    at = ids.index(id)
    return [*ids[at + 1 :], *ids[:at]][:_OTHERS]


def _is_on_panel(photo: Data, panels: list[Data]) -> bool:
    return any(photo in panel["photos"] for panel in panels)
