"""YAML text to plain values and the place of every key and value, in one pass over libyaml's events.

Every scalar stays the text that was typed (`no`, `0123`, `12:30` and dates are text); an empty value,
`~` and `null` are None. What a scalar means is the field's business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.codes import Text
from generator.problems import FieldPath, Place, Problem

LARGEST_FILE = 1_000_000
DEEPEST_LEVEL = 20
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- )?([A-Za-z_]+)：", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_LIBYAML_WORDS = (
    ("mapping values are not allowed", Text("多了一个冒号，或缩进不齐", "a colon too many, or uneven indentation")),
    ("could not find expected ':'", Text("字段名后面少了冒号和空格", "a colon and a space are missing after a field")),
    ("did not find expected key", Text("缩进不齐，或上面的引号没有关上", "uneven indentation, or a quote left open")),
    ("did not find expected '-'", Text("列表没有对齐", "the list is not aligned")),
    ("unexpected end of stream", Text("引号没有关上", "a quote is left open")),
    (
        "cannot start any token",
        Text("文字以特殊符号开头，要用引号括起来", "the text begins with a special mark: quote it"),
    ),
    ("block sequence entries", Text("这里不能放列表，换行再写", "a list cannot begin here: start a new line")),
    ("unknown escape character", Text("双引号里有反斜杠", "a backslash inside double quotes")),
    ("did not find expected ',' or", Text("括号没有关上，或少了逗号", "a bracket left open, or a comma missing")),
)
_ELSEWHERE = Text("写法有误", "not written as YAML")

Mark = tuple[int, int]


@dataclass(slots=True)
class Reading:
    """What a text says: its values, or the problems that hide them, and where everything stands."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    keys: dict[FieldPath, Mark] = field(default_factory=dict)
    marks: dict[FieldPath, Mark] = field(default_factory=dict)


@dataclass(slots=True)
class _Level:
    """One open mapping or list while reading."""

    container: dict[str, Any] | list[Any]
    path: FieldPath
    key: str | None = None
    seen: dict[str, Mark] = field(default_factory=dict)


class _Refused(Exception):
    """Stops the reading of a text at its first unreadable place."""

    def __init__(self, code: str, mark: Mark, **values: Any) -> None:
        self.code, self.mark, self.values = code, mark, values


def read_yaml(text: str, path: str, with_marks: bool = False) -> Reading:
    """Read one record's text; `path` is only named in problems. Never raises for any text."""
    reading = Reading()
    try:
        _refuse_unreadable(text)
        _read_events(text, path, reading, with_marks)
    except _Refused as refused:
        problem = Problem(refused.code, Place(path, *refused.mark), refused.values)
        reading.values, reading.problems = {}, [problem]
    except yaml.YAMLError as error:
        reading.values, reading.problems = {}, [_explain(error, text, path)]
    return reading


def _refuse_unreadable(text: str) -> None:
    if len(text) > LARGEST_FILE:
        raise _Refused("Y110", (1, 1), size=f"{len(text) / 1_000_000:.1f} MB")
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        raise _Refused("Y112", (line, column), character=f"U+{ord(control[0]):04X}")


