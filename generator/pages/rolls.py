"""光荣榜: a page for each roll in its own order."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from generator import dates, names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.cards import card, cards, day_of
from generator.facts.lines import listed
from generator.facts.order import position, stroke_heading
from generator.facts.queries import exhibitions_showing
from generator.pages.page import Data, Page
from generator.pages.parts import group_cards, record_family, record_page
from generator.records.award import Award
from generator.records.choices import LEVELS, ORDERS
from generator.records.event import Event
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit

RESULTS = ("获评", "提名")
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
    results = [block for result in RESULTS if (block := _result_block(catalog, roll, result))]
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
        "withheld": sum(_is_withheld(catalog, recipient) for recipient in roll.recipients),
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


def _result_block(catalog: Catalog, roll: Roll, result: str) -> dict[str, Any] | None:
    """Names and known counts of one result; each award apart, and people apart from units."""
    lines = [_line(catalog, roll, recipient) for recipient in roll.recipients if recipient.result == result]
    counts = [count.model_dump() for count in roll.counts if count.result == result]
    if not (lines or counts):
        return None
    total = sum(one.result == result and not one.withdrawn for one in roll.recipients)
    parts = list(_parts(roll, [line for line in lines if line]))
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
                groups = group_cards((_heading(line, roll), line) for line in _in_roll_order(some, roll))
                held = sum(not line["withdrawn"] for line in some)
                yield {"title": title, "total": held, "unit": "个" if kind else "名", "groups": groups}


def _in_roll_order(lines: list[Data], roll: Roll) -> list[Data]:
    if roll.order not in names.ORDERS:
        return lines
    return sorted(lines, key=lambda line: _sort_key(line, roll.order))


def _sort_key(line: Data, order: str) -> Any:
    """People by name; units, which have no surname, character by character or as prose is read."""
    if not line["is_unit"]:
        return names.sort_key(line["plain"], order, line["reading"])
    return names.text_slug(line["plain"]) if order == "pinyin" else names.sort_key(line["plain"], "fullname-stroke")


def _heading(line: Data, roll: Roll) -> str:
    return stroke_heading(line["plain"]) if roll.order in _BY_STROKE else ""


def _line(catalog: Catalog, roll: Roll, recipient: Recipient) -> Data | None:
    """One recipient as printed; None for a person who is not to be shown."""
    if _is_withheld(catalog, recipient):
        return None
    known = _known(catalog, recipient)
    plain = known.get("name") or names.unpad(recipient.name or "")
    is_unit = recipient.is_unit or recipient.unit is not None
    return {
        "plain": plain,
        "is_unit": is_unit,
        "reading": recipient.reading or known.get("reading"),
        "name": plain if is_unit else names.pad(plain),
        "note": names.note(recipient.sex or known.get("sex"), recipient.ethnicity or known.get("ethnicity")),
        "unit_then": recipient.unit_then,
        "post_then": recipient.post_then,
        "withdrawn": recipient.withdrawn,
        **_award(catalog, roll, recipient),
        "remark": recipient.note,
        "href": known.get("href"),
    }


def _known(catalog: Catalog, recipient: Recipient) -> Data:
    """What the record of a recipient says; nothing where there is none."""
    if recipient.person:
        return {**catalog.ask(position, "person", recipient.person), "href": address_to("person", recipient.person)}
    if recipient.unit and catalog.has(Unit, recipient.unit):
        told = catalog.ask(card, "unit", recipient.unit)
        return {"name": told["title"], "href": told["href"]}
    return {}


def _award(catalog: Catalog, roll: Roll, recipient: Recipient) -> Data:
    """Which award, where the roll confers several."""
    award = catalog.find(Award, roll.award_of(recipient)) if len(roll.awards) > 1 else None
    return {"award": award.id if award else None, "title": award.title if award else None}


def _is_withheld(catalog: Catalog, recipient: Recipient) -> bool:
    return recipient.person is not None and not catalog.has(Person, recipient.person)
