"""The real content in every layout that has a place for it: a sheet for each record, and a code that leads to it."""

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from pressroom import ADDRESS, read_picture, read_sheets, set_records
from workspace import PROJECT

from generator.addresses import address_to
from generator.build import prepare
from generator.memo import Memo
from generator.memory import Memory
from generator.printing.layouts import read_layouts
from generator.settings import read_settings
from generator.site import Site
from generator.store import Store


@pytest.fixture(scope="module")
def real() -> Site:
    settings = replace(read_settings(PROJECT / "site_config.yml"), site_url=ADDRESS)
    store = Store(None, b"")
    return prepare(settings, Memory(store, Memo(store)))


def _fitting(site: Site, layout: str, without: str = "") -> Iterator[tuple[str, str]]:
    for kind in read_layouts(site.settings)[layout].kinds:
        if kind != without:
            yield from ((kind, id) for id in site.catalog.sources[kind])


@pytest.mark.parametrize("layout", ["bus-shelter", "roll-up", "board", "sheet"])
def test_every_record_fits_on_one_sheet(real: Site, layout: str):
    keys = list(_fitting(real, layout, without="exhibition" if layout == "board" else ""))
    (content,) = set_records(real, layout, *(f"{kind}/{id}" for kind, id in keys)).files
    sheets = read_sheets(content)
    assert len(sheets) == len(keys)
    for (kind, id), sheet in zip(keys, sheets, strict=True):
        # A poster names a thing upright, column by column from the right: the file has it from top to bottom.
        assert set(real.catalog.get(kind, id).label.replace(" ", "")) <= set(sheet.text), id
    document = pypdfium2.PdfDocument(content)
    for place in (0, len(keys) // 2, len(keys) - 1):
        page = document[place]
        image = page.render(scale=1200 / max(page.get_size())).to_pil()
        assert read_picture(image) == f"{ADDRESS}{address_to(*keys[place])}"


def test_exhibitions_are_boards_and_books(real: Site):
    for id in real.catalog.sources["exhibition"]:
        panels = len(real.catalog.get("exhibition", id).panels)  # type: ignore[attr-defined]
        assert len(read_sheets(*set_records(real, "board", f"exhibition/{id}").files)) == panels + 1
        assert "出处与说明" in read_sheets(*set_records(real, "catalogue", f"exhibition/{id}").files)[-1].text
