"""Problems as people and programs read them: located, sorted, each once, with a closing count."""

import json
import re
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from generator.codes import CODES
from generator.codes.code import Language
from generator.names import UNSEEN
from generator.problems import FieldPath, Place, Problem, format_field
from generator.yaml_source import Reading, read_yaml

_LONGEST_WAY = 200
# What would break a line, turn its letters round, or not be seen, where a terminal or a log of GitHub shows it.
_UNSHOWN = re.compile(f"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff{UNSEEN}]")
_VALUE = re.compile(r"\{\w+\}")
_EXPLAINED = {
    "zh": ("为什么：", "怎么办：", "照报告里 hint 一行的建议改"),
    "en": ("Why: ", "What to do: ", "follow the suggestion in the report's hint line"),
}
Format = Literal["text", "json"]


def locate(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Give every problem the line and column of what it is about, sort them and drop repeats."""
    readings: dict[str, Reading | None] = {}
    located = [_locate_one(problem, root, readings) for problem in problems]
    unique = {(problem.place, problem.code, problem.field, str(problem.values)): problem for problem in located}
    return sorted(unique.values(), key=lambda one: (one.place.path, one.place.line, one.place.column, one.code))


def _locate_one(problem: Problem, root: Path, readings: dict[str, Reading | None]) -> Problem:
    path = problem.place.path
    if problem.place.line or not Path(path).suffix:
        return problem
    if not path.endswith(".yml"):
        return replace(problem, place=Place(path, 1, 1))
    if path not in readings:
        readings[path] = _reread(root / path)
    if (reading := readings[path]) is None:
        return problem
    line, column = _find_mark(problem, reading)
    excerpt = problem.excerpt or (_typed(reading.values, problem.field) if problem.spot == "value" else "")
    return replace(problem, place=Place(path, line, column), excerpt=excerpt)


def _reread(file: Path) -> Reading | None:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None
        return read_yaml(file.read_bytes().decode("utf-8-sig"), file.name, with_marks=True)
    except (OSError, UnicodeDecodeError):
        return None


def _find_mark(problem: Problem, reading: Reading) -> tuple[int, int]:
    """The nearest written place: the value, else the group that it would stand in, else the file's start.

    A field that is missing may stand there with nothing behind its colon.
    """
    way: FieldPath = problem.field
    if problem.spot != "value" and way in reading.keys:
        return reading.keys[way]
    if problem.spot == "record":
        way = way[:-1]
    while way:
        if way in reading.marks:
            return reading.marks[way]
        way = way[:-1]
    return 1, 1


def _typed(values: Any, way: FieldPath) -> str:
    for step in way:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return values.split("\n")[0][:80] if isinstance(values, str) else ""


def is_error(problem: Problem) -> bool:
    """Whether a problem keeps the site from being built."""
    return CODES[problem.code].severity == "error"


def is_awaiting(problem: Problem) -> bool:
    """Whether it will be mended when something comes that nobody here can bring about."""
    return CODES[problem.code].awaits


def message_of(problem: Problem, language: Language) -> str:
    """The sentence that says what is wrong."""
    return CODES[problem.code].message.fill(problem.values, language)


def hint_of(problem: Problem, language: Language) -> str:
    """The sentence that says what to do."""
    return CODES[problem.code].hint.fill(problem.values, language)


def format_problems(problems: list[Problem], form: Format, language: Language) -> str:
    """All problems in one of the two forms; a text form that is empty means there are none."""
    if form == "json":
        return json.dumps([_as_data(problem, language) for problem in problems], ensure_ascii=False, indent=2)
    return "\n".join(_as_text(problem, language) for problem in problems)


def _as_text(problem: Problem, language: Language) -> str:
    code = CODES[problem.code]
    lines = [f"{problem.place}: {code.severity} {problem.code}: {message_of(problem, language)}"]
    if problem.field:
        shown = f": {problem.excerpt[:80]}" if problem.excerpt else ""
        way = format_field(problem.field)
        lines.append(f"    {way if len(way) <= _LONGEST_WAY else way[:_LONGEST_WAY] + '…'}{shown}")
    lines.append(f"    hint: {hint_of(problem, language)}")
    lines += [f"    also: {place}" for place in problem.also]
    return "\n".join(map(make_visible, lines))


def make_visible(line: str) -> str:
    """A line in which what nobody sees, or no encoding knows, is written as double quotes in YAML would write it."""
    return _UNSHOWN.sub(lambda unshown: unshown[0].encode("unicode_escape").decode(), line)


def _as_data(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": CODES[problem.code].severity,
        "path": make_visible(problem.place.path),
        "line": problem.place.line,
        "column": problem.place.column,
        "field": format_field(problem.field),
        "message": message_of(problem, language),
        "hint": hint_of(problem, language),
        "also": [make_visible(str(place)) for place in problem.also],
    }


def count_problems(problems: list[Problem], language: Language) -> str:
    """The closing line."""
    errors = sum(map(is_error, problems))
    warnings = len(problems) - errors
    if language == "en":
        counts = f"{errors} {_plural('error', errors)}, {warnings} {_plural('warning', warnings)}"
        return counts if problems else "no problems"
    return f"共 {errors} 个错误，{warnings} 个提醒" if problems else "没有问题"


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def explain(code: str, language: Language) -> str | None:
    """What a code means and what to do about it; None for a code that does not exist."""
    known = CODES.get(code.upper())
    if known is None:
        return None
    because, remedy, follow = _EXPLAINED[language]
    message, hint = (_VALUE.sub("…", text.in_(language)) for text in (known.message, known.hint))
    told = follow if hint == "…" else hint
    return f"{known.code} ({known.severity})\n{message}\n\n{because}{known.why.in_(language)}\n{remedy}{told}"
