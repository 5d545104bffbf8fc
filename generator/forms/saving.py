"""A form is opened and saved: checked first, written whole over the file that it was opened with, or not at all."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from generator.addresses import address_to
from generator.authoring.ids import refuse_unfit_id
from generator.authoring.known import label_of
from generator.authoring.new_record import path_for
from generator.cache import fingerprint
from generator.changes import Change, make_changes
from generator.codes import Text
from generator.find import NO_STAMP, Found
from generator.forms.checking import Checker, Verdict
from generator.forms.fields import SEEN, SHOWN
from generator.forms.proposals import year_in
from generator.forms.shapes import Unfit, from_form, to_form
from generator.forms.shelf import Shelf, Shelved
from generator.load import Unsaved, read_record
from generator.problems import Problem
from generator.record_edit import NotKept, edit_record
from generator.record_text import write_record
from generator.records import Kind
from generator.refusal import Refused
from generator.settings import Settings

_NEW, _CHANGED = "新建", "改"


class Overtaken(Refused):
    """A form was not saved because its file was changed elsewhere since it was opened."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            Text(
                f"{path} 打开以后被别处改过，没有存。填的内容还在这一页：另开一页看新的，补好再存",
                f"{path} was changed elsewhere since it was opened; nothing was written",
            )
        )


class Faulty(Exception):
    """A form was not opened or saved because of what the check says of the record."""

    def __init__(self, found: Found, problems: Sequence[Problem]) -> None:
        super().__init__(found.path)
        self.found, self.problems = found, problems


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a record was written, what the check says, and its page's address, empty where it has none.

    `others` is the number of errors in other records, which keep the pages from being made.
    """

    path: str
    problems: tuple[Problem, ...]
    address: str
    others: int


class Desk:
    """Opens and saves records; `written` says, by path, what was done and is not committed."""

    def __init__(self, settings: Settings, shelf: Shelf, checker: Checker) -> None:
        self._settings, self._shelf, self._checker = settings, shelf, checker
        # What each opened form may be saved over: the digest of the file as that form last saw or wrote it.
        self._opened: dict[str, str] = {}
        self.written: dict[str, str] = {}
        self._lock = Lock()

    def show(self, shelved: Shelved) -> dict[str, Any]:
        """A record for a list of records, where nothing is lost by one that cannot be shown whole."""
        try:
            values = to_form(shelved.found.kind.model, shelved.values)
        except Unfit:
            values = {}
        return {**values, **self._call(shelved)}

    def _call(self, shelved: Shelved) -> dict[str, str]:
        """What a form carries of how its record is called."""
        id, label = shelved.found.id, shelved.label
        parts = (label, self._shelf.tell_apart(shelved), id if id != label else "")
        return {SHOWN: " · ".join(filter(None, parts)), "id": id}

    def open(self, kind: Kind, id: str) -> dict[str, Any] | None:
        """A record for its form; None where there is none. Raises Refused for one that no form can hold."""
        shelved = self._shelf.find(kind.name, id)
        if shelved is None:
            return None
        if not shelved.values:
            raise _explain_unfit(shelved)
        try:
            values = to_form(kind.model, shelved.values)
        except Unfit:
            raise _explain_unfit(shelved) from None
        token = f"{secrets.token_hex(8)}-{fingerprint(shelved.content)}"
        return {**values, **self._call(shelved), SEEN: token}

    def save(self, kind: Kind, id: str, filled: Mapping[str, Any], is_new: bool) -> Saved:
        """Check and write a form; raises Faulty or Refused, and then no file has changed."""
        with self._lock:
            there = self._shelf.find(kind.name, id)
            if is_new:
                return self._save_new(kind, id, filled, there)
            if there is None:
                raise _explain_gone(kind, id)
            return self._save_over(there, filled)

    def _save_over(self, there: Shelved, filled: Mapping[str, Any]) -> Saved:
        found, token = there.found, str(filled.get(SEEN, ""))
        if self._opened.get(token, token.partition("-")[2]) != fingerprint(there.content):
            raise Overtaken(found.path)
        values = from_form(found.kind.model, filled, there.values)
        try:
            text = edit_record(there.content.decode(), found.kind.model, values)
        except NotKept:
            raise _explain_not_kept(found.path) from None
        verdict = self._judge(found, text)
        if text.encode() != there.content:
            self._write(found, there.content, text, values)
        self._opened[token] = fingerprint(text.encode())
        return _tell(found, verdict)

    def _save_new(self, kind: Kind, id: str, filled: Mapping[str, Any], there: Shelved | None) -> Saved:
        if there:
            raise _explain_taken(id, there.found.path)
        refuse_unfit_id(id)
        values = from_form(kind.model, filled, {})
        path = path_for(self._settings, kind, id, year_in(values))
        found = Found(kind, id, str(self._settings.root / path), path, NO_STAMP)
        text = write_record(kind.model, values)
        verdict = self._judge(found, text)
        self._write(found, None, text, values)
        return _tell(found, verdict)

    def _judge(self, found: Found, text: str) -> Verdict:
        verdict = self._checker.check(Unsaved(found, text.encode()))
        if not verdict.is_fit:
            raise Faulty(found, verdict.problems)
        return verdict

    def _write(self, found: Found, seen: bytes | None, text: str, values: Mapping[str, Any]) -> None:
        make_changes([Change(Path(found.file), seen, text)])
        is_new = seen is None or self.written.get(found.path, "").startswith(_NEW)
        self.written[found.path] = f"{_NEW if is_new else _CHANGED} {label_of(found, values)}"


def _tell(found: Found, verdict: Verdict) -> Saved:
    address = address_to(found.kind.name, found.id) or ""
    return Saved(found.path, verdict.problems, address if address in verdict.addresses else "", verdict.others)


def _explain_unfit(shelved: Shelved) -> Faulty:
    found = shelved.found
    return Faulty(found, read_record(found.kind, found.id, shelved.content, found.path)[2])


def _explain_gone(kind: Kind, id: str) -> Refused:
    return Refused(
        Text(
            f"{kind.folder}/{id} 的文件已经不在了，没有存。填的内容还在这一页：要留下就新建一条",
            f"the file of {kind.folder}/{id} is gone; nothing was written",
        )
    )


def _explain_taken(id: str, path: str) -> Refused:
    return Refused(
        Text(f"编号 {id} 已经用了：{path}。再存一次，换一个编号", f"the id {id} is taken: {path}; choose another")
    )


def _explain_not_kept(path: str) -> Refused:
    return Refused(
        Text(
            f"{path} 里注释或换行的位置特殊，表单改不了它：用编辑器改这个文件",
            f"{path} is written in a way that forms cannot keep: edit the file itself",
        )
    )
