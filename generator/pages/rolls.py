"""光荣榜: a page for each roll in its own order, and an index by year."""

from collections.abc import Iterator

from generator import dates, names
from generator.addresses import address_of
from generator.pages.cards import day_of
from generator.pages.order import newest_rolls
from generator.pages.page import Data, Page, Plan
from generator.pages.parts import group_cards, index_page, record_page
from generator.pages.people import stroke_heading
from generator.records.award import Award
from generator.records.choices import LEVELS, ORDERS
from generator.records.event import Event
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit

RESULTS = ("获评", "提名")
_BY_STROKE = ("surname-stroke", "fullname-stroke")


def pages(plan: Plan) -> Iterator[Page]:
    """One page a roll, newest first, and all of them by year."""
    rolls = newest_rolls(plan.catalog.all(Roll))
    for roll in rolls:
        yield _roll_page(plan, roll)
    pairs = [(f"{roll.known_year}年" if roll.known_year else "年份不详", plan.card(roll)) for roll in rolls]
    yield index_page("rolls", "光荣榜", "一次表彰一张榜：谁、因何、在哪一年。", group_cards(pairs), "rolls")


def _roll_page(plan: Plan, roll: Roll) -> Page:
    awards = plan.catalog.pick(Award, roll.awards)
    context = {
        "awards": plan.cards(awards),
        "level": LEVELS[awards[0].level],
        "edition": roll.edition,
        "date": day_of(roll),
        "document": roll.document,
        "granted_by": roll.granted_by or awards[0].granted_by,
        "order": ORDERS[roll.order],
        "results": [block for result in RESULTS if (block := _result_block(plan, roll, result))],
        "withheld": sum(_is_withheld(plan, recipient) for recipient in roll.recipients),
        "publicity": _publicity(roll),
        "notices": [
            {"date": dates.in_chinese(notice.date), "type": notice.type, "text": notice.text} for notice in roll.notices
        ],
        "summary": roll.summary,
        "body": roll.body,
        "events": plan.cards(plan.catalog.linking(Event, roll)),
        "exhibitions": plan.cards(plan.exhibitions_showing(roll)),
    }
    return record_page(plan, roll, roll.summary, context)


def _publicity(roll: Roll) -> Data | None:
    if roll.publicity is None:
        return None
    start, end = dates.in_chinese(roll.publicity.start), dates.in_chinese(roll.publicity.end)
    return {"dates": f"{start}—{end}", "note": roll.publicity.note}


def _result_block(plan: Plan, roll: Roll, result: str) -> Data | None:
    """Names and known counts of one result, grouped by strokes where that is the roll's order."""
    lines = [_line(plan, roll, recipient) for recipient in roll.recipients if recipient.result == result]
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


def _line(plan: Plan, roll: Roll, recipient: Recipient) -> Data | None:
    """One recipient as printed; None for a person who is not to be shown."""
    if _is_withheld(plan, recipient):
        return None
    person = plan.catalog.find(Person, recipient.person)
    unit = plan.catalog.find(Unit, recipient.unit)
    holder = person or unit
    plain = holder.label if holder else names.unpad(recipient.name or "")
    is_unit = recipient.is_unit or unit is not None
    sex = recipient.sex or (person.sex if person else None)
    return {
        "plain": plain,
        "reading": recipient.reading or (person.reading if person else None),
        "name": plain if is_unit else names.pad(plain),
        "note": names.note(sex, recipient.ethnicity or (person.ethnicity if person else None)),
        "unit_then": recipient.unit_then,
        "post_then": recipient.post_then,
        "withdrawn": recipient.withdrawn,
        "award": _award_title(plan, roll, recipient),
        "remark": recipient.note,
        "href": address_of(holder) if holder else None,
    }


def _award_title(plan: Plan, roll: Roll, recipient: Recipient) -> str | None:
    """Which award, where the roll confers several."""
    award = plan.catalog.find(Award, recipient.award) if len(roll.awards) > 1 else None
    return award.title if award else None


def _is_withheld(plan: Plan, recipient: Recipient) -> bool:
    return recipient.person is not None and plan.catalog.find(Person, recipient.person) is None
