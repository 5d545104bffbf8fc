"""What the check says of a record as it would be if a form were saved."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock

from generator.build import examine
from generator.catalog import ContentChanged
from generator.load import Unsaved
from generator.memory import Memory, recall
from generator.problems import Problem
from generator.report import is_error
from generator.settings import Settings

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """Problems that the record has or makes elsewhere, errors first, and whether it would have a page at an address."""

    problems: tuple[Problem, ...]
    addresses: frozenset[str]

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
            known = {_mark(problem) for problem in self._examine(())[1]}
            addresses, problems = self._examine((unsaved,))
            path = unsaved.found.path
            told = [problem for problem in problems if problem.place.path == path or _mark(problem) not in known]
            return Verdict(tuple(sorted(told, key=lambda one: not is_error(one))), addresses)

    def _examine(self, unsaved: Iterable[Unsaved]) -> tuple[frozenset[str], list[Problem]]:
        for _ in range(_ATTEMPTS):
            self._memory = self._memory or recall(self._settings)
            try:
                site, problems = examine(self._settings, self._memory, unsaved=tuple(unsaved))
            except ContentChanged:  # somebody saves at the same time: what is known is known by halves
                self._memory = None
                continue
            return frozenset(site.pages) if site else frozenset(), problems
        raise ContentChanged


def _mark(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same, wherever in a file they stand by now."""
    return problem.code, problem.place.path, problem.field, str(problem.values)
