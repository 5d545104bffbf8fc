"""What each field of a model holds, in plain words and numbers: the one reading of the models behind all help."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.records.base import Record
from generator.records.choices import words_for
from generator.records.fields import Form, MarkdownText, Reference
from generator.records.structure import choices_of, marks_of, part_of

_TRUTHS = {True: "true", False: "false"}


@dataclass(frozen=True, slots=True)
class Value:
    """One field: what it is called, what is told of it, and what may be written there.

    `sort` is choice, part, reference, truth, count, markdown, prose, line or the name of a form; `kind` is that of the
    records referred to. `default` is written as an author would write it, empty where there is none.
    """

    name: str
    title: str
    description: str
    examples: tuple[str, ...]
    sort: str
    is_list: bool
    is_required: bool
    default: str
    choices: Mapping[str, str]
    kind: str
    part: type[BaseModel] | None
    least: int | None
    most: int | None
    shortest: int
    longest: int


def values_of(model: type[BaseModel]) -> Iterator[Value]:
    """Every field that an author writes, in order: a record's own first, then those that all records have."""
    common = Record.model_fields if issubclass(model, Record) else {}
    fields = model.model_fields
    for name in (*(name for name in fields if name not in common), *common):
        if name != "id" or not common:
            yield _describe(name, fields[name])


def _describe(name: str, field: FieldInfo) -> Value:
    marks = list(_spread(marks_of(field)))
    limits = [mark for mark in marks if isinstance(mark, StringConstraints)]
    return Value(
        name=name,
        title=field.title or name,
        description=field.description or "",
        examples=tuple(map(str, field.examples or ())),
        sort=_sort_of(field, marks),
        is_list=_is_list(field),
        is_required=field.is_required(),
        default=_default_of(field),
        choices=words_for(list(choices_of(field))),
        kind=next((mark.kind for mark in marks if isinstance(mark, Reference)), ""),
        part=part_of(field),
        least=max((mark.ge for mark in marks if hasattr(mark, "ge")), default=None),
        most=min((mark.le for mark in marks if hasattr(mark, "le")), default=None),
        shortest=max((limit.min_length or 0 for limit in limits), default=0),
        longest=min((limit.max_length or 0 for limit in limits), default=0),
    )


def _spread(marks: Iterable[Any]) -> Iterator[Any]:
    """The marks, and those that stand in the description of a type."""
    for mark in marks:
        yield mark
        if isinstance(mark, FieldInfo):
            yield from mark.metadata


def _sort_of(field: FieldInfo, marks: list[Any]) -> str:
    if part_of(field):
        return "part"
    if choices_of(field):
        return "choice"
    types = set(_types_in(field.annotation))
    if bool in types or int in types:
        return "truth" if bool in types else "count"
    if any(isinstance(mark, Reference) for mark in marks):
        return "reference"
    if forms := [mark.name for mark in marks if isinstance(mark, Form)]:
        return str(forms[-1])
    if any(isinstance(mark, MarkdownText) for mark in marks):
        return "markdown"
    is_line = any(isinstance(mark, StringConstraints) and mark.pattern for mark in marks)
    return "line" if is_line else "prose"


def _types_in(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _types_in(argument)


def _is_list(field: FieldInfo) -> bool:
    return tuple in [get_origin(field.annotation), *map(get_origin, get_args(field.annotation))]


def _default_of(field: FieldInfo) -> str:
    default = field.default
    if default is None or default is PydanticUndefined or isinstance(default, tuple):
        return ""
    return _TRUTHS[default] if isinstance(default, bool) else str(default)
