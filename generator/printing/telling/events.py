"""大事 on paper: what happened, when, in which figures."""

from typing import Any

from generator.pages.page import Data
from generator.printing.blocks import blocks_of
from generator.printing.telling.words import figures, photos, sources, title, titled
from generator.site import Site


def tell(site: Site, id: str, page: Data) -> dict[str, Any]:
    """An event."""
    return {
        "title": page["title"],
        "name": title(page["title"]),
        "kicker": page["campaign"]["title"] if page["campaign"] else "大事",
        "date": page["date_note"] or page["date"],
        "summary": page["summary"] or "",
        "blocks": blocks_of(page["body"]),
        "figures": figures(page["figures"]),
        "photos": photos(page["photos"]),
        "lists": [
            {"name": name, "cards": titled(page[field])}
            for name, field in (("地点", "places"), ("单位", "units"), ("人物", "people"))
            if page[field]
        ],
        "sources": sources(page),
    }
