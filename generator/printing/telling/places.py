"""阵地 and 服务 on paper: where it is, who may come, and when."""

from typing import Any

from generator.pages.page import Data
from generator.printing.blocks import blocks_of
from generator.printing.telling.words import facts, figures, photos, sources, title, titled
from generator.site import Site


def tell_place(site: Site, id: str, page: Data) -> dict[str, Any]:
    """A place."""
    phone = [{"name": "电话", "text": page["phone"]["text"]}] if page["phone"] else []
    offers = [{"name": "在这里", "text": "、".join(page["offers"])}] if page["offers"] else []
    return {
        **_common(page, page["type"]),
        "facts": [*facts(page["facts"]), *phone, *offers],
        "photos": photos(page["photos"]),
        "lists": [{"name": "服务", "cards": titled(page["services"]["cards"])}] if page["services"]["cards"] else [],
    }


def tell_service(site: Site, id: str, page: Data) -> dict[str, Any]:
    """A service: who, how much, how, where."""
    rows = [("条件", page["conditions"]), ("带上", page["materials"]), ("怎样办", page["steps"])]
    told = [{"name": name, "text": "；".join(some)} for name, some in rows if some]
    return {
        **_common(page, "服务"),
        "facts": [*facts(page["facts"]), *told],
        "figures": figures(page["figures"]),
        "photos": [],
        "lists": [{"name": "地点", "cards": titled(page["places"])}] if page["places"] else [],
    }


def _common(page: Data, kicker: str) -> dict[str, Any]:
    return {
        "title": page["title"],
        "name": title(page["title"]),
        "kicker": kicker,
        "date": "",
        "summary": page["summary"] or "",
        "blocks": blocks_of(page["body"]),
        "figures": [],
        "sources": sources(page),
    }
