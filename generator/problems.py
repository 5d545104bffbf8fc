"""A problem in the content: a value, never an exception, that says what is wrong and where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

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
