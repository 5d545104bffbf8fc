"""Hundreds of new versions, many of them ill: nothing flashes, nothing is left behind, the newest good one is shown."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from fake_wall import make_version
from faults_of_files import file_faults
from faults_of_manifests import manifest_faults
from flashes import Film, filmed
from patient import Patient

from generator.kiosk.manifest import path_of

FEW, MANY = 8, 500
MEASURED_AFTER = 5
SCREEN_AND_STAGE, NODES_OF_ONE, HEAP_OF_ONE = 2, 18, 500_000
# Quicker than others: a time-out is waited for.
FAULTS = [harm for name, harm in {**manifest_faults(), **file_faults()}.items() if "slow" not in name]
# A dark field alone has a light of about 12; a page of the browser's own about 250.
DARKEST, LIGHTEST = 30, 90


def test_swaps_with_faults(admit: Callable[..., Patient], tell: Callable[[str], None]):
    tell(swap_often(admit, FEW))


@pytest.mark.soak
def test_hundreds_of_swaps_with_faults(admit: Callable[..., Patient], tell: Callable[[str], None]):
    tell(swap_often(admit, MANY))


def swap_often(admit: Callable[..., Patient], times: int) -> str:
    chance = random.Random(6)
    patient = admit().open()
    with filmed(patient.page) as film:
        for number in range(1, times + 1):
            patient.make_next()
            if chance.random() < 0.5:
                be_ill(patient, chance)
            else:
                patient.clinic.publish(patient.new)
            patient.until(lambda number=number: patient.shows(number), f"version {number}")
            if number == MEASURED_AFTER:
                before = weigh(patient)
    after = weigh(patient)
    seen = patient.state["seen"]
    lights = f"{len(film.lights)} frames, light {min(film.lights):.0f} to {max(film.lights):.0f}"
    assert seen == {"shown": list(range(times + 1)), "wrong": []}
    assert_no_flash(film)
    # The one that has just gone may still be held, and no other.
    assert after["documents"] <= SCREEN_AND_STAGE + 1
    assert after["nodes"] <= before["nodes"] + NODES_OF_ONE
    assert after["jsEventListeners"] == before["jsEventListeners"]
    assert after["heap"] - before["heap"] < HEAP_OF_ONE + 1000 * times
    return f"{times} swaps with faults: {lights}, {before} to {after}"


def be_ill(patient: Patient, chance: random.Random) -> None:
    """For a few polls, at the end of which the wall still shows what it did."""
    chance.choice(FAULTS)(patient)
    patient.clinic.publish(patient.new)
    patient.until(lambda: patient.clinic.asked[path_of("wall")] >= 3, "a few polls")
    assert patient.state["number"] == patient.number - 1
    patient.clinic.heal()


def weigh(patient: Patient) -> dict[str, Any]:
    """What the browser keeps, after it has thrown away what it can."""
    patient.until(lambda: patient.state["frames"] == 1, "the old stage is gone")
    session = patient.page.context.new_cdp_session(patient.page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
        patient.page.wait_for_timeout(50)
    counts = session.send("Memory.getDOMCounters")
    counts["heap"] = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return dict(counts)


def assert_no_flash(film: Film) -> None:
    assert len(film.lights) > 20
    assert all(DARKEST < light < LIGHTEST for light in film.lights), (min(film.lights), max(film.lights))
    assert max(film.whites) < 0.02


def test_the_detector_sees_a_flash(admit: Callable[..., Patient]):
    """For one single frame, white or black."""
    patient = admit().open(make_version(3))
    for colour in ("white", "black"):
        with filmed(patient.page) as film:
            patient.page.wait_for_timeout(100)
            patient.page.evaluate(
                """(colour) => new Promise((done) => {
                  const over = document.body.appendChild(document.createElement("p"));
                  over.style.cssText = `position: fixed; inset: 0; margin: 0; z-index: 9; background: ${colour}`;
                  requestAnimationFrame(() => requestAnimationFrame(() => { over.remove(); done(); }));
                })""",
                colour,
            )
            patient.page.wait_for_timeout(100)
        assert min(film.lights) < DARKEST or max(film.lights) > LIGHTEST, film.lights
