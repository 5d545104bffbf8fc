"""Every sort of page at every width: nothing sticks out, nothing jumps, nothing goes wrong."""

from collections.abc import Callable

import pytest
from families import FAMILIES
from visits import Visit

# The last is a desk's window at 400 %.
WIDTHS = (1360, 768, 390, 320)
_SHIFT = """new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) total += shift.value;
  }).observe({type: 'layout-shift', buffered: true});
  window.scrollTo(0, document.body.scrollHeight);
  setTimeout(() => done(total), 400);
})"""


@pytest.mark.parametrize("name", FAMILIES)
def test_nothing_sticks_out_sideways(visit: Visit, name: str):
    page = visit.open(FAMILIES[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 256 if width == 320 else 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("name", FAMILIES)
def test_large_letters_for_elders_fit_as_well(phone: Visit, name: str):
    page = phone.open(FAMILIES[name])
    page.evaluate("localStorage.setItem('guangrong.elder', 'on')")
    page.reload()
    assert page.evaluate("document.documentElement.hasAttribute('data-gr-elder')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", FAMILIES)
def test_nothing_goes_wrong_and_nothing_jumps(new_visit: Callable[..., Visit], name: str):
    visit = new_visit(viewport={"width": 390, "height": 844}, has_touch=True, device_scale_factor=2)
    page = visit.open(FAMILIES[name])
    assert page.evaluate(_SHIFT) <= 0.02
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert visit.wrong == []
