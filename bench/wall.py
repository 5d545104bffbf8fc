"""`python -m bench.wall`: a wall of 2,000 honourees on a weak box: first paint, touch, frames at rest."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, Frame, Page, sync_playwright

from bench import ours
from bench.measure import memory_disk
from bench.visit import served

_BROWSER = "/usr/bin/chromium"
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_SLOWER, _ROUNDS, _TOUCHES = 4, 4, 5
_CANVASES = ((1920, 1080), (1080, 1920))
# From the navigation of the screen to the first paint of the stage within it; whether all of the stage is there.
_PAINTED = """() => {
  const first = performance.getEntriesByName("first-contentful-paint")[0];
  return first ? performance.timeOrigin + first.startTime - parent.performance.timeOrigin : 0;
}"""
_IS_READY = (
    "() => self.guangrongStage && guangrongStage.isReady() && document.querySelectorAll('[data-person]').length > 0"
)
_LISTEN = """() => {
  self.durations = [];
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (one.interactionId) durations.push(one.duration);
  }).observe({type: "event", durationThreshold: 16});
}"""
# Times between frames of the screen's document for some seconds, in milliseconds.
_FRAMES = """seconds => new Promise(done => {
  const gaps = []; let last = 0, first = 0;
  const draw = now => {
    if (last) gaps.push(now - last); else first = now;
    last = now;
    if (now - first < seconds * 1000) requestAnimationFrame(draw); else done(gaps);
  };
  requestAnimationFrame(draw);
})"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds, and frames a second."""

    paint: list[float]
    ready: list[float]
    touch: list[float]
    frames: list[float]


def write_site(root: Path, people: int) -> str:
    """A site with so many people on one wall, built; returns the wall's address below the site."""
    ours.write(root, people)
    ids = sorted(file.stem for file in (root / "content/people").rglob("*.yml"))
    lines = "".join(f"  - {id}\n" for id in ids)
    record = f"title: 光荣榜\nsubtitle: 两千人\npeople:\n{lines}source:\n  - title: 试验\n"
    (root / "content/kiosks").mkdir(exist_ok=True)
    (root / "content/kiosks/wall.yml").write_text(record, "utf-8")
    subprocess.run([sys.executable, "-m", "generator", "build"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    return "kiosk/wall/"


def measure(address: str, canvas: tuple[int, int]) -> Figures:
    """All figures of one canvas; each first paint in a browser that knows nothing yet."""
    paint, ready, touch = [], [], list[float]()
    with sync_playwright() as driver:
        for _ in range(_ROUNDS):
            with _browser(driver.chromium.launch(executable_path=_BROWSER, args=_QUIET), canvas) as (page, control):
                control.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
                stage, waited = _open(page, address)
                ready.append(waited)
                page.wait_for_timeout(1_000)
                paint.append(stage.evaluate(_PAINTED))
                touch += _touch(page, stage)
        with _browser(driver.chromium.launch(executable_path=_BROWSER, args=_QUIET), canvas) as (page, _):
            _open(page, address)
            page.wait_for_timeout(2_000)
            gaps = page.evaluate(_FRAMES, 24)
    return Figures(paint, ready, touch, gaps)


@contextmanager
def _browser(browser: Browser, canvas: tuple[int, int]) -> Iterator[tuple[Page, CDPSession]]:
    context = browser.new_context(viewport={"width": canvas[0], "height": canvas[1]}, has_touch=True)
    page = context.new_page()
    yield page, context.new_cdp_session(page)
    browser.close()


def _open(page: Page, address: str) -> tuple[Frame, float]:
    """The stage once all of it is there, and how long that took."""
    page.goto(address, wait_until="commit")
    while True:
        for frame in page.frames[1:]:
            if frame.evaluate(_IS_READY):
                return frame, page.evaluate("performance.now()")
        page.wait_for_timeout(20)


def _touch(page: Page, stage: Frame) -> list[float]:
    """From a finger on a name or a letter of the pad to the next paint: as the browser tells it, in steps of 8 ms."""
    stage.evaluate(_LISTEN)
    for number in range(_TOUCHES):
        stage.locator("[data-state=resting] [data-person]:visible").nth(number * 7).tap()
        _look(page, stage, "person")
    for number in range(_TOUCHES):
        stage.locator("[data-do=pad]").tap()
        stage.locator("[data-state=pad] .pad__letters button:enabled").nth(number).tap()
        _look(page, stage, "pad")
    return list(stage.evaluate("durations"))


def _look(page: Page, stage: Frame, state: str) -> None:
    """What has come to the front is seen, and put away by a key."""
    stage.locator(f"[data-state={state}]").wait_for()
    page.wait_for_timeout(700)
    page.keyboard.press("Escape")
    stage.locator("[data-state=resting]").wait_for()
    page.wait_for_timeout(500)


def _row(canvas: tuple[int, int], found: Figures) -> str:
    frames = 1000 * len(found.frames) / sum(found.frames)
    late = sum(gap > 25 for gap in found.frames)
    touch = sorted(found.touch)
    cells = (
        f"{canvas[0]} × {canvas[1]}",
        f"{median(found.paint):.0f} ({max(found.paint):.0f})",
        f"{median(found.ready):.0f} ({max(found.ready):.0f})",
        f"{median(touch):.0f} ({touch[-1]:.0f})",
        f"{frames:.1f}",
        f"{late} of {len(found.frames)}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Build the wall, open it on each canvas, print a table: medians, with the longest in brackets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2_000)
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory(dir=memory_disk()) as folder:
        wall = write_site(Path(folder), people)
        print(f"{people} people, {_ROUNDS} starts, {_SLOWER} × slower processor for paint, whole and touch; ms")
        print("| canvas | first paint | whole | touch to paint | frames/s at rest | frames later than 25 ms |")
        print("|---|---|---|---|---|---|")
        with served(Path(folder) / "site") as host:
            for canvas in _CANVASES:
                print(_row(canvas, measure(host + wall, canvas)), flush=True)


if __name__ == "__main__":
    main()
