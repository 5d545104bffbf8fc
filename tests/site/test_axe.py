"""Every sort of page by axe-core's rules, best practices included, in both schemes, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from families import FAMILIES
from rules import broken
from soak import some_of
from visits import Visit

# A width changes what lies where, a scheme the colours: two pairs have both; the other two are for a soak.
SEEN = [((1360, "light"), (390, "dark")), ((1360, "dark"), (390, "light"))]


@pytest.fixture(scope="module")
def reader(module_visit: Callable[..., Visit]) -> Visit:
    return module_visit(reduced_motion="reduce")


@pytest.mark.parametrize("seen", some_of(SEEN), ids=str)
@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_breaks_no_rule(reader: Visit, name: str, seen: tuple[tuple[int, str], ...]):
    reader.page.emulate_media(color_scheme="light")
    page = reader.open(FAMILIES[name])
    for width, scheme in seen:
        page.set_viewport_size({"width": width, "height": 850})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
        if name != "kiosk":
            page.wait_for_selector(f"html[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]")
        assert broken(page) == [], (width, scheme)
