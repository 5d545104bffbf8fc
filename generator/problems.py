"""A problem in the content: a value, never an exception, that says what is wrong and where."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from generator.codes import Text

FieldPath = tuple[str | int, ...]
Spot = Literal["value", "key", "record"]


@dataclass(frozen=True, slots=True)
class Place:
    """A file below the site's root folder; line and column count from 1, 0 where unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: the code fixes the words, `values` fill them in.

    `field` is the way to the value inside the record, `spot` what to point at there:
    the value, the key (an unknown field) or the record (a missing one).
    """

    code: str
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict)
    field: FieldPath = ()
    spot: Spot = "value"
    excerpt: str = ""
    also: tuple[Place, ...] = ()


class ContentError(Exception):
    """Every problem that keeps a site from being built, at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems in the content")


def format_field(path: FieldPath) -> str:
    """Write a way into a record as editors read it: recipients[2].person; no field's name is long."""
    text = ""
    for step in path:
        step = step[:80] if isinstance(step, str) else step
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def problem_to_data(problem: Problem) -> dict[str, Any]:
    """A problem as plain data, to be remembered."""
    told = asdict(problem)
    told["values"] = {name: _value_to_data(value) for name, value in problem.values.items()}
    return told


def _value_to_data(value: Any) -> Any:
    return {"zh": value.zh, "en": value.en} if isinstance(value, Text) else value


def problem_from_data(told: Mapping[str, Any]) -> Problem:
    """The problem that was remembered as this data."""
    values = {name: Text(**value) if isinstance(value, dict) else value for name, value in told["values"].items()}
    also = tuple(Place(**place) for place in told["also"])
    return Problem(
        **{**told, "place": Place(**told["place"]), "values": values, "field": tuple(told["field"]), "also": also}
    )
