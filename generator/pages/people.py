"""人物: a page for each person, and an index by stroke count."""

from collections.abc import Iterator

from generator import dates, names
from generator.addresses import address_of
from generator.honours import conferments, honours_of
from generator.numerals import count_in_chinese
from generator.pages.cards import highest_honour, unit_name_of
from generator.pages.order import in_name_order
from generator.pages.page import Data, Page, Plan
from generator.pages.parts import group_cards, index_page, record_page, show_facts, show_honour
from generator.records.event import Event
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.unit import Unit

_NEIGHBOURS = 12


def pages(plan: Plan) -> Iterator[Page]:
    """One page a person, and all of them in stroke order."""
    people = in_name_order(plan.catalog.all(Person))
    for person in people:
        yield _person_page(plan, person)
    pairs = [(stroke_heading(person.name), plan.card(person)) for person in people]
    yield index_page("people", "人物", "劳动模范、工匠和先进工作者，以姓氏笔画为序。", group_cards(pairs), "people")


def stroke_heading(name: str) -> str:
    """三画 for names whose first character has three strokes."""
    strokes = names.surname_strokes(name)
    return f"{count_in_chinese(strokes)}画" if strokes else "其他"


def show_ruby(name: str, reading: str | None) -> list[Data]:
    """A name's characters with their syllables, for ruby text."""
    syllables = iter(names.syllables(name, reading))
    return [{"text": mark, "reading": next(syllables, "") if _is_read(mark) else ""} for mark in name]


def _is_read(character: str) -> bool:
    return bool(names.syllables(character))


def _person_page(plan: Plan, person: Person) -> Page:
    catalog = plan.catalog
    top = highest_honour(catalog, person)
    portrait = catalog.find(Photo, person.portrait)
    context = {
        "name": names.pad(person.name),
        "ruby": show_ruby(person.name, person.reading),
        "honour": show_honour(plan, top) if top else None,
        "facts": _facts(plan, person),
        "portrait": plan.card(portrait) if portrait else None,
        "summary": person.summary,
        "deeds": person.deeds,
        "motto": person.motto,
        "video": person.video,
        "honours": [show_honour(plan, held) for held in honours_of(catalog, person)],
        "photos": plan.cards(_photos_of(plan, person)),
        "events": plan.cards(catalog.linking(Event, person)),
        "exhibitions": plan.cards(plan.exhibitions_showing(person)),
        "fellows": _fellows(plan, person),
        "related": plan.cards(catalog.pick(Person, person.related)),
    }
    return record_page(plan, person, person.summary or (top.title if top else None), context)


def _photos_of(plan: Plan, person: Person) -> list[Photo]:
    """Photos named by the person's record, then others that show the person."""
    named = plan.catalog.pick(Photo, person.photos)
    showing = [photo for photo in plan.catalog.linking(Photo, person) if photo.id != person.portrait]
    return list({photo.id: photo for photo in [*named, *showing]}.values())


def _facts(plan: Plan, person: Person) -> list[Data]:
    """What is known of the person, in the order of a biography; unknown things are left out."""
    rows = (
        ("性别", names.note(person.sex if person.sex == "女" else None, person.ethnicity).strip("（）")),
        ("生卒", _lifetime(person)),
        ("籍贯", person.native),
        ("单位", unit_name_of(plan.catalog, person)),
        ("职务", person.post),
        ("工种", person.trade),
        ("年代", person.era),
    )
    unit = plan.catalog.find(Unit, person.unit)
    return show_facts(rows, {"单位": address_of(unit)} if unit else None)


def _lifetime(person: Person) -> str | None:
    born = dates.in_chinese(person.born) if person.born else None
    if person.died:
        return f"{born or '？'}—{dates.in_chinese(person.died)}"
    if person.deceased:
        return f"{born}生，已故" if born else "已故"
    return f"{born}生" if born else None


def _fellows(plan: Plan, person: Person) -> list[Data]:
    """People honoured on the same rolls, in the rolls' order, a dozen at most."""
    ids = [other.person for roll, _ in conferments(plan.catalog, person) for other in roll.recipients if other.person]
    others = tuple(id for id in dict.fromkeys(ids) if id != person.id)
    return plan.cards(plan.catalog.pick(Person, others[:_NEIGHBOURS]))
