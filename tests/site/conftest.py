"""The real site on a local port, with pictures and an address, and a browser that notes what goes wrong."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from drawings import draw_scene
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from visits import Quiet, Visit
from workspace import when_real

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb")
PICTURED = ("2018-hailing-gongjiang-biaozhang", "2018-laomo-gongjiang-xunhuizhan", "2018-tangshan-liaoxiuyang")


@pytest.fixture(scope="session")
def pictured_project(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Path:
    """The real project with an address and with drawings where it has captions only."""
    root = copy_project(tmp_path_factory.mktemp("pictured"))
    settings = root / "site_config.yml"
    settings.write_text(
        settings.read_text("utf-8").replace('site_url: ""', "site_url: https://union.example/"), "utf-8"
    )
    for number, id in enumerate(PICTURED):
        draw_scene(root / f"content/media/{id}.jpg", number)
        record = root / f"content/photos/{id}.yml"
        text = re.sub(r"(?m)^(file|alt):.*\n", "", record.read_text("utf-8"))
        record.write_text(f"{text}file: {id}.jpg\nalt: 画出来的测试图\n", "utf-8")
    command = [sys.executable, "-m", "generator", "build"]
    told = subprocess.run(command, cwd=root, env=when_real(), capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    return root


@pytest.fixture(scope="session")
def host(pictured_project: Path) -> Iterator[str]:
    """The site with pictures, served as a plain folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(pictured_project / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert shutil.which(CHROMIUM), "make test installs Chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def new_visit(browser: Browser, host: str) -> Iterator[Callable[..., Visit]]:
    """Opens visits, each with a context of its own; what is asked for goes to the browser's context."""
    contexts: list[BrowserContext] = []

    def make(**wishes: Any) -> Visit:
        contexts.append(browser.new_context(locale="zh-CN", **{"viewport": {"width": 1360, "height": 900}, **wishes}))
        contexts[-1].set_default_timeout(10_000)
        return Visit(contexts[-1].new_page(), host)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visit(new_visit: Callable[..., Visit]) -> Visit:
    return new_visit()


@pytest.fixture
def phone(new_visit: Callable[..., Visit]) -> Visit:
    return new_visit(viewport={"width": 390, "height": 844}, has_touch=True, device_scale_factor=3)
