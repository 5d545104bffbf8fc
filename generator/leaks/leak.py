"""A leak: its sort, where it stands in a text, and how it may be shown."""

from dataclasses import dataclass
from typing import Literal

Sort = Literal["identity", "old-identity", "card", "mobile", "home", "names"]


@dataclass(frozen=True, slots=True)
class Leak:
    """Something in a text, from `start` to before `end`; `shown` says which without telling it."""

    sort: Sort
    start: int
    end: int
    shown: str


def mask(text: str, head: int, tail: int) -> str:
    """The beginning and the end of a text, which do not tell the rest."""
    return f"{text[:head]}…**{text[-tail:]}"
