"""奖项: a page for each award with its rolls and holders, and an index by level."""

from collections.abc import Iterator

from generator.honours import holders_of
from generator.pages.order import in_name_order, newest_rolls
from generator.pages.page import Page, Plan
from generator.pages.parts import group_cards, index_page, record_page
from generator.records.award import Award
from generator.records.choices import LEVELS
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.unit import Unit

_LEVELS = tuple(LEVELS)


def pages(plan: Plan) -> Iterator[Page]:
    """One page an award, and all of them by level."""
    awards = sorted(plan.catalog.all(Award), key=_order)
    for award in awards:
        yield _award_page(plan, award)
    pairs = [(LEVELS[award.level], plan.card(award)) for award in awards]
    yield index_page("awards", "奖项", "各级荣誉称号，和获得它们的人。", group_cards(pairs))


def _order(award: Award) -> tuple[int, int, str]:
    return _LEVELS.index(award.level), award.precedence, award.id


def _award_page(plan: Plan, award: Award) -> Page:
    rolls = newest_rolls(plan.catalog.linking(Roll, award))
    context = {
        "level": LEVELS[award.level],
        "aliases": list(award.aliases),
        "granted_by": award.granted_by,
        "series": award.series,
        "summary": award.summary,
        "body": award.body,
        "rolls": plan.cards([roll for roll in rolls if award.id in roll.awards]),
        "people": plan.cards(in_name_order(holders_of(plan.catalog, award, Person))),
        "units": plan.cards(holders_of(plan.catalog, award, Unit)),
    }
    return record_page(plan, award, award.summary, context)
