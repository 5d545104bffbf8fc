"""Answers that remember what they were made from, so that only what an edit reaches is worked out again.

An answer has a key of tab-separated words: the fact's name and what it is about. While an answer is worked out, every
input and every other answer that it looks at is noted, and becomes known as having it for a reader. When inputs change,
`renew` follows readers upwards, fact by fact, in an order in which each looks only at facts before it, and goes no
further where an answer comes out as it was. Whatever is about the same thing is taken for a reader without a note.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from pydantic_core import from_json, to_json

from generator.answer import Answer
from generator.store import Store
from generator.workers import share

Item = TypeVar("Item")
Result = TypeVar("Result")
Make = Callable[[], Any]
# A key, the answer's text, and the keys that were looked at.
Row = tuple[str, str, tuple[str, ...]]

_ANSWER, _READERS = "=", "<"


class Gone(LookupError):
    """What an answer is about is no longer there."""


def key_of(*words: str) -> str:
    """The key of an answer or input."""
    return "\t".join(words)


def is_readers(kept: str) -> bool:
    """Whether readers are kept under this key of the store."""
    return kept.startswith(_READERS)


def join_readers(lists: Iterable[str]) -> str:
    """Lists of readers as they are kept, as one that names each once."""
    return "\n".join(dict.fromkeys(reader for readers in lists if readers for reader in readers.split("\n")))


class Memo:
    """All answers of one site, kept in a store between builds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._answers: dict[str, Answer] = {}
        self._changed: dict[str, None] = {}
        self._new_readers: dict[str, dict[str, None]] = {}
        self._running: list[dict[str, None]] = []
        # What a worker has to report; nothing is gathered in the process that keeps the answers.
        self._rows: list[Row] | None = None

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
        return self._answer(key, make).value

    def peek(self, key: str, make: Make) -> Any:
        """An answer's value for somebody who looks at very many once: it is not held on to."""
        return from_json(self._answer(key, make).text)

    def text(self, key: str, make: Make) -> str:
        """An answer as JSON."""
        return self._answer(key, make).text

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
        self._learn(key, texts[-1], noted)

    def texts(self, fact: str) -> dict[str, str]:
        """The texts of every known answer of a fact, by what each is about."""
        start = fact + "\t"
        found = dict(self._store.under(_ANSWER + start))
        for key in self._changed:
            if key.startswith(start):
                about = key[len(start) :]
                if key in self._answers:
                    found[about] = self._answers[key].text
                else:
                    found.pop(about, None)
        return found

    def recall(self, keys: Iterable[str]) -> None:
        """Read these answers at once, as far as they are kept, because all are going to be asked for."""
        unread = [_ANSWER + key for key in keys if key not in self._answers and key not in self._changed]
        for key, text in self._store.get_all(unread).items():
            self._answers[key.removeprefix(_ANSWER)] = Answer(text)

    def before(self, key: str) -> str | None:
        """An answer's text as the last build kept it, whatever became of it since."""
        return self._store.get(_ANSWER + key)

    def changes(self, fact: str) -> set[str]:
        """What the answers of a fact are about that were worked out, put in or forgotten since the last build."""
        start = fact + "\t"
        return {key[len(start) :] for key in self._changed if key.startswith(start)}

    def put(self, key: str, text: str) -> None:
        """Take this for an answer, which depends on nothing that is noted."""
        known = self._answers.get(key) or self._recall(key)
        if known is None or known.text != text:
            self._learn(key, text, ())

    def renew(
        self, inputs: Iterable[str], facts: Sequence[tuple[str, Callable[[str], Any]]], others: Iterable[str] = ()
    ) -> None:
        """Work facts out again that changed inputs reach, in this order; forget the answers of others they reach."""
        waiting: dict[str, dict[str, None]] = {name: {} for name, _ in facts}
        names = (*waiting, *others)
        for key in inputs:
            self._spread(key, waiting, names)
        for name, make in facts:
            for key in waiting[name]:
                if self._work_again(key, make):
                    self._spread(key, waiting, names)

    def share(self, work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
        """Do some work on all items on all cores, and take over what the workers learned."""
        process = os.getpid()

        def part(some: Sequence[Item]) -> tuple[Result, list[Row]]:
            if os.getpid() != process:
                self._rows = []
            return work(some), self._rows or []

        results: list[Result] = []
        for result, rows in share(part, items):
            results.append(result)
            for key, text, sources in rows:
                if key not in self._answers:
                    self._learn(key, text, sources)
        return results

    def save(self, others: Sequence[tuple[str, str]]) -> None:
        """Keep everything that changed, and some other texts, for the next build."""
        if self._changed or others or self._store.is_new:
            self._store.save([*self._rows_to_keep(), *others])
        if not self._store.is_new:
            self._changed.clear()
            self._new_readers.clear()

    def _answer(self, key: str, make: Make) -> Answer:
        if self._running:
            self._running[-1][key] = None
        return self._answers.get(key) or self._recall(key) or self._work_out(key, make)

    def _work_out(self, key: str, make: Make) -> Answer:
        noted: dict[str, None] = {}
        self._running.append(noted)
        try:
            text = to_json(make()).decode()
        finally:
            self._running.pop()
        return self._learn(key, text, noted)

    def _learn(self, key: str, text: str, sources: Iterable[str]) -> Answer:
        answer = self._answers[key] = Answer(text)
        self._changed[key] = None
        about = _about(key)
        elsewhere = tuple([source for source in sources if _about(source) != about or not about])
        for source in elsewhere:
            self._new_readers.setdefault(source, {})[key] = None
        if self._rows is not None:
            self._rows.append((key, text, elsewhere))
        return answer

    def _recall(self, key: str) -> Answer | None:
        if self._store.is_new or key in self._changed or (text := self._store.get(_ANSWER + key)) is None:
            return None
        answer = self._answers[key] = Answer(text)
        return answer

    def _spread(self, key: str, waiting: dict[str, dict[str, None]], names: Iterable[str]) -> None:
        about = _about(key)
        for reader in [*self._readers_of(key), *(key_of(name, about) for name in names if about)]:
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

    def _readers_of(self, key: str) -> list[str]:
        kept = self._store.get(_READERS + key)
        return [*(kept.split("\n") if kept else ()), *self._new_readers.get(key, ())]

    def _rows_to_keep(self) -> list[tuple[str, str | None]]:
        """Readers are only ever added: one too many costs a little time, when it is worked out again for nothing."""
        known = self._answers
        rows = [(_ANSWER + key, known[key].text if key in known else None) for key in self._changed]
        kept = self._store.get_all([_READERS + key for key in self._new_readers])
        for key, readers in self._new_readers.items():
            before = kept.get(_READERS + key, "")
            now = join_readers([before, *readers])
            if now != before:
                rows.append((_READERS + key, now))
        return sorted(rows)


def _about(key: str) -> str:
    """What an answer or input is about."""
    return key.partition("\t")[2]
