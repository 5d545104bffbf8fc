"""How a screen starts: dark from the first byte, with whatever is good, and from a folder without a server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from clinic import Answer, Fault
from fake_wall import INDEX, MANIFEST, make_version
from flashes import filmed
from patient import Patient
from playwright.sync_api import Browser

TITLE = "光荣榜"
# What is served instead of a file of the stage that came with the page.
FAULTS: dict[str, tuple[str, Fault]] = {
    "no stage": ("stage", lambda _, __: Answer(b"<!doctype html><body style='background: white'>404", 404)),
    "half a stage": ("stage", lambda content, _: Answer(content[:200])),
    "a stage that is cut": ("stage", lambda content, _: Answer(content, is_cut=True)),
    "a reset": ("stage", lambda _, __: Answer(b"", is_reset=True)),
    "half a script": ("script", lambda content, _: Answer(content[:300])),
    "no script": ("script", lambda _, __: Answer(b"", 404)),
    "no picture": ("picture", lambda _, __: Answer(b"", 404)),
    "no font": ("font", lambda _, __: Answer(b"", 500)),
    "a slow script": ("script", lambda content, _: Answer(content, pause=4)),
}


@pytest.fixture
def start(admit: Callable[..., Patient]) -> Callable[..., Patient]:
    """Opens a screen without waiting for anything to be shown."""

    def make(**faults: Fault) -> Patient:
        patient = admit()
        version = make_version(0)
        patient.clinic.publish(version)
        for sort, fault in faults.items():
            patient.clinic.harm(version.paths.get(sort, sort), fault)
        patient.page.goto(f"{patient.clinic.address}kiosk/wall/", wait_until="commit")
        return patient

    return make


def test_a_start_is_dark_while_anything_is_slow(admit: Callable[..., Patient]):
    """Filmed from before the first byte; each part comes late, one after the other."""
    patient = admit()
    version = make_version(0)
    patient.clinic.publish(version)
    slow = [path for path in version.files if path.endswith("css")] + [
        INDEX,
        version.paths["stage"],
        version.paths["picture"],
    ]
    for path in slow:
        patient.clinic.harm(path, lambda content, _: Answer(content, pause=0.3))
    patient.page.goto("about:blank")
    patient.page.evaluate("document.documentElement.style.setProperty('background', '#170507')")
    patient.page.screenshot()  # it is painted
    with filmed(patient.page) as film:
        patient.page.goto(f"{patient.clinic.address}kiosk/wall/", wait_until="commit")
        patient.until(lambda: patient.shows(0), "the first version")
        patient.page.wait_for_timeout(700)
    assert max(film.lights) < 90 and max(film.whites) < 0.02, film
    assert min(film.lights) < 30 < film.lights[-1]


def test_a_screen_whose_stage_does_not_come_stays_dark_with_its_title(start: Callable[..., Patient]):
    patient = start(stage=FAULTS["no stage"][1])
    with filmed(patient.page) as film:
        patient.page.wait_for_timeout(3000)
    assert max(film.lights) < 40 and max(film.whites) == 0
    assert patient.page.locator("h1").inner_text() == TITLE
    assert float(patient.page.locator("h1").evaluate("(one) => getComputedStyle(one).opacity")) > 0.3


def test_a_start_that_fails_is_made_good_as_soon_as_that_can_be(start: Callable[..., Patient]):
    patients = [start(**{sort: fault}) for sort, fault in FAULTS.values()]
    for patient in patients:
        patient.until(lambda patient=patient: patient.clinic.asked[MANIFEST] >= 2, "a few polls")
        patient.clinic.heal()
    for patient in patients:
        patient.until(lambda patient=patient: patient.shows(0), "the version of the page")


def test_another_version_is_shown_where_that_of_the_page_is_lost(start: Callable[..., Patient]):
    patient = start(stage=FAULTS["no stage"][1])
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.shows(1), "that of the manifest")


def test_a_stage_is_shown_and_tried_again_where_no_manifest_is(admit: Callable[..., Patient]):
    patient = admit()
    version = make_version(0)
    patient.clinic.publish(version)
    patient.clinic.harm(MANIFEST, lambda _, __: Answer(b"", 404))
    patient.clinic.harm(version.paths["stage"], FAULTS["no stage"][1])
    patient.page.goto(f"{patient.clinic.address}kiosk/wall/")
    patient.until(lambda: patient.clinic.asked[version.paths["stage"]] >= 3, "tried again")
    del patient.clinic.faults[version.paths["stage"]]
    patient.until(lambda: patient.state["number"] == 0, "shown without a manifest")
    patient.clinic.heal()
    patient.until(lambda: patient.shows(0), "known")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stick with a version whose stage starts by itself."""
    version = make_version(0, on_load="addEventListener('load', () => { document.body.dataset.runs = '1'; });")
    for path, content in {**version.files, MANIFEST: version.manifest}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


@pytest.fixture
def requests(browser: Browser, folder: Path) -> Iterator[dict[str, Any]]:
    context = browser.new_context(viewport={"width": 640, "height": 360})
    page = context.new_page()
    told: dict[str, Any] = {"page": page, "asked": [], "wrong": []}
    page.on("request", lambda asked: told["asked"].append(asked.url))
    page.on("requestfailed", lambda asked: told["wrong"].append(asked.url))
    page.on("console", lambda said: told["wrong"].append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told["wrong"].append(str(error)))
    page.goto((folder / INDEX).as_uri())
    yield told
    context.close()


def test_from_a_folder_the_stage_is_shown_and_nothing_is_asked_for(requests: dict[str, Any]):
    page = requests["page"]
    page.wait_for_timeout(900)
    assert page.frames[1].evaluate("document.body.dataset.runs") == "1"
    assert page.evaluate("getComputedStyle(document.querySelector('iframe')).opacity") == "1"
    asked = len(requests["asked"])
    page.wait_for_timeout(600)
    assert len(requests["asked"]) == asked
    assert requests["wrong"] == []
    assert [url for url in requests["asked"] if url.endswith(".json")] == []
