"""Pages to make, still as data: one file a family, each listed in FAMILIES."""

from generator.pages import (
    api,
    awards,
    cards,
    downloads,
    events,
    exhibitions,
    feeds,
    home,
    kiosks,
    people,
    places,
    rolls,
    services,
    units,
)
from generator.pages.lists import LISTINGS, list_family
from generator.pages.page import Family, Page

__all__ = ["FAMILIES", "Family", "Page"]

FAMILIES: tuple[Family, ...] = (
    home.FAMILY,
    events.FAMILY,
    rolls.FAMILY,
    people.FAMILY,
    units.FAMILY,
    awards.FAMILY,
    awards.YEARS,
    exhibitions.FAMILY,
    services.FAMILY,
    places.FAMILY,
    *map(list_family, LISTINGS),
    feeds.ATOM,
    feeds.JSON,
    downloads.CSV,
    downloads.XLSX,
    api.INDEX,
    api.FAMILY,
    cards.FAMILY,
    kiosks.FAMILY,
)
