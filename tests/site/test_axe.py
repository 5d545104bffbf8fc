"""Every sort of page by axe-core's rules, best practices included, in both schemes, on a phone and on a desk."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from families import FAMILIES
from playwright.sync_api import Page
from visits import Visit

SIZES = ({"width": 390, "height": 844}, {"width": 1360, "height": 900})


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_breaks_no_rule(new_visit: Callable[..., Visit], name: str, scheme: str):
    visit = new_visit(color_scheme=scheme, reduced_motion="reduce")
    page = visit.open(FAMILIES[name])
    for size in SIZES:
        page.set_viewport_size(size)
        assert violations(page) == [], size
