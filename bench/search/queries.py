"""What visitors type, each with the records that are right for it, and how much of that an engine finds."""

from collections.abc import Sequence
from typing import NamedTuple

# How many results count.
MOST = 10


class Query(NamedTuple):
    """What is typed, and the keys of what is right; near: nothing holds it, and what is like it is right."""

    sort: str
    typed: str
    right: Sequence[str]
    is_near: bool = False


class Answer(NamedTuple):
    """Keys, best first: what holds what was typed, and what is only like it."""

    hits: Sequence[str]
    near: Sequence[str]


def recall(query: Query, answer: Answer) -> float:
    """How many of the right ones are among the first ten, of those that could be there."""
    shown = [*answer.hits, *answer.near] if query.is_near else answer.hits
    return len(set(query.right).intersection(shown[:MOST])) / min(MOST, len(query.right))
