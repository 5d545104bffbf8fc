"""Everything known about a site before a file is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.catalog import Catalog
from generator.pages import FAMILIES, Family
from generator.problems import Problem
from generator.settings import Settings


@dataclass(frozen=True)
class Site:
    """The settings, the records, warnings that do not keep it from being made, and old addresses with the new ones."""

    settings: Settings
    catalog: Catalog
    warnings: list[Problem]
    redirects: Mapping[str, str] = field(default_factory=dict)
    families: Sequence[Family] = FAMILIES

    @cached_property
    def pages(self) -> dict[str, tuple[Family, str]]:
        """By address, each page's family and its key there."""
        return {family.address(key): (family, key) for family in self.families for key in family.keys(self.catalog)}

    def listed_addresses(self) -> Iterator[str]:
        """Addresses of the pages that stand in the site's frame and are for visitors."""
        families = ((address, family) for address, (family, _) in self.pages.items())
        return (address for address, family in families if family.is_framed and family.is_for_visitors)
