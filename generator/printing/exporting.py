"""The map: from records to a file for print, every step named in order."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import dates
from generator.addresses import address_to
from generator.codes.code import Text
from generator.printing.choosing import choose_parts
from generator.printing.faces import require_characters
from generator.printing.layouts import LONG, Layout
from generator.printing.ordering import Order
from generator.printing.photographs import coarse_photographs, put_photographs
from generator.printing.press import Form, prepare_folder, typeset
from generator.printing.telling import TELLERS
from generator.qr import qr_picture
from generator.records import KINDS_BY_NAME
from generator.records.person import Person
from generator.records.photo import Photo
from generator.refusal import Refused
from generator.site import Site
from generator.today import moment_after, today

Key = tuple[str, str]
_NO_ADDRESS = Text(
    "site_config.yml 里没有写 site_url，纸上就没有二维码；写上网站的网址再印一次",
    "without site_url in site_config.yml there is no QR code: write the site's address and print again",
)
# What records of some kinds do not have, so that a template need not ask.
_NOTHING: Mapping[str, Any] = {
    **dict.fromkeys(("kicker", "date", "summary", "motto", "years"), ""),
    **{name: [] for name in ("blocks", "figures", "honours", "facts", "lists", "photos", "stops", *LONG)},
    "portrait": None,
    "whole": True,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """The file, or the pictures of all pages in order; and what is to be said of them."""

    files: list[bytes]
    notes: list[Text]


def print_records(site: Site, layout: Layout, keys: Sequence[Key], order: Order) -> Printed:
    """Set records in a layout; raises Refused where that cannot be done as it should."""
    records = [_tell(site, layout, *key, order) for key in keys]
    told = {**_common(site, layout, order), "records": records}
    sources = list(dict.fromkeys([*keys, *_shown(records)]))
    require_characters(told, _plain_records(site, sources), _field_titles(sources))
    notes = [] if site.settings.site_url else [_NO_ADDRESS]
    with tempfile.TemporaryDirectory(prefix="guangrong-print-") as folder:
        root = prepare_folder(site.settings, Path(folder))
        sizes = put_photographs(site, records, root)
        form = Form(order.ending, order.dots, moment_after(0))
        files, placed = typeset(root, layout, told, form)
    notes += coarse_photographs(site, placed, sizes)
    return Printed(files, notes)


def _tell(site: Site, layout: Layout, kind: str, id: str, order: Order) -> dict[str, Any]:
    """A record as it is printed, with the way to its page."""
    address = address_to(kind, id)
    if address is None or kind not in TELLERS:
        raise Refused(Text(f"{KINDS_BY_NAME[kind].zh}没有可印的内容", f"of a {kind} there is nothing to print"))
    family, key = site.pages[address]
    url = f"{site.settings.site_url}{address}" if site.settings.site_url else ""
    told = TELLERS[kind](site, id, family.plan(site.catalog, key).context)
    shown = {**_NOTHING, "kind": kind, "id": id, "url": url, "qr": qr_picture(url) if url else "", **told}
    chosen = choose_parts(shown, layout, order.only)
    return {name: value if name not in LONG or name in layout.needs else [] for name, value in chosen.items()}


def _common(site: Site, layout: Layout, order: Order) -> dict[str, Any]:
    settings = site.settings
    sizes = layout.sizes
    return {
        "site": settings.site_name,
        "about": settings.description,
        "home": settings.site_url.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "layout": layout.name,
        "day": dates.in_chinese(today().isoformat()),
        "bleed": order.bleed,
        "marks": order.marks,
        "size": order.size or next(iter(sizes), ""),
    }


def _shown(told: Any) -> Iterator[Key]:
    """The people and photos within what is told of other records."""
    if isinstance(told, Mapping):
        if "photo" in told:
            yield Photo.kind, told["photo"]
        elif {"id", "name", "honour"} <= told.keys() and "kind" not in told:
            yield Person.kind, told["id"]
        for name, value in told.items():
            if name == "entries" and value:
                yield from ((Person.kind, id) for id in value)
            yield from _shown(value)
    elif isinstance(told, list):
        for value in told:
            yield from _shown(value)


def _plain_records(site: Site, keys: Sequence[Key]) -> Mapping[str, Any]:
    records = (site.catalog.get(*key) for key in keys)
    return {site.catalog.path(record): record.model_dump(exclude={"source", "doubts"}) for record in records}


def _field_titles(keys: Sequence[Key]) -> Mapping[str, str]:
    models = (KINDS_BY_NAME[kind].model for kind, _ in keys)
    return {name: field.title or name for model in models for name, field in model.model_fields.items()}
