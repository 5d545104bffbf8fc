"""A screen in a browser under observation: which version is shown, and whether it ever was not whole."""

import time
from collections.abc import Callable
from typing import Any

from clinic import Clinic
from fake_wall import MANIFEST, Version, make_version
from playwright.sync_api import Page

# Looked at 25 times a second: there must be an opaque frame with a stage all of whose parts are of one version.
_WATCH = """() => {
  const seen = globalThis.seen = { shown: [], wrong: [] };
  const number = () => {
    const frames = [...document.querySelectorAll("iframe")].filter((one) => getComputedStyle(one).opacity === "1");
    const stages = frames.map((one) => one.contentWindow?.guangrongStage).filter((one) => one?.parts);
    if (!stages.length) return "blank";
    const top = stages.at(-1);
    return top.isWhole && top.fake.entered > 0 ? top.number : `mixed ${top.parts()}`;
  };
  const look = () => {
    let now = "";
    try { now = number(); } catch (error) { now = String(error); }
    if (typeof now === "string") seen.wrong = [...seen.wrong, now].slice(-5);
    else if (seen.shown.at(-1) !== now) seen.shown.push(now);
  };
  setInterval(look, 40);
}"""
_OPAQUE = "getComputedStyle(document.querySelector('iframe')).opacity"
_STATE = """() => {
  const { front, shown, problems, refused } = globalThis.guangrongScreen ?? {};
  const frames = document.querySelectorAll("iframe").length;
  const number = front?.stage?.number ?? null;
  return { number, version: shown?.version ?? null, problems, refused, frames, seen: globalThis.seen };
}"""


class Patient:
    """A page with the screen of its own clinic."""

    def __init__(self, page: Page, clinic: Clinic) -> None:
        self.page, self.clinic = page, clinic
        self.number = 0
        self.new: Version

    def open(self, version: Version | None = None) -> "Patient":
        """Show a first version and begin to watch."""
        version = version or make_version(self.number)
        self.number = version.number
        self.clinic.publish(version)
        self.page.goto(f"{self.clinic.address}kiosk/wall/", wait_until="load")
        self.until(lambda: self.shows(version.number), "the first version")
        self.until(lambda: self.page.evaluate(_OPAQUE) == "1", "the first version appears")
        self.page.evaluate(_WATCH)
        return self

    def make_next(self, **wishes: Any) -> Version:
        self.number += 1
        self.new = make_version(self.number, **wishes)
        return self.new

    @property
    def state(self) -> dict[str, Any]:
        return dict(self.page.evaluate(_STATE))

    @property
    def wrong(self) -> list[str]:
        return list(self.state["seen"]["wrong"])

    def shows(self, number: int) -> bool:
        """Shown, alone, and known to be of its version."""
        state = self.state
        return state["number"] == number and state["frames"] == 1 and state["version"] is not None

    @property
    def polls(self) -> int:
        return self.clinic.asked[MANIFEST]

    def fake(self, script: str) -> Any:
        """Turn something of the stage that is shown."""
        return self.page.evaluate(f"() => {{ const {{ fake }} = guangrongScreen.front.stage; {script} }}")

    def until(self, holds: Callable[[], bool], what: str, seconds: float = 30) -> None:
        until([self], lambda _: holds(), what, seconds)


def until(patients: list[Patient], holds: Callable[[Patient], bool], what: str, seconds: float = 30) -> None:
    """Wait for all of them together."""
    end = time.monotonic() + seconds
    waiting = list(patients)
    while waiting := [one for one in waiting if not holds(one)]:
        assert time.monotonic() < end, f"{what}: {[(one.state, dict(one.clinic.asked)) for one in waiting]}"
        waiting[0].page.wait_for_timeout(100)
