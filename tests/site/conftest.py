"""The real site on a local port, with pictures and an address, and a browser that notes what goes wrong."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from drawings import draw_scene
from halls import Visitor
from playwright.sync_api import Browser, Page
from visits import Visit, serve
from workspace import when_real

PICTURED = ("2018-hailing-gongjiang-biaozhang", "2018-laomo-gongjiang-xunhuizhan", "2018-tangshan-liaoxiuyang")
DRAWN = "caption: 画出来的肖像\nfile: drawn.jpg\nalt: 画出来的测试图\nsource:\n  - title: 测试\n"
ADDED = {
    "people/wang-haidong.yml": "portrait: drawn\n",
    "rolls/hailing-wuyi-2018.yml": "recipients: [{unit: xushun-dongming}, {name: 测试厂, is_unit: true}]\n",
}


def _add_what_is_missing(content: Path) -> None:
    """Drawings where there are captions only, a portrait, and units on a roll: what the real content has none of."""
    for number, id in enumerate(PICTURED):
        draw_scene(content / f"media/{id}.jpg", number)
        record = content / f"photos/{id}.yml"
        text = re.sub(r"(?m)^(file|alt):.*\n", "", record.read_text("utf-8"))
        record.write_text(f"{text}file: {id}.jpg\nalt: 画出来的测试图\n", "utf-8")
    draw_scene(content / "media/drawn.jpg", len(PICTURED), (900, 1200))
    (content / "photos/drawn.yml").write_text(DRAWN, "utf-8")
    for path, text in ADDED.items():
        record = content / path
        record.write_text(record.read_text("utf-8") + text, "utf-8")
    (content / "redirects.yml").write_text("people/lv-meihua-1/: people/lv-meihua/\n", "utf-8")


@pytest.fixture(scope="session")
def pictured_project(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Path:
    """The real project with an address, the manual and what it has none of yet; nobody changes it."""
    root = copy_project(tmp_path_factory.mktemp("pictured"))
    settings = root / "site_config.yml"
    told = settings.read_text("utf-8").replace('site_url: ""', "site_url: https://union.example/")
    settings.write_text(told.replace("  - guangrong:\n", "  - guangrong:\n      help: true\n"), "utf-8")
    _add_what_is_missing(root / "content")
    command = [sys.executable, "-m", "generator", "build"]
    told = subprocess.run(command, cwd=root, env=when_real(), capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    return root


@pytest.fixture(scope="session")
def host(pictured_project: Path) -> Iterator[str]:
    """The site with pictures, served with the headers that the build wrote for it."""
    with serve(pictured_project / "site") as address:
        yield address


def _visits(browser: Browser, host: str) -> Iterator[Callable[..., Visit]]:
    """Opens visits, each with a context of its own; what is asked for goes to the browser's context."""
    with ExitStack() as stack:

        def make(**wishes: Any) -> Visit:
            context = browser.new_context(locale="zh-CN", **{"viewport": {"width": 1360, "height": 900}, **wishes})
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            return Visit(context.new_page(), host)

        yield make


# Whoever only looks shares a visit with the other tests of a module; whoever leaves something behind needs a new one.
new_visit = pytest.fixture(_visits, name="new_visit")
module_visit = pytest.fixture(_visits, name="module_visit", scope="module")


@pytest.fixture
def new_page(new_visit: Callable[..., Visit]) -> Iterator[Callable[..., Page]]:
    """Opens pages in visits of their own; nothing may go wrong on any of them."""
    visits: list[Visit] = []

    def make(address: str | None, width: int = 1360, height: int = 900, **wishes: Any) -> Page:
        visits.append(new_visit(viewport={"width": width, "height": height}, **wishes))
        return visits[-1].page if address is None else visits[-1].open(address)

    yield make
    assert [one for visit in visits for one in visit.wrong] == []


@pytest.fixture
def visit(new_visit: Callable[..., Visit]) -> Visit:
    return new_visit()


@pytest.fixture
def phone(new_visit: Callable[..., Visit]) -> Visit:
    return new_visit(viewport={"width": 390, "height": 844}, has_touch=True, device_scale_factor=3)


@pytest.fixture
def visitor(browser: Browser, pictured_project: Path) -> Iterator[Visitor]:
    """Nothing may go wrong in the halls."""
    visitor = Visitor(browser, pictured_project / "site")
    yield visitor
    visitor.leave()
    assert visitor.wrong == []
