"""Pages to make, still as data: one file a family, each listed in PAGES."""

from collections.abc import Callable, Iterator

from generator.pages import awards, events, exhibitions, home, kiosks, people, places, rolls, services, units
from generator.pages.page import Page, Plan

__all__ = ["PAGES", "Page", "Plan", "plan_pages"]

PAGES: tuple[Callable[[Plan], Iterator[Page]], ...] = (
    home.pages,
    events.pages,
    rolls.pages,
    people.pages,
    units.pages,
    awards.pages,
    exhibitions.pages,
    services.pages,
    places.pages,
    kiosks.pages,
)


def plan_pages(plan: Plan) -> list[Page]:
    """Every page of the site, family by family."""
    return [page for family in PAGES for page in family(plan)]
