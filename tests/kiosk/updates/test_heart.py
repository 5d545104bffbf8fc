"""What a box beside the screen hears of it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from fake_wall import make_version
from patient import Patient

_COUNT = """() => {
  globalThis.asked = 0;
  globalThis.requestAnimationFrame = () => { globalThis.asked += 1; };
}"""


@pytest.fixture
def patient(admit: Callable[..., Patient]) -> Patient:
    patient = admit()
    patient.clinic.headers = {"Guangrong-Box": "1"}
    return patient.open()


def hear(patient: Patient) -> dict[str, Any]:
    """The next heartbeat that begins from now on."""
    heard = len(patient.clinic.posts)
    patient.until(lambda: len(patient.clinic.posts) >= heard + 2, "heartbeats")
    return dict(json.loads(patient.clinic.posts[-1]))


def test_a_heartbeat_tells_what_is_shown_and_how_it_goes(patient: Patient):
    told = hear(patient)
    version = json.loads(make_version(0).manifest)
    assert told["version"] == version["version"]
    assert told["made"] == version["made"]
    assert 1 <= told["frames"] <= 250
    assert told["heap"] > 100_000
    assert told["state"] == "resting"
    assert told["problems"] == ["of the stage"]
    assert told["uptime"] >= 1
    assert (told["width"], told["height"]) == (640, 360)


def test_a_heartbeat_tells_the_last_five_problems_of_both_documents(patient: Patient):
    patient.page.evaluate("setTimeout(() => { throw new Error('of the screen'); })")
    inside = (
        "() => { setTimeout(() => { throw new Error('in the stage'); }); void Promise.reject(new Error('a promise')); }"
    )
    patient.page.frames[1].evaluate(inside)
    problems = hear(patient)["problems"]
    for text in ("of the screen", "in the stage", "a promise"):
        assert any(text in one for one in problems), problems
    patient.page.evaluate("[...'abcdefgh'].forEach((one) => setTimeout(() => { throw new Error(one.repeat(900)); }))")
    problems = hear(patient)["problems"]
    assert len(problems) == 5
    assert max(map(len, problems)) == 200


def test_nobody_is_told_anything_where_no_box_is(admit: Callable[..., Patient]):
    patient = admit().open()
    patient.page.evaluate(_COUNT)
    patient.clinic.asked.clear()
    patient.until(lambda: patient.polls >= 5, "some polls")
    assert patient.clinic.posts == []
    assert patient.page.evaluate("asked") == 0


def test_a_box_that_goes_is_told_no_more_and_again_when_it_comes_back(patient: Patient):
    hear(patient)
    patient.clinic.headers = {}
    patient.clinic.asked.clear()
    patient.until(lambda: patient.polls >= 10, "some polls")
    patient.page.wait_for_timeout(1200)
    heard = len(patient.clinic.posts)
    patient.page.wait_for_timeout(1600)
    assert len(patient.clinic.posts) == heard
    patient.clinic.headers = {"Guangrong-Box": "1"}
    hear(patient)
