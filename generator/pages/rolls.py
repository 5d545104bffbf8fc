"""光荣榜: a page for each roll in its own order."""

from generator import dates, names
from generator.addresses import address_to
from generator.catalog import Catalog
from generator.facts.cards import card, cards, day_of
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
_BY_STROKE = ("surname-stroke", "fullname-stroke")


def plan(catalog: Catalog, roll: Roll) -> Page:
    """A roll: who received what, in its own order."""
    awards = catalog.pick(Award, roll.awards)
    context = {
        "awards": cards(catalog, Award, roll.awards),
        "level": LEVELS[awards[0].level],
        "edition": roll.edition,
        "date": day_of(roll),
        "document": roll.document,
        "granted_by": roll.granted_by or awards[0].granted_by,
        "order": ORDERS[roll.order],
        "results": [block for result in RESULTS if (block := _result_block(catalog, roll, result))],
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


def _result_block(catalog: Catalog, roll: Roll, result: str) -> Data | None:
    """Names and known counts of one result, grouped by strokes where that is the roll's order."""
    lines = [_line(catalog, roll, recipient) for recipient in roll.recipients if recipient.result == result]
    shown = _in_roll_order([line for line in lines if line], roll)
    counts = [count.model_dump() for count in roll.counts if count.result == result]
    if not (lines or counts):
        return None
    groups = group_cards((_heading(line, roll), line) for line in shown)
    total = sum(one.result == result and not one.withdrawn for one in roll.recipients)
    return {"result": result, "groups": groups, "total": total, "counts": counts}


def _in_roll_order(lines: list[Data], roll: Roll) -> list[Data]:
    if roll.order not in names.ORDERS:
        return lines
    return sorted(lines, key=lambda line: names.sort_key(line["plain"], roll.order, line["reading"]))


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
        "reading": recipient.reading or known.get("reading"),
        "name": plain if is_unit else names.pad(plain),
        "note": names.note(recipient.sex or known.get("sex"), recipient.ethnicity or known.get("ethnicity")),
        "unit_then": recipient.unit_then,
        "post_then": recipient.post_then,
        "withdrawn": recipient.withdrawn,
        "award": _award_title(catalog, roll, recipient),
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


def _award_title(catalog: Catalog, roll: Roll, recipient: Recipient) -> str | None:
    """Which award, where the roll confers several."""
    award = catalog.find(Award, recipient.award) if len(roll.awards) > 1 else None
    return award.title if award else None


def _is_withheld(catalog: Catalog, recipient: Recipient) -> bool:
    return recipient.person is not None and not catalog.has(Person, recipient.person)
