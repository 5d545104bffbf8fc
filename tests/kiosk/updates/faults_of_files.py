"""What can be wrong with each sort of file of a new version."""

from collections.abc import Callable
from functools import partial

from clinic import Answer, Fault
from fake_wall import SORTS, make_version
from faults_of_manifests import PORTAL
from patient import Patient


def _changed(content: bytes) -> bytes:
    """As long, and wrong."""
    return content[:-1] + bytes([content[-1] ^ 1])


_ANSWERS: dict[str, Fault] = {
    "404": lambda _, __: Answer(PORTAL, 404),
    "500": lambda content, _: Answer(content, 500),
    "wrong by a bit": lambda content, _: Answer(_changed(content)),
    "half": lambda content, _: Answer(content[: len(content) // 2]),
    "half of what is told": lambda content, _: Answer(content[: len(content) // 2], claimed=len(content)),
    "with more at its end": lambda content, _: Answer(content + b"\n"),
    "empty": lambda _, __: Answer(b""),
    "slow": lambda content, _: Answer(content, pause=4),
    "reset": lambda _, __: Answer(b"", is_reset=True),
    "reset half-way": lambda content, _: Answer(content, is_cut=True),
    "a portal's page": lambda _, __: Answer(PORTAL, headers={"Content-Type": "text/html"}),
    "elsewhere": lambda _, __: Answer(b"", 302, {"Location": "/portal"}),
}
# Right when it is verified, which nobody keeps, and wrong when the stage loads it.
_LATE: dict[str, Callable[[bytes], Answer]] = {
    "404": lambda _: Answer(PORTAL, 404),
    "a portal's page": lambda _: Answer(PORTAL, headers={"Content-Type": "text/html"}),
    "half": lambda content: Answer(content[: len(content) // 2]),
    "reset": lambda _: Answer(b"", is_reset=True),
}


def _harm(patient: Patient, sort: str, fault: Fault) -> None:
    patient.clinic.harm(patient.new.paths[sort], fault)


def _harm_late(patient: Patient, sort: str, late: Callable[[bytes], Answer]) -> None:
    patient.clinic.keeps = False
    _harm(patient, sort, lambda content, is_loaded: late(content) if is_loaded else Answer(content))


def _older(patient: Patient, sort: str) -> None:
    """The file of the version before under the new one's name."""
    before = make_version(patient.number - 1)
    _harm(patient, sort, lambda _, __: Answer(before.files[before.paths[sort]]))


def file_faults() -> dict[str, Callable[[Patient], None]]:
    """By name, what makes a clinic ill."""
    return {f"{sort}: {name}": partial(harm, sort=sort) for sort in SORTS for name, harm in _harms().items()}


def some_file_faults() -> dict[str, Callable[[Patient], None]]:
    """Each of them with two sorts of files: with all sorts together it takes minutes."""
    found = {}
    for number, (name, harm) in enumerate(_harms().items()):
        for sort in (SORTS[number % len(SORTS)], SORTS[(number + 2) % len(SORTS)]):
            found[f"{sort}: {name}"] = partial(harm, sort=sort)
    return found


def _harms() -> dict[str, Callable[..., None]]:
    at_once = {name: partial(_harm, fault=fault) for name, fault in _ANSWERS.items()}
    late = {f"at first right, then {name}": partial(_harm_late, late=late) for name, late in _LATE.items()}
    return {**at_once, **late, "of the version before": _older}
