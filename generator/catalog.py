"""All records, read-only: look-ups by id, references resolved, back-links computed.

A record is read when it is first asked for. Every look-up is noted, so that what was worked out from records is worked
out again when, and only when, one of these looks different.
"""

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.cache import fingerprint
from generator.find import Stamp
from generator.load import Key, Source, read_plain_file, read_record, validate
from generator.memo import Gone, Memo, key_of
from generator.problems import FieldPath, Place, Problem
from generator.records import KINDS_BY_NAME, Record
from generator.references import Links
from generator.settings import Settings

AnyRecord = TypeVar("AnyRecord", bound=Record)
Value = TypeVar("Value")

# Inputs: the key of the month, and what the keys of the days begin with on which records were changed last.
MONTH, UPDATED = "month", "updated"
# So many records are kept ready: most are asked for once, when their own page is planned.
_AT_HAND = 500


class ContentChanged(Exception):
    """A file changed while a site was being made of it: what is known of it is no longer true."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Records by kind and id, in the order of their paths; those that are not public are not in it."""

    settings: Settings
    memo: Memo
    sources: Mapping[str, Mapping[str, Source]]
    backlinks: Links
    withheld_names: frozenset[str]
    pictures: Mapping[str, Stamp]
    month: date
    _values: Mapping[str, bytes]
    # By path, the day on which git saw a record change last.
    updates: Mapping[str, str] = field(default_factory=dict)
    _records: dict[Key, Record] = field(default_factory=dict)

    def ask(self, fact: Callable[..., Value], *about: str) -> Value:
        """What a function says about something (named by texts), remembered until what it looks at changes.

        The value comes back as JSON gives it: lists for tuples.
        """
        answer: Value = self.memo.ask(key_of(fact.__name__, *about), lambda: fact(self, *about))
        return answer

    def ask_many(self, fact: Callable[["Catalog", str, str], Value], kind: str, ids: Sequence[str]) -> list[Value]:
        """What a function says about each of several records of a kind."""
        keys = [key_of(fact.__name__, kind, id) for id in ids]
        self.memo.recall(keys)
        return [self.memo.peek(key, partial(fact, self, kind, id)) for key, id in zip(keys, ids, strict=True)]

    def ids(self, model: type[Record]) -> list[str]:
        """The ids of every record of a kind."""
        self.memo.note(key_of("ids", model.kind))
        return list(self.sources[model.kind])

    def all(self, model: type[AnyRecord]) -> list[AnyRecord]:
        """Every record of a kind; of many it is better to ask for a fact about each."""
        return self.pick(model, tuple(self.ids(model)))

    def find(self, model: type[AnyRecord], id: str | None) -> AnyRecord | None:
        """A record by its id; None where there is none or it may not be shown."""
        if not id:
            return None
        self.memo.note(key_of("record", model.kind, id))
        source = self.sources[model.kind].get(id)
        record = self.record_of(source) if source else None
        return record if isinstance(record, model) else None

    def get(self, kind: str, id: str) -> Record:
        """A record that is known to be there; raises Gone when it is not."""
        record = self.find(KINDS_BY_NAME[kind].model, id)
        if record is None:
            raise Gone(key_of(kind, id))
        return record

    def has(self, model: type[Record], id: str | None) -> bool:
        """Whether there is such a record to be shown."""
        if not id:
            return False
        self.memo.note(key_of("record", model.kind, id))
        return id in self.sources[model.kind]

    def shown(self, model: type[Record], ids: Iterable[str]) -> list[str]:
        """Those of these ids whose records may be shown; for askers who then ask about each."""
        public = self.sources[model.kind]
        for id in ids:
            if id not in public:
                self.memo.note(key_of("record", model.kind, id))
        return [id for id in ids if id in public]

    def pick(self, model: type[AnyRecord], ids: tuple[str, ...]) -> list[AnyRecord]:
        """The records with these ids, in this order, without those that may not be shown."""
        return [record for id in ids if (record := self.find(model, id))]

    def linking_ids(self, model: type[Record], target: Record) -> list[str]:
        """The ids of records of a kind that refer to this one and may be shown."""
        self.memo.note(key_of("links", target.kind, target.id))
        public, start = self.sources[model.kind], f"{model.kind}\t"
        keys = self.backlinks.get(f"{target.kind}\t{target.id}", ())
        return [id for key in keys if key.startswith(start) and (id := key[len(start) :]) in public]

    def linking(self, model: type[AnyRecord], target: Record) -> list[AnyRecord]:
        """Records of a kind that refer to this one."""
        return self.pick(model, tuple(self.linking_ids(model, target)))

    def is_withheld(self, name: str) -> bool:
        """Whether this is the name of a person who is not to be shown."""
        self.memo.note("withheld")
        return name in self.withheld_names

    def withheld_in(self, text: str) -> list[str]:
        """The names of people who are not to be shown that stand in a text."""
        self.memo.note("withheld")
        return sorted(name for name in self.withheld_names if name in text)

    def picture(self, file: str) -> Stamp | None:
        """What the system says of a file in the media folder; None where there is none."""
        self.memo.note(key_of("picture", file))
        return self.pictures.get(file)

    def this_month(self) -> date:
        """The first day of the month in which the site is built: no page may depend on a day."""
        self.memo.note(MONTH)
        return self.month

    def updated(self, record: Record) -> str | None:
        """The day on which a record was changed last, as far as git tells and the site is to say so."""
        self.memo.note(key_of(UPDATED, record.kind, record.id))
        return self.updates.get(self.path(record))

    def path(self, record: Record) -> str:
        """The file a record came from."""
        return self.sources[record.kind][record.id].path

    def problem(self, code: str, record: Record, field: FieldPath, **values: object) -> Problem:
        """A problem at a field of a record."""
        return Problem(code, Place(self.path(record)), values, field)

    def missing(self, code: str, record: Record, field: FieldPath, **values: object) -> Problem:
        """A problem at the place where a field should have been written."""
        return Problem(code, Place(self.path(record)), values, field, "record")

    def record_of(self, source: Source) -> Record:
        """The record in a file; raises ContentChanged when the file is not as it was when it was loaded."""
        key = (source.kind, source.id)
        if key not in self._records:
            if len(self._records) >= _AT_HAND:
                self._records.clear()
            self._records[key] = _read(source, self._values.get(source.path), self.settings.root)
        return self._records[key]


def _read(source: Source, values: bytes | None, root: Path) -> Record:
    kind = KINDS_BY_NAME[source.kind]
    if values is not None:
        return validate(kind, source.id, marshal.loads(values))
    try:
        content, _ = read_plain_file(root / source.path)
    except OSError as error:
        raise ContentChanged(source.path) from error
    record = read_record(kind, source.id, content, source.path)[0] if fingerprint(content) == source.digest else None
    if record is None:
        raise ContentChanged(source.path)
    return record
