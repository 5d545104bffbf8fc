"""A wall that was built once, and screens to show it on."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from crowds import build_crowds
from fingers import Wall, build_hall
from looks import LOOKS
from playwright.sync_api import Browser


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Figures that are printed at the end of a run."""
    return partial(record_property, "wall figures")


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_hall(tmp_path_factory.mktemp("hall"))


def _open_wall(stack: ExitStack, browser: Browser, walls: list[Wall], width: int, height: int, **wishes: Any) -> Wall:
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, locale="zh-CN", **wishes)
    stack.callback(context.close)
    context.set_default_timeout(10_000)
    page = context.new_page()
    walls.append(Wall(page, context.new_cdp_session(page)))
    return walls[-1]


@pytest.fixture
def new_wall(browser: Browser) -> Iterator[Callable[..., Wall]]:
    """Screens that are not switched on yet; nothing may go wrong on any of them."""
    walls: list[Wall] = []
    with ExitStack() as stack:
        yield partial(_open_wall, stack, browser, walls)
        assert [one for wall in walls for one in wall.wrong] == []


@pytest.fixture
def wall(new_wall: Callable[..., Wall], hall: Path) -> Wall:
    """The wall of a few people on a screen of the usual size, without a network."""
    return new_wall(1920, 1080, offline=True).open(hall)


@pytest.fixture(scope="session")
def walls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_crowds(tmp_path_factory.mktemp("walls"))


@pytest.fixture
def show(new_wall: Callable[..., Wall], walls: Path) -> Callable[..., Wall]:
    """Shows one of the crowds on a screen."""

    def make(id: str, width: int = 1920, height: int = 1080, chance: float = 0, **wishes: Any) -> Wall:
        wall = new_wall(width, height, offline=True, **wishes).open(walls, id, chance=chance)
        wall.page.evaluate(LOOKS)
        return wall

    return make
