"""What `guangrong check` would refuse of the new records: such lines are told at their row and left out."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from generator.catalog import Catalog
from generator.characters import HIGHEST_STACK, find_stack, find_unfit, is_plain, is_private, public_for
from generator.checks import Check, names, people, rolls
from generator.checks.context import CheckContext
from generator.checks.honours import check_contradictions
from generator.codes import Text
from generator.lists.matching import Line
from generator.lists.notes import Findings, Note
from generator.load import Loaded, Source, validate
from generator.memo import Memo
from generator.problems import FieldPath, Place, Problem
from generator.records import KINDS_BY_NAME
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.structure import find_references
from generator.records.unit import Unit
from generator.report import hint_of, is_error, message_of
from generator.resolve import resolve
from generator.settings import Settings
from generator.store import Store
from generator.suggest import offer_character
from generator.wording import explain_errors

_NEW_ROLL = "new.yml"
_NOWHERE = Place("")
_NAME_CHECKS: tuple[Check, ...] = (names.check_characters, names.check_readings, names.check_spelling)
_ROLL_CHECKS: tuple[Check, ...] = (
    *_NAME_CHECKS,
    people.check_withheld_names,
    rolls.check_repeated_recipients,
    rolls.check_awards,
)


class Verifier:
    """Tries new records as if they lay in the content folder already."""

    def __init__(self, settings: Settings, loaded: Loaded, findings: Findings) -> None:
        self._settings, self._loaded = settings, loaded
        self._catalog = resolve(loaded, {}, settings, Memo(Store(None, b""))).catalog
        self._context, self._findings = CheckContext(settings), findings

    def sound_people(self, made: Mapping[str, dict[str, Any]], where: Mapping[str, Text]) -> dict[str, dict[str, Any]]:
        """The people whose records would pass; of the others it is told why not."""
        sound = {}
        self._add("person", made)
        for id, values in made.items():
            problems = list(self._problems("person", id, values))
            self._tell(where[id], problems)
            if not problems:
                sound[id] = values
        return sound

    def sound_lines(self, id: str, head: Mapping[str, Any], lines: list[Line]) -> list[Line]:
        """The lines that would pass; of the others it is told why not."""
        self._add("roll", (id,))
        # Problems of one sort hide those of the next, so it is asked until nothing more is wrong.
        while lines:
            values = {**head, "recipients": [line.values for line in lines]}
            wrong: dict[int, list[Problem]] = {}
            for problem in self._problems("roll", id, values):
                if problem.field[:1] == ("recipients",) and len(problem.field) > 1:
                    wrong.setdefault(int(problem.field[1]), []).append(problem)
            wrong = wrong or self._contradictions(id, values)
            if not wrong:
                break
            for index, problems in sorted(wrong.items()):
                self._tell(lines[index].where, problems)
            lines = [line for index, line in enumerate(lines) if index not in wrong]
        return lines

    def _contradictions(self, id: str, values: dict[str, Any]) -> dict[int, list[Problem]]:
        """By the number of its line, what a holder's own record tells otherwise of the honour."""
        found: dict[int, list[Problem]] = {}
        catalog = self._catalog_with(id, values)
        for index, line in enumerate(values["recipients"]):
            holder = catalog.find(Person, line.get("person")) or catalog.find(Unit, line.get("unit"))
            if isinstance(holder, Person | Unit):
                problems = check_contradictions(catalog, self._context, holder)
                if of_this := [one for one in problems if str(one.values["there"]).endswith(f"（{id}）")]:
                    found[index] = of_this
        return found

    def _catalog_with(self, id: str, values: dict[str, Any]) -> Catalog:
        """The catalogue in which holders are linked to the new roll."""
        references = dict.fromkeys(f"{kind}\t{there}" for _, kind, there in find_references(Roll, values))
        roll = Source("roll", id, _NEW_ROLL, (), "", list(references), "")
        others = [one for one in self._loaded.sources if (one.kind, one.id) != ("roll", id)]
        known = {**self._loaded.values, _NEW_ROLL: marshal.dumps(values)}
        loaded = replace(self._loaded, sources=[*others, roll], values=known)
        return resolve(loaded, {}, self._settings, Memo(Store(None, b""))).catalog

    def head_problems(self, id: str, head: Mapping[str, Any]) -> list[Problem]:
        """What is wrong with the roll apart from its lines."""
        self._add("roll", (id,))
        return list(self._problems("roll", id, {**head, "recipients": []}))

    def _problems(self, kind: str, id: str, values: Mapping[str, Any]) -> Iterator[Problem]:
        model = KINDS_BY_NAME[kind].model
        if unreadable := list(_find_unreadable(values, ())):
            yield from unreadable
            return
        try:
            record = validate(KINDS_BY_NAME[kind], id, values)
        except ValidationError as error:
            yield from explain_errors(error, model, "")
            return
        checks = _ROLL_CHECKS if isinstance(record, Roll) else _NAME_CHECKS
        for check in checks:
            yield from filter(is_error, check(self._catalog, self._context, record))

    def _add(self, kind: str, ids: Iterable[str]) -> None:
        """Give records a place in the catalogue: rules name it."""
        new = {id: Source(kind, id, "", (), "", (), "") for id in ids}
        sources = {**self._catalog.sources, kind: {**self._catalog.sources[kind], **new}}
        self._catalog = replace(self._catalog, sources=sources)

    def _tell(self, where: Text, problems: list[Problem]) -> None:
        for problem in problems:
            what = Text(message_of(problem, "zh"), message_of(problem, "en"))
            left = Text(f"没有收：{what.zh}", f"left out: {what.en}")
            self._findings.doubts.append(Note(where, left, Text(hint_of(problem, "zh"), hint_of(problem, "en"))))


def _find_unreadable(values: Any, way: FieldPath) -> Iterator[Problem]:
    """Texts with characters that no record's file may hold."""
    if isinstance(values, Mapping):
        for name, value in values.items():
            yield from _find_unreadable(value, (*way, name))
    elif isinstance(values, list):
        for index, value in enumerate(values):
            yield from _find_unreadable(value, (*way, index))
    elif isinstance(values, str) and not is_plain(values):
        yield from _explain_unfit(values, way)


def _explain_unfit(text: str, way: FieldPath) -> Iterator[Problem]:
    if found := find_unfit(text):
        point = f"U+{ord(found[0]):04X}"
        told = {"character": point, "point": point, "suggestion": offer_character(public_for(found[0]))}
        yield Problem("Y118" if is_private(found[0]) else "Y112", _NOWHERE, told, way)
    elif find_stack(text):
        yield Problem("Y119", _NOWHERE, {"limit": HIGHEST_STACK}, way)
