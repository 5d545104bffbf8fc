"""Walks the record models generically, so that a new field of a new kind is tested without a new test."""

from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.records.fields import MarkdownText, Reference
from generator.records.structure import part_of


def all_parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model inside it."""
    yield model
    for field in model.model_fields.values():
        if part := part_of(field):
            yield from all_parts(part)


def marks_of(field: FieldInfo) -> list[Any]:
    """Everything that the annotations of a field, or of its list's items, say."""
    found = list(field.metadata)
    waiting = [field.annotation]
    while waiting:
        annotation = waiting.pop()
        found += getattr(annotation, "__metadata__", ())
        waiting += get_args(annotation)
    return found + [inner for mark in found if isinstance(mark, FieldInfo) for inner in mark.metadata]


def least_of(field: FieldInfo) -> int | None:
    """The least number that a field takes; None where it says nothing."""
    return max((mark.ge for mark in marks_of(field) if hasattr(mark, "ge")), default=None)


def is_list(field: FieldInfo) -> bool:
    return tuple in [get_origin(field.annotation), *map(get_origin, get_args(field.annotation))]


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """The words a field is limited to; empty when it is not."""
    waiting = [field.annotation]
    while waiting:
        annotation = waiting.pop()
        if get_origin(annotation) is Literal:
            return get_args(annotation)
        waiting += [part for part in get_args(annotation) if not isinstance(part, str)]
    return ()


def checks_of(field: FieldInfo) -> set[str]:
    """Names of the functions that look at a field's text."""
    return {mark.func.__name__ for mark in marks_of(field) if hasattr(mark, "func")}


_SPECIAL = {
    "_check_when": "2018-06-12",
    "_check_day": "2018-07-01",
    "_check_days": "2018-06-12",
    "_check_hours": "9:00—11:30",
    "_check_url": "https://example.org/",
    "_check_media_path": "a.jpg",
    "_check_number": "5",
    "_to_whole_number": "5",
    "_to_truth": "false",
}


def fill(model: type[BaseModel], text: Callable[[str, bool], str], other: str) -> dict[str, Any]:
    """A value for every field: `text(name, is_markdown)` for texts, `other` for references, something fit elsewhere."""
    return {name: _fill_field(name, field, text, other) for name, field in model.model_fields.items()}


def _fill_field(name: str, field: FieldInfo, text: Callable[[str, bool], str], other: str) -> Any:
    value = _fill_value(name, field, text, other)
    return [value] if is_list(field) else value


def _fill_value(name: str, field: FieldInfo, text: Callable[[str, bool], str], other: str) -> Any:
    if part := part_of(field):
        return fill(part, text, other)
    marks = marks_of(field)
    if any(isinstance(mark, Reference) for mark in marks):
        return other
    if choices := choices_of(field):
        return choices[0]
    for check in sorted(checks_of(field)):
        return str(least_of(field) or _SPECIAL[check])
    limits = [mark for mark in marks if isinstance(mark, StringConstraints)]
    assert limits, name
    longest = min(limit.max_length or 10_000 for limit in limits)
    return text(name, any(isinstance(mark, MarkdownText) for mark in marks))[:longest]
