"""The Tab key alone: it reaches everything, and every stop can be seen, is marked, and is left again."""

from collections.abc import Callable
from typing import Any

import pytest
from families import ARRANGEMENTS, FAMILIES, FRAMED
from playwright.sync_api import Page
from visits import Visit

_MOST = 400
_STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  // A box that is drawn by its label is as large as that.
  const drawn = getComputedStyle(here).opacity === '0' && here.labels?.[0] || here;
  const box = drawn.getBoundingClientRect(), style = getComputedStyle(drawn);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, innerHeight / 2));
  const marked = [here, here.parentElement].some(one => {
    const look = getComputedStyle(one);
    return (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none';
  });
  here.dataset.stop ??= String(++window.stops || (window.stops = 1));
  return {
    key: here.dataset.stop,
    html: here.outerHTML.slice(0, 120),
    seen: box.width > 3 && box.height > 3 && style.visibility === 'visible' && style.opacity !== '0'
      && box.bottom > 0 && box.top < innerHeight && !!top && (drawn.contains(top) || top.contains(drawn)),
    marked,
  };
}"""

# What is there before the first Tab; of a group of radio buttons Tab reaches one.
_WANT = """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(one => !one.disabled && one.type !== 'radio' && one.checkVisibility({visibilityProperty: true}))
  .forEach(one => { one.dataset.wanted = '' })"""
_MISSED = """[...document.querySelectorAll('[data-wanted]:not([data-stop])')].map(one => one.outerHTML.slice(0, 120))"""


def stops_of(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, in order, until the focus leaves the page or comes back to the first."""
    found: list[dict[str, Any]] = []
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or (found and stop["key"] == found[0]["key"]):
            break
        found.append(stop)
    return found


@pytest.fixture(scope="module")
def reader(module_visit: Callable[..., Visit]) -> Visit:
    return module_visit(reduced_motion="reduce")


# The stops of a page differ with the width in the frame and in a few parts, so a desk sees one of each arrangement.
@pytest.mark.parametrize(
    "name, width", [*((name, 390) for name in FRAMED), *((name, 1360) for name in ARRANGEMENTS)], ids=str
)
def test_every_stop_is_reached_seen_and_marked(reader: Visit, name: str, width: int):
    reader.page.set_viewport_size({"width": width, "height": 844})
    page = reader.open(FAMILIES[name])
    page.evaluate(_WANT)
    stops = stops_of(page)
    assert "跳到正文" in stops[0]["html"]
    assert len(stops) > 5
    assert [stop["html"] for stop in stops if not stop["seen"]] == []
    assert [stop["html"] for stop in stops if not stop["marked"]] == []
    assert page.evaluate(_MISSED) == []
