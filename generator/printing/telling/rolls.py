"""光荣榜 on paper: the names in their order, and each recipient for a certificate."""

from collections.abc import Iterator
from typing import Any

from generator.pages.page import Data
from generator.printing.blocks import blocks_of
from generator.printing.telling.words import sources, title, upright
from generator.records.roll import Roll
from generator.site import Site

AWARDED = "获评"
# Awards that are things; who is given another one is given a title.
_THINGS = ("奖", "奖章", "奖状", "勋章", "奖励", "奖金", "旗", "杯", "证书", "称号", "表彰")


def tell(site: Site, id: str, page: Data) -> dict[str, Any]:
    """A roll."""
    roll = site.catalog.find(Roll, id)
    year = roll.known_year if roll else None
    return {
        "title": page["title"],
        "name": title(page["title"]),
        "kicker": " · ".join(card["title"] for card in page["awards"]),
        "year": f"{year}年" if year else "",
        "edition": page["edition"] or "",
        "date": page["date"] or "",
        "document": page["document"] or "",
        "granted_by": page["granted_by"] or "",
        "order": page["order"] if page["has_names"] else "",
        "summary": page["summary"] or "",
        "blocks": blocks_of(page["body"]),
        "results": [_result(block) for block in page["results"]] if page["has_names"] else [],
        "recipients": list(_recipients(page)),
        "figures": [] if page["has_names"] else list(_figures(page)),
        "lists": [],
        "photos": [],
        "sources": sources(page),
    }


def _result(block: Data) -> dict[str, Any]:
    counts = [f"{one['what']}{one['value']}{one['unit']}" for one in block["counts"]]
    return {"result": block["result"], "counts": counts, "parts": [_part(part) for part in block["parts"]]}


def _figures(page: Data) -> Iterator[dict[str, Any]]:
    """The known numbers of a roll that names nobody."""
    for block in page["results"]:
        before = "" if block["result"] == AWARDED else f"{block['result']}："
        for one in block["counts"]:
            what = f"{before}{one['what']}"
            yield {"value": str(one["value"]), "before": "", "unit": one["unit"], "what": what, "note": ""}


def _part(part: Data) -> dict[str, Any]:
    groups = [
        {"heading": group["heading"], "names": [_name(card) for card in group["cards"] if not card["withdrawn"]]}
        for group in part["groups"]
    ]
    return {"title": part["title"], "groups": [group for group in groups if group["names"]]}


def _name(card: Data) -> dict[str, Any]:
    where = "".join(filter(None, (card["unit_then"], card["post_then"])))
    about = "，".join(filter(None, (where, card["remark"])))
    return {"name": upright(card["name"]), "is_unit": card["is_unit"], "note": card["note"], "about": about}


def _recipients(page: Data) -> list[dict[str, Any]]:
    """Those who were given an award and still have it; a nomination is no award."""
    titles = {card["id"]: card["title"] for card in page["awards"]}
    usual = next(iter(titles.values()))
    lines = (
        line
        for block in page["results"]
        if block["result"] == AWARDED
        for part in block["parts"]
        for group in part["groups"]
        for line in group["cards"]
        if not line["withdrawn"]
    )
    named = ((line, titles.get(line["award"], usual)) for line in lines)
    return [
        {**_name(line), "plain": line["plain"], "award": award, "is_title": not award.endswith(_THINGS)}
        for line, award in named
    ]
