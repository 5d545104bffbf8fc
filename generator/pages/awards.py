"""奖项: a page for each award with its editions and holders; of an award with many holders, pages for each year."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.honours import holders, holders_of_year, people_by_year
from generator.facts.order import Group, in_order, position
from generator.pages.page import Data, Family, Page
from generator.pages.parts import part_page, record_family, record_page
from generator.records import Record
from generator.records.award import Award
from generator.records.choices import LEVELS
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.unit import Unit

# An award's page shows its holders up to this many; more stand on pages for each year, so many on a page.
_SHOWN = 300
# So many editions are told on the award's page.
_EDITIONS = 200
_UNITS = "units"


def plan(catalog: Catalog, award: Award) -> Page:
    """An award: what it is, when it was conferred, who holds it."""
    rolls = in_order(catalog, Roll, catalog.linking_ids(Roll, award))
    years = {str(roll.known_year or "undated") for roll in catalog.pick(Roll, tuple(rolls))}
    people = catalog.ask(people_by_year, award.id)
    units = catalog.ask(holders, award.id, "unit")
    context = {
        "level": LEVELS[award.level],
        "aliases": list(award.aliases),
        "granted_by": award.granted_by,
        "series": award.series,
        "summary": award.summary,
        "body": award.body,
        "editions": [_edition(award, roll) for roll in catalog.pick(Roll, tuple(rolls[:_EDITIONS]))],
        "more_editions": max(0, len(rolls) - _EDITIONS),
        "total": len(_everyone(people)),
        "people": [] if _is_long(people) else [_group(catalog, one, years) for one in people],
        "years": [_year(award, one) for one in people] if _is_long(people) else [],
        "units": cards(catalog, Unit, in_order(catalog, Unit, units)) if len(units) <= _SHOWN else [],
        "more_units": _year(award, (_UNITS, "获得单位", units)) if len(units) > _SHOWN else None,
    }
    return record_page(award, award.summary, context)


FAMILY = record_family("award", plan)


def _everyone(people: list[Group]) -> set[str]:
    return {id for _, _, ids in people for id in ids}


def _is_long(people: list[Group]) -> bool:
    return len(_everyone(people)) > _SHOWN


def _edition(award: Award, roll: Roll) -> Data:
    """One conferment in a line: when, which edition, how many are recorded here, how many are known to be given."""
    return {
        "year": roll.known_year,
        "edition": roll.edition,
        "title": roll.title,
        "href": address_of(roll),
        "given": "；".join(filter(None, (_recorded(award, roll), _known(roll)))),
    }


def _recorded(award: Award, roll: Roll) -> str:
    given = [one for one in roll.recipients if one.is_awarded and roll.award_of(one) == award.id]
    units = sum(one.is_unit or one.unit is not None for one in given)
    people = len(given) - units
    told = (f"{people} 人" if people else "", f"{units} 个单位" if units else "")
    return f"收录 {'，'.join(filter(None, told))}" if given else ""


def _known(roll: Roll) -> str:
    """The numbers that a roll tells, where they are of one award alone."""
    counts = [count for count in roll.counts if count.result == "获评"] if len(roll.awards) == 1 else []
    return "，".join(f"{count.what} {count.value} {count.unit}" for count in counts)


def _group(catalog: Catalog, one: Group, years: set[str]) -> Data:
    """The holders of one year; whether a roll of that year is here, or only their own pages tell it."""
    return {"heading": one[1], "cards": cards(catalog, Person, one[2]), "has_roll": not years or one[0] in years}


def _year(award: Award, one: Group) -> Data:
    return {"heading": one[1], "count": len(one[2]), "href": f"awards/{award.id}/{one[0]}/"}


class _Part(NamedTuple):
    """A page of holders: the word of its address, whose, which of how many, and where in their list it begins."""

    word: str
    start: int


def _parts(word: str, total: int) -> list[_Part]:
    starts = range(0, total, _SHOWN)
    return [_Part(f"{word}-{number}" if number > 1 else word, start) for number, start in enumerate(starts, 1)]


def _keys(catalog: Catalog) -> Iterator[str]:
    for id in catalog.ids(Award):
        people, units = catalog.ask(people_by_year, id), catalog.ask(holders, id, "unit")
        long = [(word, len(ids)) for word, _, ids in people] if _is_long(people) else []
        if len(units) > _SHOWN:
            long.append((_UNITS, len(units)))
        yield from (f"{id}/{part.word}" for word, total in long for part in _parts(word, total))


def _plan_part(catalog: Catalog, key: str) -> Page:
    id, _, word = key.partition("/")
    award = catalog.get("award", id)
    whole = word.partition("-")[0]
    model: type[Record] = Unit if whole == _UNITS else Person
    heading, ids = _listed(catalog, id, whole)
    parts = _parts(whole, len(ids))
    start = next((part.start for part in parts if part.word == word), 0)
    shown = cards(catalog, model, ids[start : start + _SHOWN])
    look, measure = ("cards", "个") if model is Unit else ("names", "人")
    ways = _ways(catalog, model, id, ids, parts) if len(parts) > 1 else []
    return part_page(award, heading, f"{len(ids)} {measure}", shown, look, ways)


def _listed(catalog: Catalog, award: str, word: str) -> tuple[str, list[str]]:
    """The heading and all holders of a year, or all units."""
    if word == _UNITS:
        return "获得单位", in_order(catalog, Unit, catalog.ask(holders, award, "unit"))
    _, heading, ids = catalog.ask(holders_of_year, award, word) or (word, word, [])
    return heading, ids


def _ways(catalog: Catalog, model: type[Record], award: str, ids: Sequence[str], parts: Iterable[_Part]) -> list[Data]:
    """Links to all parts of a long list, each named by the names it begins and ends with."""
    found: list[Data] = []
    for word, start in parts:
        end = min(start + _SHOWN, len(ids))
        ends = catalog.ask_many(position, "person", [ids[start], ids[end - 1]]) if model is Person else []
        heading = "—".join(one["name"] for one in ends) or f"{start + 1}—{end}"
        found.append({"heading": heading, "href": f"awards/{award}/{word}/"})
    return found


YEARS = Family("award-years", "awards", _keys, lambda key: f"awards/{key}/", _plan_part, (3,))
