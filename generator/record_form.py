"""The one form of a record's text, into which it is put with its comments, quotes and order kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from ruamel.yaml.error import YAMLError

from generator.problems import FieldPath, Place, Problem
from generator.records import Record
from generator.records.structure import find_prose
from generator.typography import mend_prose
from generator.yaml_source import read_yaml
from generator.yaml_writer import parse, retype, write

_BEHIND = re.compile(r"([\]},]*)\s+(#.*)")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text in its one form, or the problems for which it was left as it is."""

    text: str
    problems: tuple[Problem, ...] = ()


def format_record(text: str, path: str, model: type[Record]) -> Formatted:
    """Two spaces a level, no space at an end, prose with mended punctuation; `path` is only named in problems.

    Nothing else that the text says changes: where that cannot be promised, the text is left and a problem (Y120) told.
    """
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n")
    reading = read_yaml(whole, path)
    if reading.problems:
        return Formatted(text, tuple(reading.problems))
    for way, said in list(find_prose(model, reading.values)):
        _put(reading.values, way, mend_prose(said))
    written = _write_again(whole, model)
    again = read_yaml(written, path)
    if again.problems or again.values != reading.values or _comments(written) != _comments(whole):
        return Formatted(text, (Problem("Y120", Place(path, 1, 1)),))
    return Formatted(written)


def _write_again(text: str, model: type[Record]) -> str:
    """The text in its form with its prose mended; nothing where comments stand in places that cannot be kept."""
    try:
        tree = parse(text)
        for way, said in list(find_prose(model, tree)):
            if (mended := mend_prose(said)) != said:
                _put(tree, way, retype(_at(tree, way), mended))
        return write_tree(tree)
    except (YAMLError, yaml.YAMLError, NotImplementedError, AttributeError, TypeError, IndexError):
        return ""


def write_tree(tree: Any) -> str:
    """The text of values, or of what `parse` gave and somebody changed, in the form of records."""
    return _tidy(write(tree))


def _at(tree: Any, way: FieldPath) -> Any:
    for step in way:
        tree = tree[step]
    return tree


def _put(tree: Any, way: FieldPath, value: str) -> None:
    _at(tree, way[:-1])[way[-1]] = value


def _tidy(text: str) -> str:
    """Outside of texts of several lines: no spaces at ends, no two empty lines, comments two spaces behind."""
    spans = list(_spans(text))
    kept = {number for first, last in spans for number in range(first.line, last.line)}
    ends = {last.line: last.column for _, last in spans}
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number not in kept:
            line = line.rstrip()
            if not line and (not lines or not lines[-1]):
                continue
            end = ends.get(number, len(line))
            if end and (comment := _BEHIND.fullmatch(line, end)):
                line = f"{line[:end]}{comment[1]}  {comment[2]}"
        lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"


def _comments(text: str) -> list[str]:
    """Every comment, in order: what stands behind a `#` outside of keys and values."""
    parts, end = [], 0
    for first, last in _spans(text):
        parts.append(text[end : first.index])
        end = max(end, last.index)
    return [found.rstrip() for part in (*parts, text[end:]) for found in _COMMENT.findall(part)]


def _spans(text: str) -> Iterator[tuple[Any, Any]]:
    """Where each key and value begins and ends."""
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            yield event.start_mark, event.end_mark
