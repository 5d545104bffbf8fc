"""Whatever is wrong with an update, the wall stays whole, and takes the newest good version when that is there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from faults_of_files import file_faults
from faults_of_manifests import manifest_faults
from patient import Patient, until

AT_ONCE = 10
# The answer to the third is given when the first two have been read.
ENOUGH_POLLS = 3
FILES, MANIFESTS = file_faults(), manifest_faults()


@pytest.fixture
def ward(admit: Callable[..., Patient]) -> Iterator[list[Patient]]:
    """Several at once: each mostly waits."""
    patients = [admit().open() for _ in range(AT_ONCE)]
    yield patients
    assert [patient.state["seen"]["wrong"] for patient in patients if patient.state["seen"]["wrong"]] == []


def stay_ill(patients: list[Patient]) -> None:
    """Until the fault has been met; nothing of it may be seen."""
    until(patients, lambda one: one.polls >= ENOUGH_POLLS and has_met(one), "a fault is met")
    for patient in patients:
        assert patient.state["seen"]["shown"][-1] == patient.number - 1, patient.state


def has_met(patient: Patient) -> bool:
    return all(patient.clinic.asked[path] >= 2 for path in patient.clinic.faults)


def in_batches(faults: dict[str, Any]) -> Iterator[list[Any]]:
    """The faults, as many at once as there are patients."""
    harms = list(faults.values())
    yield from (harms[at : at + AT_ONCE] for at in range(0, len(harms), AT_ONCE))


def recover(patients: list[Patient]) -> None:
    for patient in patients:
        patient.clinic.heal()
    until(patients, lambda one: one.shows(one.number), "healed")


def test_enough_faults_are_known(record_testsuite_property: Callable[[str, object], None]):
    print(f"update faults: {len(MANIFESTS)} of manifests, {len(FILES)} of files")
    assert len(MANIFESTS) + len(FILES) >= 60


def test_no_manifest_that_is_wrong_is_followed(ward: list[Patient]):
    for harms in in_batches(MANIFESTS):
        ill = ward[: len(harms)]
        for patient, harm in zip(ill, harms, strict=True):
            harm(patient.clinic)
            patient.clinic.publish(patient.make_next())
        stay_ill(ill)
        recover(ill)


def test_no_version_with_a_wrong_file_is_shown(ward: list[Patient]):
    for harms in in_batches(FILES):
        ill = ward[: len(harms)]
        for patient, harm in zip(ill, harms, strict=True):
            patient.make_next()
            harm(patient)
            patient.clinic.publish(patient.new)
        stay_ill(ill)
        recover(ill)
