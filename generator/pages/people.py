"""人物: a page for each person."""

from generator import dates, names
from generator.catalog import Catalog
from generator.facts.cards import card, card_of, cards, unit_name_of
from generator.facts.honours import Held, highest, honours_of
from generator.pages.page import Data, Page
from generator.pages.parts import link_to, record_family, record_page, show_facts, show_honour
from generator.pages.shelves import events_family, show_events, show_exhibitions
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.roll import Roll
from generator.records.unit import Unit

# So many people of the same rolls are shown, from so many rolls.
_FELLOWS, _ROLLS = 24, 3
# A tablet has room for so many characters in one line of each size; a letter or a mark takes half as much.
_SIZES = ((4, "short"), (7, "long"), (12, "longer"))


def plan(catalog: Catalog, person: Person) -> Page:
    """A person: who, which honours, what they did, where else they are shown."""
    honours = honours_of(catalog, person)
    top = highest(honours)
    context = {
        "tablet": {"name": names.pad(person.name), "size": tablet_size(person.name)},
        "ruby": show_ruby(person.name, person.reading),
        "is_deceased": is_deceased(person),
        "years": _years(person),
        "honour": show_honour(top) if top else None,
        "facts": _facts(catalog, person),
        "portrait": card_of(catalog, catalog.find(Photo, person.portrait)),
        "summary": person.summary,
        "deeds": person.deeds,
        "motto": person.motto,
        "video": person.video,
        "honours": [show_honour(held) for held in honours],
        "photos": cards(catalog, Photo, _photos_of(catalog, person)),
        "events": show_events(catalog, person),
        "exhibitions": show_exhibitions(catalog, person),
        "fellows": _fellows(catalog, person, honours),
        "related": cards(catalog, Person, person.related),
    }
    return record_page(person, person.summary or (top.title if top else None), context)


FAMILY = record_family("person", plan)
EVENTS = events_family("person")


def show_ruby(name: str, reading: str | None) -> list[Data]:
    """A name's characters with their syllables, for ruby text."""
    syllables = iter(names.syllables(name, reading))
    return [{"text": mark, "reading": next(syllables, "") if names.is_han(mark) else ""} for mark in name]


def tablet_size(name: str) -> str:
    """How large a name can be cut on a tablet."""
    length = sum(1 if names.is_han(mark) else 0.5 for mark in name)
    return next((size for most, size in _SIZES if length <= most), "longest")


def is_deceased(person: Person) -> bool:
    """Whether the record says that the person died, with or without a day."""
    return person.deceased or person.died is not None


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


def _years(person: Person) -> str | None:
    """What stands below the name of somebody who died."""
    if not is_deceased(person):
        return None
    born, died = _year(person.born), _year(person.died)
    if born and died:
        return f"{born}—{died}"
    if died:
        return f"{died}年逝世"
    return f"{born}年生，已故" if born else "已故"


def _year(date: str | None) -> int | None:
    return dates.parse_when(date).year if date else None


def _lifetime(person: Person) -> str | None:
    """The dates, where they say more than what stands below the name."""
    born = dates.in_chinese(person.born) if _year(person.born) and person.born else None
    died = dates.in_chinese(person.died) if _year(person.died) and person.died else None
    if is_deceased(person):
        known = "—".join(filter(None, (born, died or (born and "？"))))
        return known if "月" in known else None
    return f"{born}生" if born else None


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
