"""奖项: a page for each award with its rolls and holders; of an award with many holders, one for each year."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.honours import holders, holders_of_year, people_by_year
from generator.facts.order import Group, in_name_order, roster
from generator.pages.page import Data, Family, Page
from generator.pages.parts import record_family, record_page, shorten
from generator.records.award import Award
from generator.records.choices import LEVELS
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.unit import Unit

# An award's page shows its holders up to this many; others stand on a page for each year.
_SHOWN = 300


def plan(catalog: Catalog, award: Award) -> Page:
    """An award: what it is, when it was conferred, who holds it."""
    rolls = set(catalog.linking_ids(Roll, award))
    people = catalog.ask(people_by_year, award.id)
    is_long = len(_everyone(people)) > _SHOWN
    context = {
        "level": LEVELS[award.level],
        "aliases": list(award.aliases),
        "granted_by": award.granted_by,
        "series": award.series,
        "summary": award.summary,
        "body": award.body,
        "rolls": cards(catalog, Roll, [id for id in catalog.ask(roster, "roll", "order") if id in rolls]),
        "people": [] if is_long else cards(catalog, Person, in_name_order(catalog, _everyone(people))),
        "years": [_year(award, one) for one in people] if is_long else [],
        "units": cards(catalog, Unit, catalog.ask(holders, award.id, "unit")),
    }
    return record_page(award, award.summary, context)


FAMILY = record_family("award", plan)


def _everyone(people: list[Group]) -> set[str]:
    return {id for _, _, ids in people for id in ids}


def _year(award: Award, one: Group) -> Data:
    return {"heading": one[1], "count": len(one[2]), "href": f"awards/{award.id}/{one[0]}/"}


def _keys(catalog: Catalog) -> Iterator[str]:
    for id in catalog.ids(Award):
        people = catalog.ask(people_by_year, id)
        if len(_everyone(people)) > _SHOWN:
            yield from (f"{id}/{word}" for word, _, _ in people)


def _plan_year(catalog: Catalog, key: str) -> Page:
    id, _, word = key.partition("/")
    award = catalog.get("award", id)
    _, heading, ids = catalog.ask(holders_of_year, id, word) or (word, "", [])
    title = f"{award.label} · {heading}"
    groups = [{"heading": "", "cards": cards(catalog, Person, ids)}]
    context = {"title": title, "lead": "", "groups": groups, "total": len(ids), "ways": []}
    return Page(title, shorten(title), "lists/people.html", context)


YEARS = Family("award-years", "awards", _keys, lambda key: f"awards/{key}/", _plan_year, (3,))
