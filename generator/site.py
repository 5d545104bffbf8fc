"""Everything known about a site before a file is written."""

from dataclasses import dataclass

from generator.catalog import Catalog
from generator.pages import Page
from generator.problems import Problem
from generator.settings import Settings


@dataclass(frozen=True, eq=False)
class Site:
    """The settings, the records, the pages to make, and warnings that do not keep them from being made.

    Each is one of its kind (no two are equal), so that what is worked out for a site can be kept with it.
    """

    settings: Settings
    catalog: Catalog
    pages: list[Page]
    warnings: list[Problem]
