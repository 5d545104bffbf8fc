"""The real and the seeded site, each built once a worker, served, and asked in a browser."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from seeker import CHARACTERS, SOME, Seeker
from workspace import when_real

from generator.settings import read_settings
from tests.search import corpus
from tests.search.asking import Asker, engine_of
from tests.search.judge import Judge
from tests.site.visits import Visit, serve

RECORDS = 300


@dataclass(frozen=True)
class Searched:
    """A built site: where it is served, its files, and who is right on it."""

    host: str
    folder: Path
    engine: tuple[str, ...]
    judge: Judge


def _searched(root: Path) -> Iterator[Searched]:
    folder, engine = root / "site", engine_of(read_settings(root / "site_config.yml"))
    with serve(folder) as host:
        yield Searched(host, folder, engine, Judge(root / "content", folder))


@pytest.fixture(scope="session")
def real(real_project: Path) -> Iterator[Searched]:
    """The real content's site."""
    yield from _searched(real_project)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    """The made-up corpus' site, with the real frame around its pages."""
    root = tmp_path_factory.mktemp("seeded")
    corpus.write(root, RECORDS)
    command = [sys.executable, "-m", "generator", "build"]
    told = subprocess.run(command, cwd=root, env=when_real(), capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    yield from _searched(root)


@pytest.fixture(scope="session")
def sites(real: Searched, seeded: Searched) -> dict[str, Searched]:
    return {"real": real, "seeded": seeded}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 900})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def asker(page: Page, seeded: Searched) -> Iterator[Asker]:
    """The engine on the seeded site; nothing may go wrong while it is asked."""
    visit = Visit(page, seeded.host)
    visit.open("")
    yield Asker(page, seeded.host, seeded.engine)
    assert visit.wrong == []


@pytest.fixture
def seeker(browser: Browser, tmp_path: Path) -> Iterator[Seeker]:
    page = browser.new_page()
    seeker = Seeker(page, tmp_path)
    yield seeker
    page.close()
    assert seeker.wrong == []


@pytest.fixture
def some(seeker: Seeker) -> Seeker:
    return seeker.open(SOME, characters=CHARACTERS)
