"""Fixtures: a small site in a temporary folder, and the real site built once a worker."""

import gc
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from once import work_out_once
from playwright.sync_api import Browser, Playwright, sync_playwright
from workspace import PROJECT, Built, Workspace, cut_no_font, when_real

from generator.outputs import assets

CHROMIUM, SHELL = "/usr/bin/chromium", "/usr/bin/chromium-headless-shell"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--force-color-profile=srgb",
)

# Sites are built in the winter of the cases that everybody can check; the real one later, as its readers do.
os.environ["SOURCE_DATE_EPOCH"] = "1516000000"  # 2018-01-15

# The same examples in every run, and no verdict about a machine that is busy.
settings.register_profile("guangrong", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("guangrong")
work_out_once()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what comes out as the expected files")
    parser.addoption("--faults", type=int, default=20, help="how many faults the longest fault tests inject")


@pytest.fixture(autouse=True)
def _collects_garbage() -> Iterator[None]:
    """A build collects no garbage, because its process ends with it; that of tests goes on for minutes."""
    yield
    gc.enable()


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A small site whose font is not really cut."""
    monkeypatch.setattr(assets, "subset_font", cut_no_font)
    return Workspace(tmp_path)


@pytest.fixture(scope="session")
def copy_project() -> Callable[[Path], Path]:
    """Copies the real content, templates and settings into a folder."""

    def copy(folder: Path) -> Path:
        for name in ("content", "templates"):
            shutil.copytree(PROJECT / name, folder / name)
        shutil.copy(PROJECT / "site_config.yml", folder)
        return folder

    return copy


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Path:
    """A copy of the real project with its site built by the command line; nobody changes it."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    command = [sys.executable, "-m", "generator", "build"]
    subprocess.run(command, cwd=root, env=when_real(), check=True, capture_output=True)
    return root


@pytest.fixture(scope="session")
def real_site(real_project: Path) -> Built:
    return Built(real_project / "site")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """A thread cannot drive two."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium's engine without what is around it on a desk: a new visitor costs it half the time."""
    yield from _launch(playwright, SHELL)


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium as people have it: with a cache, and with a screen that a page may fill."""
    yield from _launch(playwright, CHROMIUM)


def _launch(playwright: Playwright, program: str) -> Iterator[Browser]:
    assert shutil.which(program), "make test installs Chromium"
    browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
    yield browser
    browser.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the hostile corpus and the fault tests did, whichever worker ran them."""
    for report in terminalreporter.stats.get("passed", []):
        for counts in (value for name, value in report.user_properties if name == "hostile inputs"):
            terminalreporter.write_line(f"hostile inputs: {counts}")
    for report in (report for reports in terminalreporter.stats.values() for report in reports):
        if getattr(report, "when", None) == "call":
            for told in (value for name, value in report.user_properties if name == "wall figures"):
                terminalreporter.write_line(f"wall: {told}")
    faults: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for report in (report for reports in terminalreporter.stats.values() for report in reports):
        if getattr(report, "when", None) == "teardown":
            for counts in (value for name, value in report.user_properties if name == "faults"):
                faults.update(counts["faults"])
                totals.update({name: counts[name] for name in ("polls", "lost", "slips")})
    if faults:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(faults.items()))
        terminalreporter.write_line(
            f"faults injected: {faults.total()} ({kinds}), polls: {totals['polls']}, "
            f"sites lost: {totals['lost']}, other slips: {totals['slips']}"
        )
