"""Whatever is wrong with an update, the wall stays whole, and takes the newest good version when that is there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from faults_of_files import file_faults, some_file_faults
from faults_of_manifests import manifest_faults
from faults_of_stages import BROKEN
from patient import Patient, until

AT_ONCE = 10
# The answer to the third is given when the first two have been read.
ENOUGH_POLLS = 3


@pytest.fixture(scope="module")
def beds(module_admit: Callable[..., Patient]) -> list[Patient]:
    """Several at once: each mostly waits."""
    return [module_admit().open() for _ in range(AT_ONCE)]


@pytest.fixture
def ward(beds: list[Patient]) -> Iterator[list[Patient]]:
    """Nobody has seen anything but one whole version after the other."""
    yield beds
    assert [patient.wrong for patient in beds if patient.wrong] == []


def in_batches(faults: dict[str, Any]) -> Iterator[list[Any]]:
    """The faults, as many at once as there are patients."""
    harms = list(faults.values())
    yield from (harms[at : at + AT_ONCE] for at in range(0, len(harms), AT_ONCE))


def stay_ill(patients: list[Patient]) -> None:
    """Until the fault has been met; nothing of it may be seen."""
    until(patients, has_met, "a fault is met")
    for patient in patients:
        assert patient.state["seen"]["shown"][-1] == patient.number - 1, patient.state


def has_met(patient: Patient) -> bool:
    asked = patient.clinic.asked
    return patient.polls >= ENOUGH_POLLS and all(asked[path] >= 2 for path in patient.clinic.faults)


def recover(patients: list[Patient]) -> None:
    for patient in patients:
        patient.clinic.heal()
    until(patients, lambda one: one.shows(one.number), "healed")


def suffer(ward: list[Patient], faults: dict[str, Callable[[Patient], None]]) -> None:
    """Each fault comes with a new version, which is taken as soon as the fault is gone."""
    for harms in in_batches(faults):
        ill = ward[: len(harms)]
        for patient, harm in zip(ill, harms, strict=True):
            patient.make_next()
            harm(patient)
            patient.clinic.publish(patient.new)
        stay_ill(ill)
        recover(ill)


def test_enough_faults_are_known(tell: Callable[[str], None]):
    here = {"manifests": len(half_of(manifest_faults())), "files": len(some_file_faults()), "stages": len(BROKEN)}
    told = ", ".join(f"{count} of {what}" for what, count in here.items())
    tell(f"kinds of update fault: {told}; in soak {len(manifest_faults())} and {len(file_faults())}")
    assert sum(here.values()) >= 60


def half_of(faults: dict[str, Callable[[Patient], None]]) -> dict[str, Callable[[Patient], None]]:
    """Every second one, which takes half as long."""
    return dict(list(faults.items())[::2])


def test_no_manifest_that_is_wrong_is_followed(ward: list[Patient]):
    suffer(ward, half_of(manifest_faults()))


@pytest.mark.soak
def test_no_manifest_that_is_wrong_in_any_way_is_followed(ward: list[Patient]):
    suffer(ward, manifest_faults())


def test_no_version_with_a_wrong_file_is_shown(ward: list[Patient]):
    suffer(ward, some_file_faults())


@pytest.mark.soak
def test_no_version_with_any_wrong_file_is_shown(ward: list[Patient]):
    suffer(ward, file_faults())


def test_a_stage_that_is_broken_is_given_up_for_the_old_one(ward: list[Patient]):
    for batch in in_batches(BROKEN):
        ill = ward[: len(batch)]
        refused = [len(patient.state["refused"]) for patient in ill]
        for patient, (on_load, on_enter, _) in zip(ill, batch, strict=True):
            patient.page.evaluate("guangrongScreen.problems = []")
            patient.clinic.publish(patient.make_next(on_load=on_load, on_enter=on_enter))
        until(ill, has_given_up, "the broken version is given up")
        for patient, before, (_, _, is_refused) in zip(ill, refused, batch, strict=True):
            assert is_refused in (None, len(patient.state["refused"]) == before + 1), patient.state
            patient.clinic.publish(patient.make_next())
        until(ill, lambda one: one.shows(one.number), "a good version comes")


def has_given_up(patient: Patient) -> bool:
    state = patient.state
    return state["number"] == patient.number - 1 and state["frames"] <= 2 and len(state["problems"]) > 0
