"""Answers that remember what they were made from, so that only what an edit reaches is worked out again.

An answer has a key of tab-separated words: the fact's name and what it is about. While an answer is worked out, every
input and every other answer that it looks at is noted. When inputs change, `renew` follows these notes upwards, fact by
fact, in an order in which each looks only at facts before it, and goes no further where an answer comes out as it was.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from pydantic_core import from_json, to_json

from generator.store import Store
from generator.workers import share

Item = TypeVar("Item")
Result = TypeVar("Result")
Make = Callable[[], Any]
Row = tuple[str, str, tuple[str, ...]]

_ANSWER, _READERS = "=", "<"


class Gone(LookupError):
    """What an answer is about is no longer there."""


class Answer:
    """One answer as text, and the keys it was made from; its value is read from the text when first asked for."""

    __slots__ = ("_value", "sources", "text")

    def __init__(self, text: str, sources: tuple[str, ...]) -> None:
        self.text, self.sources = text, sources
        self._value: Any = self

    @property
    def value(self) -> Any:
        if self._value is self:
            self._value = from_json(self.text)
        return self._value


def key_of(*words: str) -> str:
    """The key of an answer or input."""
    return "\t".join(words)


class Memo:
    """All answers of one site, kept in a store between builds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._answers: dict[str, Answer] = {}
        self._changed: dict[str, None] = {}
        self._known_sources: dict[str, tuple[str, ...]] = {}
        self._readers: dict[str, dict[str, None]] = {}
        self._touched: dict[str, None] = {}
        self._running: list[dict[str, None]] = []
        self._learned: list[str] = []

    @property
    def version(self) -> bytes:
        """What all answers depend on besides the inputs that they look at."""
        return self._store.version

    def note(self, key: str) -> None:
        """The answer being worked out looks at this."""
        if self._running:
            self._running[-1][key] = None

    def ask(self, key: str, make: Make) -> Any:
        """An answer's value, worked out with `make` when it is not known."""
        if self._running:
            self._running[-1][key] = None
        known = self._answers.get(key)
        if known is None:
            known = self._recall(key) or self._work_out(key, make)
        return known.value

    def _work_out(self, key: str, make: Make) -> Answer:
        noted: dict[str, None] = {}
        self._running.append(noted)
        try:
            text = to_json(make()).decode()
        finally:
            self._running.pop()
        return self._learn(key, text, tuple(noted))

    @contextmanager
    def working_out(self, key: str) -> Iterator[Callable[[str], None]]:
        """Note what is looked at inside; the answer's text is put in by the function that this yields."""
        noted: dict[str, None] = {}
        texts: list[str] = []
        self._running.append(noted)
        try:
            yield texts.append
        finally:
            self._running.pop()
        self._learn(key, texts[-1], tuple(noted))

    def texts(self, fact: str) -> dict[str, str]:
        """The texts of every known answer of a fact, by what each is about."""
        start = fact + "\t"
        forgotten = {key for key in self._changed if key not in self._answers}
        found = {about: text for about, text in self._kept(start) if start + about not in forgotten}
        fresh = {key[len(start) :]: one.text for key, one in self._answers.items() if key.startswith(start)}
        return found | fresh

    def recall_all(self, fact: str) -> None:
        """Read all kept answers of a fact at once, because all are going to be asked for."""
        start = fact + "\t"
        for about, text in self._kept(start):
            key = start + about
            if key not in self._answers and key not in self._changed:
                self._answers[key] = Answer(text, ())

    def renew(self, inputs: Iterable[str], facts: Sequence[tuple[str, Callable[[str], Any]]]) -> None:
        """Work the facts out again that changed inputs reach, in this order; forget other answers that they reach."""
        self._link_readers()  # of a build that failed nothing is kept, but its answers are known
        waiting: dict[str, dict[str, None]] = {name: {} for name, _ in facts}
        for key in inputs:
            self._spread(key, waiting)
        for name, make in facts:
            for key in waiting[name]:
                if self._work_again(key, make):
                    self._spread(key, waiting)

    def share(self, work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
        """Do some work on all items on all cores, and take over what the workers learned."""
        process, known = os.getpid(), len(self._learned)

        def part(some: Sequence[Item]) -> tuple[Result, list[Row]]:
            result = work(some)
            return result, [] if os.getpid() == process else self._rows(self._learned[known:])

        results: list[Result] = []
        for result, rows in share(part, items):
            results.append(result)
            for key, text, sources in rows:
                if key not in self._answers:
                    self._learn(key, text, sources)
        return results

    def _rows(self, keys: Iterable[str]) -> list[Row]:
        return [(key, one.text, one.sources) for key in keys if (one := self._answers.get(key))]

    def save(self, others: Sequence[tuple[str, str]]) -> None:
        """Keep everything that changed, and some other texts, for the next build."""
        if self._changed or others or self._store.is_new:
            self._link_readers()
            self._store.save([*self._rows_to_keep(), *others])
            self._changed.clear()
            self._touched.clear()
            self._learned.clear()

    def _learn(self, key: str, text: str, sources: tuple[str, ...]) -> Answer:
        answer = self._answers[key] = Answer(text, sources)
        self._changed[key] = None
        self._learned.append(key)
        return answer

    def _recall(self, key: str) -> Answer | None:
        if self._store.is_new or key in self._changed or (text := self._store.get(_ANSWER + key)) is None:
            return None
        answer = self._answers[key] = Answer(_unpack(text)[0], ())
        return answer

    def _kept(self, start: str) -> Iterator[tuple[str, str]]:
        return ((about, _unpack(text)[0]) for about, text in self._store.under(_ANSWER + start))

    def _spread(self, key: str, waiting: dict[str, dict[str, None]]) -> None:
        for reader in self._readers_of(key):
            name = reader.partition("\t")[0]
            if name in waiting:
                waiting[name][reader] = None
            else:
                self._forget(reader)

    def _work_again(self, key: str, make: Callable[[str], Any]) -> bool:
        """Whether the answer came out differently than before."""
        before = self._answers.get(key) or self._recall(key)
        if before is None:
            return False
        self._forget(key)
        try:
            self.ask(key, lambda: make(key))
        except Gone:
            return True
        return self._answers[key].text != before.text

    def _forget(self, key: str) -> None:
        self._answers.pop(key, None)
        self._changed[key] = None

    def _readers_of(self, key: str) -> dict[str, None]:
        if key not in self._readers:
            kept = self._store.get(_READERS + key)
            self._readers[key] = dict.fromkeys(kept.split("\n")) if kept else {}
        return self._readers[key]

    def _link_readers(self) -> None:
        """Write changed answers into the readers of their sources, and note whose readers changed."""
        for key in self._changed:
            answer = self._answers.get(key)
            now = answer.sources if answer else ()
            before = self._sources_before(key)
            self._known_sources[key] = now
            if now == before:
                continue
            for source in now:
                self._readers_of(source)[key] = None
                self._touched[source] = None
            for source in set(before).difference(now):
                self._readers_of(source).pop(key, None)
                self._touched[source] = None

    def _sources_before(self, key: str) -> tuple[str, ...]:
        if key not in self._known_sources:
            kept = self._store.get(_ANSWER + key)
            self._known_sources[key] = _unpack(kept)[1] if kept else ()
        return self._known_sources[key]

    def _rows_to_keep(self) -> Iterator[tuple[str, str | None]]:
        rows: list[tuple[str, str | None]] = []
        for key in self._changed:
            answer = self._answers.get(key)
            rows.append((_ANSWER + key, "\n".join((answer.text, *answer.sources)) if answer else None))
        rows += [(_READERS + key, "\n".join(self._readers[key]) or None) for key in self._touched]
        yield from sorted(rows)


def _unpack(text: str) -> tuple[str, tuple[str, ...]]:
    """A kept answer's text and its sources; JSON of one line holds no line break."""
    value, *sources = text.split("\n")
    return value, tuple(sources)
