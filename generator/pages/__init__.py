"""Pages to make, still as data: one file a family, each listed in PAGES."""

from collections.abc import Callable, Iterator

from generator.pages import awards, events, exhibitions, home, people, places, rolls, services, units
from generator.pages.page import Page, Plan

__all__ = ["PAGES", "Page", "Plan", "plan_pages"]

PAGES: tuple[Callable[[Plan], Iterator[Page]], ...] = (
    home.plan,
    events.plan,
    rolls.plan,
    people.plan,
    units.plan,
    awards.plan,
    exhibitions.plan,
    services.plan,
    places.plan,
)


def plan_pages(plan: Plan) -> list[Page]:
    """Every page of the site, family by family."""
    return [page for family in PAGES for page in family(plan)]
