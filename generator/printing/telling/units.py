"""单位 on paper: its honours and its people."""

from typing import Any

from generator.pages.page import Data
from generator.printing.blocks import blocks_of
from generator.printing.telling.people import honour
from generator.printing.telling.words import photos, sources, title, upright
from generator.site import Site


def tell(site: Site, id: str, page: Data) -> dict[str, Any]:
    """A unit."""
    people = [card for group in page["people"]["groups"] for card in group["cards"]]
    kept = [one for one in page["honours"] if not one["withdrawn"]]
    return {
        "title": page["title"],
        "name": title(page["title"]),
        "kicker": page["type"],
        "date": kept[0]["title"] if kept else "",
        "summary": page["summary"] or "",
        "blocks": blocks_of(page["body"]),
        "figures": [],
        "honours": [honour(one) for one in kept],
        "people": [{"name": upright(one["name"]), "honour": one["honour"] or "", "told": ""} for one in people],
        "photos": photos(page["photos"]),
        "lists": [],
        "sources": sources(page),
    }
