"""What the check says of a record as it would be if a form were saved."""

from dataclasses import dataclass, replace
from functools import partial
from threading import Lock

from generator.build import examine
from generator.catalog import ContentChanged
from generator.load import Unsaved
from generator.memory import Memory, recall
from generator.problems import Problem
from generator.record_text import put_in_order
from generator.records import Record
from generator.report import is_error
from generator.runner import repeat
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Verdict:
    """Problems that the record has or makes, errors first; the site's pages with it, and errors that were there before.

    While there are such errors, no page of the site is made anew.
    """

    problems: tuple[Problem, ...]
    addresses: frozenset[str]
    others: int

    @property
    def is_fit(self) -> bool:
        """Whether it may be saved."""
        return not any(map(is_error, self.problems))


class Checker:
    """Knows the site's records and finds what one more change would bring; one at a time."""

    def __init__(self, settings: Settings, name: str) -> None:
        cache = f"{settings.options.cache}/forms-{name}"
        self._settings = replace(settings, options=settings.options.model_copy(update={"cache": cache}))
        self._memory: Memory | None = None
        self._lock = Lock()

    def check(self, unsaved: Unsaved) -> Verdict:
        """Check a record in the place of its file; what is wrong elsewhere already is not told."""
        with self._lock:
            known = {_mark(problem) for problem in self._examine()[1]}
            addresses, problems = self._examine(unsaved)
            path = unsaved.found.path
            told = [problem for problem in problems if problem.place.path == path or _mark(problem) not in known]
            others = sum(map(is_error, problems)) - sum(map(is_error, told))
            return Verdict(tuple(sorted(told, key=partial(_standing, unsaved.found.kind.model))), addresses, others)

    def _examine(self, *unsaved: Unsaved) -> tuple[frozenset[str], list[Problem]]:
        return repeat(lambda: self._try(unsaved))

    def _try(self, unsaved: tuple[Unsaved, ...]) -> tuple[frozenset[str], list[Problem]]:
        self._memory = self._memory or recall(self._settings)
        try:
            site, problems = examine(self._settings, self._memory, unsaved=unsaved)
        except ContentChanged:  # somebody saves at the same time: what is known is known by halves
            self._memory = None
            raise
        return frozenset(site.pages) if site else frozenset(), problems


def _standing(model: type[Record], problem: Problem) -> tuple[bool, int, list[tuple[int, str]]]:
    """Where a problem stands among others: errors first, then as the fields of the form follow each other."""
    names = put_in_order(model, {*model.model_fields, *map(str, problem.field[:1])})
    place = names.index(str(problem.field[0])) if problem.field else -1
    rest = [(step, "") if isinstance(step, int) else (0, step) for step in problem.field[1:]]
    return not is_error(problem), place, rest


def _mark(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same, wherever in a file they stand by now."""
    return problem.code, problem.place.path, problem.field, str(problem.values)
