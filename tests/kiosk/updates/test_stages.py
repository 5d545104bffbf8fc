"""Everything that may happen while one version is changed for another."""

from collections.abc import Callable

import pytest
from clinic import Answer
from fake_wall import MANIFEST, Version, make_version
from patient import Patient


@pytest.fixture
def patient(admit: Callable[..., Patient]):
    patient = admit().open()
    yield patient
    assert patient.state["seen"]["wrong"] == []


def test_a_refused_version_is_not_tried_again(patient: Patient):
    patient.clinic.publish(patient.make_next(on_enter="throw new Error('broken')"))
    patient.until(lambda: len(patient.state["refused"]) == 1, "refused")
    patient.clinic.asked.clear()
    patient.until(lambda: patient.polls >= 4, "some polls")
    assert patient.clinic.asked[patient.new.paths["stage"]] == 0
    assert patient.shows(0)


@pytest.mark.parametrize("what", ["finger down", "panel open"])
def test_nobody_is_interrupted(patient: Patient, what: str):
    patient.fake("fake.rest = false")
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.state["frames"] == 2, "the new one is prepared")
    patient.clinic.asked.clear()
    patient.until(lambda: patient.polls >= 5, "some polls")
    assert patient.state["number"] == 0
    assert patient.fake("return fake.left") == 0
    patient.fake("fake.rest = true")
    patient.until(lambda: patient.shows(1), "the new one comes at rest")


def test_a_finger_in_the_last_moment_keeps_the_old_one(patient: Patient):
    """At rest when asked first, not any more when asked right before the fade."""
    once = "guangrongScreen.front.stage.isAtRest = () => fake.rest || (asked += 1) % 2 === 1"
    patient.fake(f"let asked = 0; {once}; fake.rest = false")
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.state["frames"] == 2, "the new one is prepared")
    patient.clinic.asked.clear()
    patient.until(lambda: patient.polls >= 5, "some polls")
    assert patient.state["number"] == 0
    patient.fake("fake.rest = true")
    patient.until(lambda: patient.shows(1), "the new one comes at rest")


def test_a_newer_one_takes_the_place_of_the_one_that_waits(patient: Patient):
    patient.fake("fake.rest = false")
    for number in (1, 2, 3):
        patient.clinic.publish(patient.make_next())
        stage = patient.new.paths["stage"]
        patient.until(lambda stage=stage: patient.clinic.asked[stage] >= 1, f"version {number} is fetched")
    patient.fake("fake.rest = true")
    patient.until(lambda: patient.shows(3), "the newest comes")
    assert patient.state["seen"]["shown"] == [0, 3]


def test_two_that_take_turns_end_on_the_newer(patient: Patient):
    old = make_version(0)
    new = patient.make_next()
    patient.clinic.publish(new)
    turns = iter([*[old, new] * 8])
    patient.clinic.harm(MANIFEST, lambda content, _: Answer(next(turns, new).manifest))
    patient.until(lambda: patient.shows(1) and patient.polls > 16, "the newer one")
    assert patient.state["seen"]["shown"] == [0, 1]


def test_an_older_one_does_not_come_back(patient: Patient):
    old = make_version(0)
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.shows(1), "the newer one")
    patient.clinic.publish(old)
    patient.clinic.asked.clear()
    patient.until(lambda: patient.polls >= 4, "some polls")
    assert patient.shows(1)
    patient.clinic.publish(as_new(old, patient))
    patient.until(lambda: patient.shows(0), "its content made anew")


def as_new(version: Version, patient: Patient) -> Version:
    return Version(version.number, 1_600_000_000, version.files, version.paths)


def test_a_version_of_the_same_second_comes(patient: Patient):
    patient.clinic.publish(patient.make_next(made=1_500_000_000))
    patient.until(lambda: patient.shows(1), "the other one")


def test_a_network_that_comes_and_goes(patient: Patient):
    for _ in range(4):
        patient.clinic.publish(patient.make_next())
        for is_down in [True, False] * 3:
            patient.clinic.is_down = is_down
            patient.page.wait_for_timeout(60)
    patient.until(lambda: patient.shows(4), "the newest")


def test_a_server_that_is_down_for_long_is_asked_less_often(patient: Patient):
    patient.clinic.is_down = True
    patient.clinic.asked.clear()
    patient.page.wait_for_timeout(2500)
    # A browser asks twice where a connection is cut; without restraint these were more than 30.
    assert 2 <= patient.polls <= 12
    patient.clinic.is_down = False
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.shows(1), "the newest")


@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "2099-12-31T23:59:59Z"])
def test_a_wrong_clock_changes_nothing(patient: Patient, moment: str):
    patient.page.clock.set_fixed_time(moment)
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.shows(1), "the newest")


def test_a_page_that_is_hidden_frozen_and_shown_goes_on(patient: Patient):
    for event in ("visibilitychange", "freeze", "resume", "pagehide", "pageshow", "online", "offline", "blur"):
        patient.page.evaluate(
            "(name) => { document.dispatchEvent(new Event(name)); window.dispatchEvent(new Event(name)); }", event
        )
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.shows(1), "the newest")


def test_a_stage_that_breaks_later_is_loaded_again(admit: Callable[..., Patient]):
    patient = admit().open()
    for harm in ("fake.ready = false", "location.href; guangrongScreen.front.stage.isReady = null"):
        patient.fake(f"guangrongScreen.front.stage.old = true; {harm}")
        patient.until(
            lambda: patient.shows(0) and not patient.fake("return guangrongScreen.front.stage.old"), "loaded again"
        )
    assert patient.state["seen"]["wrong"] == []


def test_a_stage_that_is_stuck_does_not_keep_the_next_one_away(patient: Patient):
    patient.fake("fake.rest = false")
    patient.clinic.publish(patient.make_next())
    patient.until(lambda: patient.state["frames"] == 2, "the new one is prepared")
    patient.page.evaluate("{ const now = performance.now.bind(performance); performance.now = () => now() + 700_000; }")
    patient.until(lambda: patient.shows(1), "nobody has touched it for ten minutes")
