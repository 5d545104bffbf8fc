"""荣誉墙: the one document of each screen; what it shows lies in files of its own (outputs/kiosks)."""

from generator.addresses import kiosk_address
from generator.catalog import Catalog
from generator.facts.wall_paths import wall_paths
from generator.pages.page import Family, Page
from generator.records.kiosk import Kiosk


def plan(catalog: Catalog, id: str) -> Page:
    """A document that loads one version of the wall after another, without Material's frame."""
    kiosk = catalog.get("kiosk", id)
    assert isinstance(kiosk, Kiosk)
    context = {"title": kiosk.title, "kiosk": id, "stage": wall_paths(catalog, id).stage}
    return Page(kiosk.title, kiosk.title, "kiosk/_screen.html", context)


FAMILY = Family("kiosk", "kiosk", lambda catalog: catalog.ids(Kiosk), kiosk_address, plan, (2,), is_framed=False)
