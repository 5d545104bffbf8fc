"""光荣榜: a page for each roll in its own order."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from generator import dates, names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.cards import cards, day_of
from generator.facts.lines import RESULTS, Line, hidden, lines_of, listed
from generator.facts.order import stroke_heading
from generator.facts.queries import exhibitions_showing
from generator.pages.page import Data, Page
from generator.pages.parts import group_cards, record_family, record_page
from generator.records.award import Award
from generator.records.choices import LEVELS, ORDERS
from generator.records.event import Event
from generator.records.roll import Roll

# Files with the names of a roll, beside its page: what a link says, and the file's name.
DOWNLOADS = (("下载 CSV", "roll.csv"), ("下载 Excel", "roll.xlsx"))
_BY_STROKE = ("surname-stroke", "fullname-stroke")
# What is printed above the names; the order of a document is nobody's rank.
_NOTES = {**ORDERS, "document": "排名不分先后"}
_KINDS = {False: "个人", True: "集体"}
# From so many names on a bar leads to the groups.
_LONG = 60


def plan(catalog: Catalog, roll: Roll) -> Page:
    """A roll: who received what, in its own order."""
    awards = catalog.pick(Award, roll.awards)
    lines = lines_of(catalog, roll)
    results = [block for result in RESULTS if (block := _result_block(catalog, roll, result, lines))]
    groups = [group for block in results for part in block["parts"] for group in part["groups"] if group["heading"]]
    context = {
        "awards": cards(catalog, Award, roll.awards),
        "level": LEVELS[awards[0].level],
        "edition": roll.edition,
        "date": day_of(roll),
        "document": roll.document,
        "granted_by": roll.granted_by or awards[0].granted_by,
        "order": _NOTES[roll.order],
        "results": results,
        "jumps": [group["heading"] for group in groups] if len(roll.recipients) > _LONG else [],
        "has_names": bool(roll.recipients),
        "downloads": _downloads(catalog, roll),
        "by_pinyin": _by_pinyin(roll),
        "hidden": dict(zip(("people", "units"), hidden(catalog, roll), strict=True)),
        "publicity": _publicity(roll),
        "summary": roll.summary,
        "body": roll.body,
        "events": cards(catalog, Event, catalog.linking_ids(Event, roll)),
        "exhibitions": exhibitions_showing(catalog, roll),
    }
    return record_page(roll, roll.summary, context)


FAMILY = record_family("roll", plan)


def _publicity(roll: Roll) -> Data | None:
    if roll.publicity is None:
        return None
    start, end = dates.in_chinese(roll.publicity.start), dates.in_chinese(roll.publicity.end)
    return {"dates": f"{start}—{end}", "note": roll.publicity.note}


def _downloads(catalog: Catalog, roll: Roll) -> list[Data]:
    files = DOWNLOADS if catalog.ask(listed, roll.id) else ()
    return [{"text": text, "href": f"rolls/{roll.id}/{file}"} for text, file in files]


def _by_pinyin(roll: Roll) -> str | None:
    """Where the same awards of that year are listed by pinyin; None for a roll that is, or names nobody."""
    if roll.order == "pinyin" or not (roll.known_year and any(one.is_awarded for one in roll.recipients)):
        return None
    asked = [*(("award", award) for award in roll.awards), ("year", str(roll.known_year)), ("order", "pinyin")]
    return f"honourees/?{urlencode(asked)}"


def _result_block(catalog: Catalog, roll: Roll, result: str, lines: list[Line]) -> dict[str, Any] | None:
    """Names and known counts of one result; each award apart, and people apart from units."""
    some = [line for line in lines if line.result == result]
    counts = [count.model_dump() for count in roll.counts if count.result == result]
    total = sum(one.result == result and not one.withdrawn for one in roll.recipients)
    if not (some or counts or total):
        return None
    awards = {line.award: catalog.find(Award, line.award) for line in some} if len(roll.awards) > 1 else {}
    parts = list(_parts(roll, [_show(awards.get(line.award), line) for line in some]))
    return {"result": result, "parts": parts, "total": total, "counts": counts}


def _parts(roll: Roll, lines: list[Data]) -> Iterator[Data]:
    """Lines by award, as the roll names them, and by kind, as they come; a single part needs no title."""
    kinds = list(dict.fromkeys(line["is_unit"] for line in lines))
    awards = list(dict.fromkeys(line["award"] for line in lines))
    for award in sorted(awards, key=[None, *roll.awards].index):
        for kind in kinds:
            some = [line for line in lines if (line["award"], line["is_unit"]) == (award, kind)]
            if some:
                title = " · ".join(filter(None, [some[0]["title"], _KINDS[kind] if len(kinds) > 1 else ""]))
                groups = group_cards((_heading(line, roll), line) for line in some)
                held = sum(not line["withdrawn"] for line in some)
                yield {"title": title, "total": held, "unit": "个" if kind else "名", "groups": groups}


def _heading(line: Data, roll: Roll) -> str:
    return stroke_heading(line["plain"]) if roll.order in _BY_STROKE else ""


def _show(award: Award | None, line: Line) -> Data:
    """One recipient as printed; with the award where the roll confers several."""
    kind, id = ("person", line.person) if line.person else ("unit", line.unit)
    return {
        "plain": line.name,
        "is_unit": line.is_unit,
        "name": line.name if line.is_unit else names.pad(line.name),
        "note": names.note(line.sex, line.ethnicity),
        "unit_then": line.unit_then,
        "post_then": line.post_then,
        "withdrawn": line.withdrawn,
        "award": award.id if award else None,
        "title": award.title if award else None,
        "remark": line.note,
        "href": address_to(kind, id) if id else None,
    }
