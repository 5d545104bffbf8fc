"""The Tab key alone: every stop can be seen, says that it has the focus, and is left again."""

from typing import Any

import pytest
from families import FAMILIES
from playwright.sync_api import Page
from visits import Visit

_MOST = 400
_STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect(), style = getComputedStyle(here);
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
      && box.bottom > 0 && box.top < innerHeight && !!top && (here.contains(top) || top.contains(here)),
    marked,
  };
}"""


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


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("name", FAMILIES)
def test_every_stop_is_seen_and_marked(visit: Visit, name: str, width: int):
    visit.page.set_viewport_size({"width": width, "height": 844})
    visit.page.emulate_media(reduced_motion="reduce")
    stops = stops_of(visit.open(FAMILIES[name]))
    assert len(stops) > 5
    assert [stop["html"] for stop in stops if not stop["seen"]] == []
    assert [stop["html"] for stop in stops if not stop["marked"]] == []
