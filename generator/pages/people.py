"""人物: a page for each person."""

from generator import dates, names
from generator.catalog import Catalog
from generator.facts.cards import card_of, cards, unit_name_of
from generator.facts.honours import conferments, highest, honours_of
from generator.facts.queries import exhibitions_showing
from generator.pages.page import Data, Page
from generator.pages.parts import link_to, record_family, record_page, show_facts, show_honour
from generator.records.event import Event
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.unit import Unit

_NEIGHBOURS = 12


def plan(catalog: Catalog, person: Person) -> Page:
    """A person: who, which honours, what they did, where else they are shown."""
    honours = honours_of(catalog, person)
    top = highest(honours)
    context = {
        "name": names.pad(person.name),
        "ruby": show_ruby(person.name, person.reading),
        "honour": show_honour(top) if top else None,
        "facts": _facts(catalog, person),
        "portrait": card_of(catalog, catalog.find(Photo, person.portrait)),
        "summary": person.summary,
        "deeds": person.deeds,
        "motto": person.motto,
        "video": person.video,
        "honours": [show_honour(held) for held in honours],
        "photos": cards(catalog, Photo, _photos_of(catalog, person)),
        "events": cards(catalog, Event, catalog.linking_ids(Event, person)),
        "exhibitions": exhibitions_showing(catalog, person),
        "fellows": _fellows(catalog, person),
        "related": cards(catalog, Person, person.related),
    }
    return record_page(person, person.summary or (top.title if top else None), context)


FAMILY = record_family("person", plan)


def show_ruby(name: str, reading: str | None) -> list[Data]:
    """A name's characters with their syllables, for ruby text."""
    syllables = iter(names.syllables(name, reading))
    return [{"text": mark, "reading": next(syllables, "") if names.is_han(mark) else ""} for mark in name]


def _photos_of(catalog: Catalog, person: Person) -> list[str]:
    """Photos named by the person's record, then others that show the person."""
    showing = [id for id in catalog.linking_ids(Photo, person) if id != person.portrait]
    return list(dict.fromkeys([*person.photos, *showing]))


def _facts(catalog: Catalog, person: Person) -> list[Data]:
    """What is known of the person, in the order of a biography; unknown things are left out."""
    rows = (
        ("性别", names.note(person.sex if person.sex == "女" else None, person.ethnicity).strip("（）")),
        ("生卒", _lifetime(person)),
        ("籍贯", person.native),
        ("单位", unit_name_of(catalog, person)),
        ("职务", person.post),
        ("工种", person.trade),
        ("年代", person.era),
    )
    return show_facts(rows, {"单位": link_to(catalog.find(Unit, person.unit))})


def _lifetime(person: Person) -> str | None:
    born = dates.in_chinese(person.born) if person.born else None
    if person.died:
        return f"{born or '？'}—{dates.in_chinese(person.died)}"
    if person.deceased:
        return f"{born}生，已故" if born else "已故"
    return f"{born}生" if born else None


def _fellows(catalog: Catalog, person: Person) -> list[Data]:
    """People honoured on the same rolls, in the rolls' order, a dozen at most."""
    ids = [other.person for roll, _ in conferments(catalog, person) for other in roll.recipients if other.person]
    others = [id for id in dict.fromkeys(ids) if id != person.id]
    return cards(catalog, Person, others[:_NEIGHBOURS])
