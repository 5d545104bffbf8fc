"""Pages to make, still as data: one file a family, each listed in FAMILIES."""

from generator.pages import (
    api,
    awards,
    cards,
    corrections,
    digests,
    downloads,
    events,
    exhibitions,
    feeds,
    help,
    home,
    honourees,
    kiosks,
    licences,
    people,
    places,
    rolls,
    search,
    services,
    units,
)
from generator.pages.lists import LISTINGS, list_family
from generator.pages.page import Family, Page

__all__ = ["FAMILIES", "Family", "Page"]

FAMILIES: tuple[Family, ...] = (
    home.FAMILY,
    events.FAMILY,
    digests.FAMILY,
    rolls.FAMILY,
    people.FAMILY,
    people.EVENTS,
    units.FAMILY,
    units.EVENTS,
    awards.FAMILY,
    awards.YEARS,
    exhibitions.FAMILY,
    services.FAMILY,
    places.FAMILY,
    places.EVENTS,
    *map(list_family, LISTINGS),
    corrections.FAMILY,
    licences.FAMILY,
    honourees.FAMILY,
    search.FAMILY,
    help.FAMILY,
    feeds.ATOM,
    feeds.JSON,
    downloads.CSV,
    downloads.XLSX,
    api.INDEX,
    api.FAMILY,
    cards.FAMILY,
    kiosks.FAMILY,
)
