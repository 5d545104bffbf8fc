"""A wall that runs for months: nothing in it grows, whatever visitors do in between."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median_high

import pytest
from playwright.sync_api import Browser, Frame, Page
from visits import serve

CANVASES = [(1080, 1920), (1920, 1080), (2160, 3840), (3840, 2160), (1366, 768)]
MEGABYTE, SLACK = 1_000_000, 20
# What a visitor does on a wall at rest, by what is touched first and then; afterwards everybody walks away.
VISITS = (
    ("[data-person]",),
    ("[data-person]", ".person [data-step='1']", ".person [data-step='-1']"),
    ("[data-do=pad]", ".pad button:enabled"),
    ("[data-do=pad]", ".pad button:enabled", "dialog[open] button:enabled", "dialog[open] button:enabled"),
    ("[data-do=show]", ".show [data-step='1']", ".show .panel button[data-person]"),
    ("footer button:enabled", "dialog[open] button:enabled"),
)
_MEASURE = ("JSHeapUsedSize", "Nodes", "JSEventListeners", "Documents")
_PLACES = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility())
  .map(one => one.getBoundingClientRect()).map(({left, top, width, height}) => [left + width / 2, top + height / 2])"""
_IS_AT_REST = "Boolean(self.guangrongStage?.isReady() && guangrongStage.isAtRest())"


class Screen:
    """A whole wall over http, screen and stage."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.wrong = page, list[str]()
        page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self._control = page.context.new_cdp_session(page)
        self._control.send("Performance.enable")
        self._is_over = True
        self._control.on("Emulation.virtualTimeBudgetExpired", self._end)
        page.goto(address)

    @property
    def stage(self) -> Frame:
        return self.page.frames[-1]

    @property
    def is_at_rest(self) -> bool:
        return bool(self.stage.evaluate(_IS_AT_REST))

    def pass_time(self, seconds: int) -> None:
        """On the browser's own clock, which waits for files that are on their way and stands afterwards.

        Nobody looks meanwhile, so nothing is drawn: software would take most of the time for that.
        """
        self._draw("hidden")
        self._is_over = False
        wish = {"policy": "pauseIfNetworkFetchesPending", "budget": seconds * 1000}
        self._control.send("Emulation.setVirtualTimePolicy", wish)
        while not self._is_over:
            self.page.wait_for_timeout(20)
        self._draw("visible")

    def _draw(self, visibility: str) -> None:
        self.page.evaluate("to => { document.querySelector('iframe').style.visibility = to }", visibility)

    def _end(self, _: object) -> None:
        self._is_over = True

    def measure(self) -> dict[str, int]:
        """What the whole page holds when everything that can be let go is gone: bytes and counts."""
        for _ in range(3):
            self._control.send("HeapProfiler.collectGarbage")
        told = {one["name"]: one["value"] for one in self._control.send("Performance.getMetrics")["metrics"]}
        return {name: int(told[name]) for name in _MEASURE}

    def visit(self, touched: Sequence[str], random: Random) -> None:
        """Somebody touches one of each of these and walks away."""
        for selector in touched:
            # What was touched by chance may have led home.
            found = self.stage.evaluate(_PLACES, selector)
            assert found or selector != touched[0]
            if found:
                self.page.touchscreen.tap(*random.choice(found))
                self.page.wait_for_timeout(50)


@pytest.fixture
def new_screen(browser: Browser, hall: Path) -> Iterator[Callable[[tuple[int, int]], Screen]]:
    """A wall that is switched on; nothing may go wrong on it."""
    screens: list[Screen] = []

    def switch_on(canvas: tuple[int, int]) -> Screen:
        context = browser.new_context(viewport={"width": canvas[0], "height": canvas[1]}, has_touch=True)
        screens.append(Screen(context.new_page(), f"{address}kiosk/k/"))
        while not screens[-1].is_at_rest:
            screens[-1].page.wait_for_timeout(50)
        return screens[-1]

    with serve(hall) as address:
        yield switch_on
        for screen in screens:
            screen.page.context.close()
    assert [one for screen in screens for one in screen.wrong] == []


def live(screen: Screen, rounds: int, minutes: int, random: Random) -> Iterator[dict[str, int]]:
    """Rounds with a visitor of each sort, so many minutes apart; measured after each, when the wall is at rest."""
    for _ in range(rounds):
        for touched in VISITS:
            screen.pass_time(minutes * 60 - 120)
            screen.visit(touched, random)
            screen.pass_time(120)
            assert screen.is_at_rest
        yield screen.measure()


def assert_nothing_grows(measured: list[dict[str, int]], rounds: int, span: str) -> str:
    """Counts stay as they are; the heap's slope, by least squares, is below a megabyte in so many rounds."""
    heaps = [one["JSHeapUsedSize"] for one in measured]
    middle, mean = (len(heaps) - 1) / 2, sum(heaps) / len(heaps)
    spread = sum((at - middle) ** 2 for at in range(len(heaps)))
    slope = sum((at - middle) * (heap - mean) for at, heap in enumerate(heaps)) / spread * rounds
    told = f"heap {heaps[0]} to {heaps[-1]} bytes, {slope:+.0f} {span}"
    for name in _MEASURE[1:]:
        counts = sorted(one[name] for one in measured)
        told += f", {name} {counts[0]} to {counts[-1]}"
    assert slope < MEGABYTE, told
    # What stands on the wall depends on who stands in the light; and a browser whose clock jumps sometimes holds the
    # pictures of a panel for a while, which real minutes never show.
    half = len(measured) // 2
    for name in _MEASURE[1:]:
        before, after = (median_high(one[name] for one in part) for part in (measured[:half], measured[half:]))
        assert after <= before + (SLACK if name == "Nodes" else 0), told
    return told


def test_hours_of_visitors_leave_nothing_behind(new_screen: Callable[..., Screen], tell: Callable[[str], None]):
    screen = new_screen((1920, 1080))
    # What is made when it is first needed is there after a round of everything.
    *_, _ = live(screen, 1, 5, Random(1))
    tell(f"{assert_nothing_grows(list(live(screen, 6, 5, Random(2))), 6, 'in three hours')}")


@pytest.mark.soak
@pytest.mark.parametrize("canvas", CANVASES, ids=str)
def test_thirty_days_leave_nothing_behind(
    new_screen: Callable[..., Screen], canvas: tuple[int, int], tell: Callable[[str], None]
):
    screen = new_screen(canvas)
    *_, _ = live(screen, 1, 240, Random(1))
    told = assert_nothing_grows(list(live(screen, 30, 240, Random(2))), 1, "a day")
    tell(f"30 days at {canvas[0]} x {canvas[1]}: {told}")


@pytest.mark.soak
def test_twenty_real_minutes_leave_nothing_behind(new_screen: Callable[..., Screen], tell: Callable[[str], None]):
    screen = new_screen((1080, 1920))
    measured, random = [], Random(3)
    end = time.monotonic() + 20 * 60
    while time.monotonic() < end:
        screen.visit(VISITS[len(measured) % len(VISITS)], random)
        screen.page.wait_for_timeout(75_000)
        assert screen.is_at_rest
        measured.append(screen.measure())
    first, last = measured[len(VISITS) - 1], measured[-1]
    told = f"20 real minutes: {first} to {last}"
    tell(told)
    # Of so short a time a slope says little.
    assert last["JSHeapUsedSize"] - first["JSHeapUsedSize"] < MEGABYTE / 2, told
    assert last["JSEventListeners"] <= first["JSEventListeners"], told
