"""What comes from the press, read back: pages, words, sizes, faces, codes."""

from dataclasses import dataclass
from typing import Any

import pypdfium2
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image
from workspace import CONFIG, PROJECT, Workspace

from generator.__main__ import main
from generator.build import examine
from generator.memo import Memo
from generator.memory import Memory
from generator.printing.exporting import Printed, print_records
from generator.printing.layouts import read_layouts
from generator.printing.ordering import Order, complete
from generator.settings import read_settings
from generator.site import Site
from generator.store import Store

ADDRESS = "https://gonghui.example.org/"
WITH_ADDRESS = CONFIG + f"site_url: {ADDRESS}\n"
MM = 72 / 25.4
# All sites of a test run unpack the faces once.
FACES = PROJECT / ".cache" / "faces"


@dataclass(frozen=True)
class Sheet:
    """One page of a PDF: its words as they lie, and without spaces; its size and its trimmed size in millimetres."""

    raw: str
    text: str
    size: tuple[int, int]
    trim: tuple[int, int]


def site_of(workspace: Workspace) -> Site:
    store = Store(None, b"")
    site, problems = examine(read_settings(workspace.config), Memory(store, Memo(store)))
    assert site, problems
    return site


def set_records(site: Site, layout: str, *records: str, **asked: Any) -> Printed:
    """Print `person/a` and others in a layout."""
    found = read_layouts(site.settings)[layout]
    keys = [(kind, id) for kind, _, id in (record.partition("/") for record in records)]
    return print_records(site, found, keys, complete(Order(**asked), found, None))


def read_sheets(content: bytes) -> list[Sheet]:
    document = pypdfium2.PdfDocument(content)
    return [_read(page) for page in document]


def _read(page: pypdfium2.PdfPage) -> Sheet:
    raw = page.get_textpage().get_text_bounded()
    left, bottom, right, top = page.get_trimbox()
    return Sheet(raw, "".join(raw.split()), _mm(*page.get_size()), _mm(right - left, top - bottom))


def _mm(width: float, height: float) -> tuple[int, int]:
    return round(width / MM), round(height / MM)


def read_code(content: bytes, page: int = 0, pixels: int = 1400) -> str:
    """What the QR code on a page says, as a telephone reads it."""
    sheet = pypdfium2.PdfDocument(content)[page]
    image = sheet.render(scale=pixels / max(sheet.get_size())).to_pil()
    return read_picture(image)


def read_picture(image: Image.Image) -> str:
    codes = zxingcpp.read_barcodes(image.convert("L"))
    return codes[0].text if codes else ""


def run(workspace: Workspace, *arguments: str, output: str = "out.pdf") -> Result:
    """What `guangrong export print` says; nothing may be raised."""
    told = ["export", "print", *arguments, "-f", str(workspace.config)]
    told += ["-o", str(workspace.root / output)] if output else []
    result = CliRunner().invoke(main, told)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
