"""人物: a page for each person."""

from generator import names
from generator.catalog import Catalog
from generator.facts.cards import card, card_of, cards, unit_name_of
from generator.facts.honours import Held, highest, honours_of
from generator.facts.portraits import is_deceased, lifetime_of, photos_of, show_honour, show_ruby, tablet_size, years_of
from generator.pages.page import Data, Page
from generator.pages.parts import link_to, record_family, record_page, show_facts
from generator.pages.shelves import events_family, show_events, show_exhibitions
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.roll import Roll
from generator.records.unit import Unit

# So many people of the same rolls are shown, from so many rolls.
_FELLOWS, _ROLLS = 24, 3


def plan(catalog: Catalog, person: Person) -> Page:
    """A person: who, which honours, what they did, where else they are shown."""
    honours = honours_of(catalog, person)
    top = highest(honours)
    context = {
        "tablet": {"name": names.pad(person.name), "size": tablet_size(person.name)},
        "ruby": show_ruby(person.name, person.reading),
        "is_deceased": is_deceased(person),
        "years": years_of(person),
        "honour": show_honour(top) if top else None,
        "facts": _facts(catalog, person),
        "portrait": card_of(catalog, catalog.find(Photo, person.portrait)),
        "summary": person.summary,
        "deeds": person.deeds,
        "motto": person.motto,
        "video": person.video,
        "honours": [show_honour(held) for held in honours],
        "photos": cards(catalog, Photo, photos_of(catalog, person)),
        "events": show_events(catalog, person),
        "exhibitions": show_exhibitions(catalog, person),
        "fellows": _fellows(catalog, person, honours),
        "related": cards(catalog, Person, person.related),
    }
    return record_page(person, person.summary or (top.title if top else None), context)


FAMILY = record_family("person", plan)
EVENTS = events_family("person")


def _facts(catalog: Catalog, person: Person) -> list[Data]:
    """What is known of the person, in the order of a biography; unknown things are left out."""
    rows = (
        ("性别", person.sex if person.sex == "女" else None),
        ("民族", person.ethnicity if names.note(None, person.ethnicity) else None),
        ("生卒", lifetime_of(person)),
        ("籍贯", person.native),
        ("单位", unit_name_of(catalog, person)),
        ("职务", person.post),
        ("工种", person.trade),
        ("年代", person.era),
    )
    return show_facts(rows, {"单位": link_to(catalog.find(Unit, person.unit))})


def _fellows(catalog: Catalog, person: Person, honours: list[Held]) -> list[Data]:
    """Of each of the newest rolls that honour the person: who stands near them there, and the way to all others."""
    ids = dict.fromkeys(held.roll for held in honours if held.is_awarded and held.roll)
    rolls = [roll for roll in catalog.pick(Roll, tuple(ids)) if len(roll.awarded_people) > 1][:_ROLLS]
    return [_beside(catalog, person, roll, _FELLOWS // len(rolls)) for roll in rolls]


def _beside(catalog: Catalog, person: Person, roll: Roll, most: int) -> Data:
    people = roll.awarded_people
    start = max(0, min(people.index(person.id) - most // 2, len(people) - most - 1))
    near = [id for id in people[start : start + most + 1] if id != person.id]
    return {"roll": catalog.ask(card, "roll", roll.id), "cards": cards(catalog, Person, near)}
