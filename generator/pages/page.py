"""A page to make, as data; and a family of pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.catalog import Catalog

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words for the frame, its template, and plain data for it.

    Templates look nothing up, so two pages with the same template and context have the same body.
    `data` describes what the page is about to machines, as JSON-LD.
    """

    title: str
    description: str
    template: str
    context: Data
    data: Data | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Pages of one sort: which there are (by key), where each lies, and how one is planned.

    `section` is the part of the site they belong to, `depths` how many folders deep they may lie there; those that are
    not framed are whole documents by themselves. `form` is how a page's data is written: by its template, or in one of
    the ways that `outputs/forms` lists. What is not for visitors stands in no list of addresses, and search engines are
    asked to leave it out.
    """

    name: str
    section: str
    keys: Callable[[Catalog], Iterable[str]]
    address: Callable[[str], str]
    plan: Callable[[Catalog, str], Page]
    depths: tuple[int, ...]
    is_framed: bool = True
    form: str = "html"
    is_for_visitors: bool = True


def data_family(
    name: str,
    form: str,
    keys: Callable[[Catalog], Iterable[str]],
    plan: Callable[[Catalog, str], Data],
    address: Callable[[str], str] = str,
) -> Family:
    """Files of one form that are made of plain data, without words for a frame and without a template."""
    return Family(name, "", keys, address, lambda catalog, key: Page("", "", "", plan(catalog, key)), (), False, form)
