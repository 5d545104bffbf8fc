"""展览 on paper: a board for each panel; whole, as a catalogue, with everybody shown and an index of names."""

from collections.abc import Sequence
from typing import Any

from generator.facts.order import in_name_order, stroke_heading
from generator.pages.page import Data
from generator.pages.people import FAMILY as PEOPLE
from generator.printing.blocks import blocks_of, plain_blocks
from generator.printing.telling import people
from generator.printing.telling.words import figures, photos, sources, title, titled, upright
from generator.site import Site

_OTHERS = (("大事", "events"), ("单位", "units"), ("光荣榜", "rolls"), ("阵地", "places"), ("服务", "services"))


def tell(site: Site, id: str, page: Data) -> dict[str, Any]:
    """An exhibition with its panels, each person on them by id, and everybody in the order of strokes."""
    ids = list(dict.fromkeys(card["id"] for panel in page["panels"] for card in panel["people"]))
    told = {one: people.tell(site, one, PEOPLE.plan(site.catalog, one).context) for one in ids}
    return {
        "title": page["title"],
        "name": title(page["title"]),
        "kicker": "展览",
        "subtitle": page["subtitle"] or "",
        "date": page["subtitle"] or "",
        "summary": page["summary"] or "",
        "blocks": blocks_of(page["body"]),
        "panels": [_panel(panel) for panel in page["panels"]],
        "stops": [
            {"date": stop["date"], "name": stop["name"] or "", "note": stop["note"] or ""} for stop in page["stops"]
        ],
        "entries": told,
        "index": _index(site, ids),
        "figures": [],
        "lists": [],
        "photos": photos(page["photos"]),
        "sources": sources(page),
    }


def _panel(panel: Data) -> dict[str, Any]:
    return {
        "numeral": panel["numeral"],
        "name": title(panel["name"]),
        "date": panel["date"] or "",
        "blocks": blocks_of(panel["text"]) if panel["text"] else plain_blocks(panel["summary"]),
        "figures": figures(panel["figures"]),
        "photos": photos(panel["photos"]),
        "people": [
            {
                "id": card["id"],
                "name": upright(card["name"]),
                "honour": card["honour"] or "",
                "told": card["told"] or card["text"] or "",
            }
            for card in panel["people"]
        ],
        "lists": [{"name": name, "cards": titled(panel[field])} for name, field in _OTHERS if panel[field]],
    }


def _index(site: Site, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Ids in the official order of strokes, in groups by the strokes of the first character."""
    groups: dict[str, list[str]] = {}
    for id in in_name_order(site.catalog, ids):
        name = PEOPLE.plan(site.catalog, id).title
        groups.setdefault(stroke_heading(name), []).append(id)
    return [{"heading": heading, "people": some} for heading, some in groups.items()]
