"""What `guangrong check` would refuse of the new records: such lines are told at their row and left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from generator.catalog import resolve
from generator.checks import Check, names, people, rolls
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.lists.matching import Line
from generator.lists.notes import Findings, Note
from generator.load import Loaded, Source, validate
from generator.memo import Memo
from generator.problems import Problem
from generator.records import KINDS_BY_NAME
from generator.records.roll import Roll
from generator.report import hint_of, is_error, message_of
from generator.settings import Settings
from generator.store import Store
from generator.wording import explain_errors

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
        self._catalog, _ = resolve(loaded, {}, settings, Memo(Store(None, b"")))
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
            if not wrong:
                break
            for index, problems in sorted(wrong.items()):
                self._tell(lines[index].where, problems)
            lines = [line for index, line in enumerate(lines) if index not in wrong]
        return lines

    def head_problems(self, id: str, head: Mapping[str, Any]) -> list[Problem]:
        """What is wrong with the roll apart from its lines."""
        self._add("roll", (id,))
        return list(self._problems("roll", id, {**head, "recipients": []}))

    def _problems(self, kind: str, id: str, values: Mapping[str, Any]) -> Iterator[Problem]:
        model = KINDS_BY_NAME[kind].model
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