def _read_events(text: str, path: str, reading: Reading, with_marks: bool) -> None:
    levels: list[_Level] = []
    root: dict[str, Any] | None = None
    for event in _events(text):
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            if not levels:
                _refuse_root(event, text)
            _take_scalar(levels[-1], event, path, reading, with_marks)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            levels.append(_open_level(levels, event, reading, with_marks))
            if len(levels) == 1:
                root = _root_of(levels[0], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            levels.pop()
        elif kind is yaml.DocumentStartEvent and root is not None:
            raise _Refused("Y106", _mark(event))
    if root is None:
        raise _Refused("Y108", (1, 1))
    reading.values = root


def _events(text: str) -> Iterator[Any]:
    loader = yaml.CSafeLoader(text)
    while (event := loader.get_event()).__class__ is not yaml.StreamEndEvent:
        _refuse_tricks(event)
        yield event


def _refuse_tricks(event: Any) -> None:
    if event.__class__ is yaml.AliasEvent:
        raise _Refused("Y105", _mark(event), what=f"*{event.anchor}")
    if getattr(event, "anchor", None):
        raise _Refused("Y105", _mark(event), what=f"&{event.anchor}")
    if getattr(event, "tag", None):
        raise _Refused("Y105", _mark(event), what=event.tag[:80])


def _refuse_root(event: Any, text: str) -> None:
    if not event.value.strip():
        raise _Refused("Y108", (1, 1))
    if wide := _FULL_WIDTH_COLON.search(text):
        raise _Refused("Y102", _mark_in(text, wide.end() - 1), name=wide[1])
    raise _Refused("Y109", _mark(event), found=Text("一段文字", "a text"))


def _root_of(level: _Level, event: Any) -> dict[str, Any]:
    if not isinstance(level.container, dict):
        raise _Refused("Y109", _mark(event), found=Text("一个列表", "a list"))
    return level.container


def _open_level(levels: list[_Level], event: Any, reading: Reading, with_marks: bool) -> _Level:
    if len(levels) >= DEEPEST_LEVEL:
        raise _Refused("Y111", _mark(event), limit=DEEPEST_LEVEL)
    container: dict[str, Any] | list[Any] = {} if event.__class__ is yaml.MappingStartEvent else []
    if not levels:
        return _Level(container, ())
    return _Level(container, _put(levels[-1], container, event, reading, with_marks))


def _take_scalar(level: _Level, event: Any, path: str, reading: Reading, with_marks: bool) -> None:
    if level.key is None and isinstance(level.container, dict):
        _take_key(level, event, path, reading, with_marks)
        return
    is_empty = event.implicit[0] and event.value in _EMPTY
    _put(level, None if is_empty else event.value, event, reading, with_marks)


def _take_key(level: _Level, event: Any, path: str, reading: Reading, with_marks: bool) -> None:
    key, mark = event.value, _mark(event)
    if key == "<<":
        raise _Refused("Y105", mark, what="<<")
    if first := level.seen.get(key):
        also = (Place(path, *first),)
        reading.problems.append(Problem("Y104", Place(path, *mark), {"name": key[:80]}, (*level.path, key), also=also))
    level.seen.setdefault(key, mark)
    level.key = key
    if with_marks:
        reading.keys.setdefault((*level.path, key), mark)


def _put(level: _Level, value: Any, event: Any, reading: Reading, with_marks: bool) -> FieldPath:
    """Store a value in its container and return the way to it."""
    if isinstance(level.container, list):
        path: FieldPath = (*level.path, len(level.container))
        level.container.append(value)
    elif level.key is None:
        raise _Refused("Y109", _mark(event), found=Text("括号或列表作字段名", "a group as a field's name"))
    else:
        path = (*level.path, level.key)
        level.container.setdefault(level.key, value)
        level.key = None
    if with_marks:
        reading.marks.setdefault(path, _mark(event))
    return path


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _mark_in(text: str, offset: int) -> Mark:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _explain(error: yaml.YAMLError, text: str, path: str) -> Problem:
    if wide := _FULL_WIDTH_COLON.search(text):
        return Problem("Y102", Place(path, *_mark_in(text, wide.end() - 1)), {"name": wide[1]})
    said = str(getattr(error, "problem", None) or "")
    where = getattr(error, "context_mark" if "end of stream" in said else "problem_mark", None)
    line, column = (where.line + 1, where.column + 1) if where else (1, 1)
    typed = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    if "\t" in typed[: len(typed) - len(typed.lstrip())]:
        return Problem("Y103", Place(path, line, typed.index("\t") + 1))
    words = next((words for sign, words in _LIBYAML_WORDS if sign in said), _ELSEWHERE)
    return Problem("Y101", Place(path, line, column), {"detail": words}, excerpt=typed.strip()[:80])
