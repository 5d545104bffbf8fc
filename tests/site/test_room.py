"""Every sort of page at every width: nothing sticks out, nothing jumps, nothing goes wrong under the strict policy."""

from collections.abc import Callable

import pytest
from families import FAMILIES, FRAMED
from playwright.sync_api import Page
from visits import Visit

# The last is a desk's window at 400 %.
WIDTHS = (1360, 768, 390, 320)
# Notes what the policy refuses, before anything of the page runs.
_LISTEN = """window.refused = [];
document.addEventListener('securitypolicyviolation', one => refused.push([one.violatedDirective, one.blockedURI]));"""
_SHIFT = """new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) total += shift.value;
  }).observe({type: 'layout-shift', buffered: true});
  window.scrollTo(0, document.body.scrollHeight);
  setTimeout(() => done(total), 400);
})"""


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.fixture(scope="module")
def elder(module_visit: Callable[..., Visit]) -> Visit:
    """Who has chosen large letters, and goes from page to page with a phone."""
    visit = module_visit(viewport={"width": 390, "height": 844}, has_touch=True)
    visit.page.add_init_script("localStorage.setItem('guangrong.elder', 'on')")
    return visit


@pytest.mark.parametrize("name", FAMILIES)
def test_a_first_visit_goes_well_at_every_width(new_visit: Callable[..., Visit], name: str):
    visit = new_visit(viewport={"width": 390, "height": 844}, has_touch=True)
    visit.page.add_init_script(_LISTEN)
    page = visit.open(FAMILIES[name])
    # The wall measures the screen before it hangs its plaques, once, with nobody before it.
    assert page.evaluate(_SHIFT) <= 0.02 or name == "kiosk"
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 256 if width == 320 else 800})
        assert widest(page) <= width, width
    assert page.evaluate("refused") == []
    assert visit.wrong == []


def test_a_refusal_would_be_noted(phone: Visit):
    phone.page.add_init_script(_LISTEN)
    page = phone.open("about/")
    said = page.request.get(page.url).headers["content-security-policy"]
    assert "default-src 'none'" in said
    assert "unsafe" not in said
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.wait_for_function("refused.length")
    assert phone.wrong


@pytest.mark.parametrize("name", FRAMED)
def test_large_letters_for_elders_fit_as_well(elder: Visit, name: str):
    page = elder.open(FAMILIES[name])
    assert page.locator("html[data-gr-elder]").count()
    assert widest(page) <= 390
