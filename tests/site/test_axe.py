"""Every sort of page by axe-core's rules, best practices included, in both schemes, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from families import FAMILIES
from rules import broken
from visits import Visit

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1360, "height": 900}


@pytest.fixture(scope="module")
def readers(module_visit: Callable[..., Visit]) -> dict[str, Visit]:
    """A reader with each scheme, who looks at one page after another."""
    return {scheme: module_visit(color_scheme=scheme, reduced_motion="reduce") for scheme in ("light", "dark")}


# Colours are those of the scheme and not of the size, so the desk is looked at in one scheme.
@pytest.mark.parametrize("scheme, size", [("light", PHONE), ("light", DESK), ("dark", PHONE)], ids=str)
@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_breaks_no_rule(readers: dict[str, Visit], name: str, scheme: str, size: dict[str, int]):
    readers[scheme].page.set_viewport_size(size)  # type: ignore[arg-type]
    page = readers[scheme].open(FAMILIES[name])
    assert broken(page) == []
