"""YAML text to plain values and the place of every key and value, in one pass over libyaml's events.

Every scalar stays the text that was typed (`no`, `0123`, `12:30` and dates are text); an empty value,
`~` and `null` are None. What a scalar means is the field's business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.characters import HIGHEST_STACK, find_stack, find_unfit, is_plain, is_private, public_for
from generator.codes import Text
from generator.problems import FieldPath, Place, Problem
from generator.suggest import offer_character
from generator.wide_marks import WIDE_BEGINNINGS, find_wide_mark, find_wide_start
from generator.yaml_errors import explain_error, find_glued_colon, lines_of, mark_at

LARGEST_FILE = 1_000_000
# The longest honest list, a roll of three thousand, has half as many.
MOST_VALUES = 100_000
DEEPEST_LEVEL = 20
# Nobody mends more in one file before asking again.
MOST_TOLD = 500
_NODES = frozenset((yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent))
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_LOST = re.compile(r"(?<![ \t])[ \t]+#[^\s#]")

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
        glued = find_glued_colon(text, path, refused.mark[0], 0) if refused.code == "Y109" else None
        reading.values, reading.problems = {}, [glued or problem]
    except yaml.YAMLError as error:
        reading.values, reading.problems = {}, [explain_error(error, text, path)]
    return reading


def _refuse_unreadable(text: str) -> None:
    if len(text) > LARGEST_FILE:
        raise _Refused("Y110", (1, 1), size=f"{len(text) / 1_000_000:.1f} MB")
    if is_plain(text):
        return
    if unfit := find_unfit(text, int(text.startswith("\ufeff"))):
        _refuse_character(unfit[0], mark_at(text, unfit.start()))
    if stack := find_stack(text):
        raise _Refused("Y119", mark_at(text, stack.start()), limit=HIGHEST_STACK)


def _refuse_character(character: str, mark: Mark) -> None:
    point = f"U+{ord(character):04X}"
    if not is_private(character):
        raise _Refused("Y112", mark, character=point)
    raise _Refused("Y118", mark, point=point, suggestion=offer_character(public_for(character)))


def _read_events(text: str, path: str, reading: Reading, with_marks: bool) -> None:
    levels: list[_Level] = []
    root: dict[str, Any] | None = None
    lines = lines_of(text) if _LOST.search(text) else None
    for event in _events(text):
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            if not levels:
                _refuse_root(event, text)
            if lines and event.implicit[0]:
                _refuse_lost_text(event, lines)
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
    for _ in range(MOST_VALUES):
        event: Any = loader.get_event()
        kind = event.__class__
        if kind is yaml.StreamEndEvent:
            return
        if kind in _NODES and (event.anchor or kind is yaml.AliasEvent or event.tag):
            _refuse_tricks(event)
        yield event
    raise _Refused("Y116", _mark(event), limit=MOST_VALUES)


def _refuse_tricks(event: Any) -> None:
    if event.__class__ is yaml.AliasEvent:
        raise _Refused("Y105", _mark(event), what=f"*{event.anchor}")
    if getattr(event, "anchor", None):
        raise _Refused("Y105", _mark(event), what=f"&{event.anchor}")
    if getattr(event, "tag", None):
        raise _Refused("Y105", _mark(event), what=event.tag[:80])


def _refuse_lost_text(event: Any, lines: list[str]) -> None:
    """A `#` after a space begins a comment; with no space after it, it was meant as text."""
    typed = lines[event.end_mark.line] if event.end_mark.line < len(lines) else ""
    if lost := _LOST.match(typed, event.end_mark.column):
        raise _Refused("Y115", (event.end_mark.line + 1, lost.end() - 1), lost=typed[lost.end() - 2 :][:40])


def _refuse_root(event: Any, text: str) -> None:
    if not event.value.strip():
        raise _Refused("Y108", (1, 1))
    _refuse_wide(find_wide_start(event.value), event)
    raise _Refused("Y109", _mark(event), found=Text("一段文字", "a text"))


def _refuse_wide(wide: tuple[Text, Text] | None, event: Any) -> None:
    if wide:
        raise _Refused("Y117", _mark(event), found=wide[0], meant=wide[1])


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
    if event.style == '"':
        _refuse_escapes(event)
    elif event.implicit[0] and event.value[:1] in WIDE_BEGINNINGS:
        _refuse_wide(find_wide_mark(event.value, event.start_mark.line != event.end_mark.line), event)
    if level.key is None and isinstance(level.container, dict):
        _take_key(level, event, path, reading, with_marks)
        return
    is_empty = event.implicit[0] and event.value in _EMPTY
    way = _put(level, None if is_empty else event.value, event, reading, with_marks)
    # Without a mark like | an empty line between two paragraphs is read as a break within one.
    if event.implicit[0] and "\n" in event.value and len(reading.problems) < MOST_TOLD:
        reading.problems.append(Problem("Y122", Place(path, *_mark(event)), {"name": str(way[-1])[:80]}, way))


def _refuse_escapes(event: Any) -> None:
    """What may not stand in a text may not be written as an escape either."""
    if unfit := find_unfit(event.value):
        _refuse_character(unfit[0], _mark(event))
    if find_stack(event.value):
        raise _Refused("Y119", _mark(event), limit=HIGHEST_STACK)


def _take_key(level: _Level, event: Any, path: str, reading: Reading, with_marks: bool) -> None:
    key, mark = event.value, _mark(event)
    if key == "<<":
        raise _Refused("Y105", mark, what="<<")
    _refuse_wide(find_wide_start(key), event)
    if (first := level.seen.get(key)) and len(reading.problems) < MOST_TOLD:
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
