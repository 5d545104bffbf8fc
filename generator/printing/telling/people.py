"""人物 on paper: name, honours, what they did."""

from typing import Any

from generator.pages.page import Data
from generator.printing.blocks import blocks_of
from generator.printing.telling.words import facts, photos, sources, upright
from generator.site import Site


def tell(site: Site, id: str, page: Data) -> dict[str, Any]:
    """A person."""
    unit = next((one["text"] for one in page["facts"] if one["name"] == "单位"), "")
    top = page["honour"]
    return {
        "title": page["title"],
        "name": upright(page["tablet"]["name"]),
        "ruby": [dict(one) for one in page["ruby"]],
        "years": page["years"] or "",
        "honour": upright(top["title"] if top else ""),
        "honours": [honour(one) for one in page["honours"] if not one["withdrawn"]],
        "unit": upright(unit),
        "facts": facts(page["facts"]),
        "summary": page["summary"] or "",
        "blocks": blocks_of(page["deeds"]),
        "motto": page["motto"] or "",
        "portrait": next(iter(photos([page["portrait"]])), None),
        "photos": photos(page["photos"]),
        "sources": sources(page),
    }


def honour(shown: Data) -> dict[str, str]:
    """One line of a list of honours; what was only nominated says so."""
    about = [shown["edition"], shown["result"] if shown["result"] != "获评" else None, shown["note"]]
    return {
        "year": str(shown["year"] or ""),
        "title": shown["title"],
        "level": shown["level"] or "",
        "about": "，".join(filter(None, about)),
    }
