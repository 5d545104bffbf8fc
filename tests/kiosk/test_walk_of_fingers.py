"""Children with both hands on the wall: fingers that do anything, and a wall that is always in a known state."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fingers import Wall

STATES = {"resting", "person", "pad", "show"}
LOOK = """() => {
  const { state, problems } = guangrongStage.told();
  const { scale } = visualViewport;
  return [state.split(", ")[0], problems, guangrongStage.fingers, scale, scrollX + scrollY, location.href];
}"""
WIDTH, HEIGHT = 960, 540
AIMS = """() => {
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) || document;
  const seen = (what) => [...top.querySelectorAll(what)].filter((one) => one.checkVisibility());
  return ["button:enabled:not([data-person])", "[data-person]"].map((what) => seen(what).map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }));
}"""
NOTE = """for (const type of ["contextmenu", "dragstart", "selectstart"])
  addEventListener(type, (event) => event.defaultPrevented || console.error(type));"""


class Hands:
    """Up to four fingers that come down, slide, lift, drag from an edge, press long, or are lost."""

    def __init__(self, wall: Wall, seed: int) -> None:
        self.wall, self.dice, self.down = wall, random.Random(seed), dict[int, tuple[float, float]]()

    def aim(self) -> tuple[float, float]:
        """Half of the fingers mean something; of the others, some come from an edge."""
        if self.dice.random() < 0.5:
            aims = [places for places in self.wall.see(AIMS) if places]
            return _inside(*self.dice.choice(self.dice.choice(aims)))
        edge = self.dice.random()
        x = 0 if edge < 0.1 else WIDTH if edge < 0.2 else self.dice.uniform(0, WIDTH)
        return _inside(x, 0 if 0.2 < edge < 0.3 else HEIGHT if 0.3 < edge < 0.4 else self.dice.uniform(0, HEIGHT))

    def moves(self) -> Iterator[str]:
        while True:
            free = [finger for finger in range(4) if finger not in self.down]
            choice = self.dice.random()
            if not self.down or (free and choice < 0.1):
                yield self._come(free[0])
            elif choice < 0.7:
                yield self._lift()
            elif choice < 0.96:
                yield self._slide()
            elif choice < 0.98:
                self.down.clear()
                self.wall.cancel()
                yield "lost"
            else:
                self.wall.wait(self.dice.choice((1, 5, 58)))
                yield "wait"

    def _come(self, finger: int) -> str:
        self.down[finger] = self.aim()
        self.wall.down(*self.down[finger], finger=finger)
        return "down"

    def _lift(self) -> str:
        finger = self.dice.choice(list(self.down))
        del self.down[finger]
        self.wall.up(finger)
        return "up"

    def _slide(self) -> str:
        finger = self.dice.choice(list(self.down))
        x, y = self.down[finger]
        far = self.dice.choice((3, 3, 15, 200))
        self.down[finger] = _inside(x + self.dice.uniform(-far, far), y + self.dice.uniform(-far, far))
        self.wall.move(*self.down[finger], finger=finger)
        return "move"


def _inside(x: float, y: float) -> tuple[float, float]:
    return min(max(x, 0), WIDTH - 1), min(max(y, 0), HEIGHT - 1)


def walk(wall: Wall, seed: int, events: int) -> set[str]:
    """So many events; the states that were seen on the way."""
    wall.page.evaluate(NOTE)
    address, seen = wall.page.url, set[str]()
    hands = Hands(wall, seed)
    for number, _ in zip(range(events), hands.moves(), strict=False):
        if number % 10 == 0:
            state, problems, fingers, *rest = wall.see(LOOK)
            assert state in STATES, number
            assert problems == [], number
            assert fingers <= len(hands.down), number
            assert rest == [1, 0, address], number
            seen.add(state)
        if number % 100 == 0:
            assert wall.state
    for finger in list(hands.down):
        wall.up(finger)
    wall.wait(60)
    assert wall.is_home
    assert wall.see("guangrongStage.fingers") == 0
    return seen


@pytest.mark.parametrize("kiosk", ["k", "m"])
def test_hundreds_of_events_of_wild_fingers(
    new_wall: Callable[..., Wall], hall: Path, kiosk: str, tell: Callable[[str], None]
):
    wall = new_wall(WIDTH, HEIGHT, offline=True).open(hall, kiosk)
    seen = walk(wall, seed=1, events=300)
    tell(f"300 events of wild fingers: {len(seen)} states, none unknown, {len(wall.wrong)} errors")
    assert len(seen) >= 3, seen


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
def test_five_thousand_more_four_times(
    new_wall: Callable[..., Wall], hall: Path, seed: int, tell: Callable[[str], None]
):
    wall = new_wall(WIDTH, HEIGHT, offline=True).open(hall, "k" if seed % 2 else "m")
    seen = walk(wall, seed, events=5000)
    tell(f"5,000 events of wild fingers, seed {seed}: {len(seen)} states, none unknown, {len(wall.wrong)} errors")
    assert seen >= STATES - ({"show"} if seed % 2 == 0 else set())
