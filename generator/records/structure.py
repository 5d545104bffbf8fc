"""What the models say about themselves: where references stand, which part a field path leads to."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.problems import FieldPath
from generator.records.fields import ProseText, Reference

Found = tuple[FieldPath, str, str]


def find_references(model: type[BaseModel], values: Any) -> Iterator[Found]:
    """Every reference in a record: the way to it, the kind it names and the id it holds.

    `values` is the record, or what an author wrote for one that is broken.
    """
    return ((way, mark.kind, value) for way, mark, value in _find(model, (Reference,), values, ()))


def find_prose(model: type[BaseModel], values: Any) -> Iterator[tuple[FieldPath, str]]:
    """Every text in a record that the public reads as prose, and the way to it; `values` as above."""
    return ((way, value) for way, _, value in _find(model, (ProseText,), values, ()))


def _find(
    model: type[BaseModel], sorts: tuple[type, ...], values: Any, way: FieldPath
) -> Iterator[tuple[FieldPath, Any, str]]:
    for name, target in _marked_fields(model, sorts):
        value = values.get(name) if isinstance(values, dict) else getattr(values, name, None)
        if isinstance(value, tuple | list):
            for index, item in enumerate(value):
                yield from _follow(target, sorts, item, (*way, name, index))
        else:
            yield from _follow(target, sorts, value, (*way, name))


def _follow(target: Any, sorts: tuple[type, ...], value: Any, way: FieldPath) -> Iterator[tuple[FieldPath, Any, str]]:
    if isinstance(target, type):
        yield from _find(target, sorts, value, way)
    elif isinstance(value, str):
        yield way, target, value


@cache
def _marked_fields(model: type[BaseModel], sorts: tuple[type, ...]) -> tuple[tuple[str, Any], ...]:
    """Fields with a mark of these sorts (and the mark), or with parts that may hold some (and their model)."""
    found: list[tuple[str, Any]] = []
    for name, field in model.model_fields.items():
        marks = [mark for mark in marks_of(field) if isinstance(mark, sorts)]
        if marks:
            found.append((name, marks[0]))
        elif (part := part_of(field)) and _marked_fields(part, sorts):
            found.append((name, part))
    return tuple(found)


def marks_of(field: FieldInfo) -> Iterator[Any]:
    """Everything that the annotations of a field, or of its list's items, say."""
    yield from field.metadata
    yield from _marks_in(field.annotation)


def _marks_in(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for argument in get_args(annotation):
        yield from _marks_in(argument)


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """The words that a field is limited to; none when it is not."""
    return next(_choices_in(field.annotation), ())


def _choices_in(annotation: Any) -> Iterator[tuple[str, ...]]:
    if get_origin(annotation) is Literal:
        yield get_args(annotation)
        return
    for argument in get_args(annotation):
        yield from _choices_in(argument)


def part_of(field: FieldInfo) -> type[BaseModel] | None:
    """The model of a field's value, or of the items of its list."""
    return _part_in(field.annotation)


def _part_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    is_wrapper = get_origin(annotation) in (tuple, Union, Annotated) or type(annotation).__name__ == "UnionType"
    parts = (_part_in(argument) for argument in get_args(annotation)) if is_wrapper else ()
    return next((part for part in parts if part), None)


def find_texts(value: Any) -> list[tuple[FieldPath, str]]:
    """Every text in a record, or in what was made of one, and the way to it."""
    found: list[tuple[FieldPath, str]] = []
    _gather(value, (), found)
    return found


def _gather(value: Any, way: FieldPath, found: list[tuple[FieldPath, str]]) -> None:
    if isinstance(value, str):
        found.append((way, value))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if inner := getattr(value, name):
                _gather(inner, (*way, name), found)
    elif isinstance(value, dict):
        for name, inner in value.items():
            _gather(inner, (*way, name), found)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            _gather(inner, (*way, index), found)


def has_empty(values: Any) -> bool:
    """Whether anything in a record's values is written as empty."""
    if isinstance(values, dict):
        return any(map(has_empty, values.values()))
    return any(map(has_empty, values)) if isinstance(values, list) else values is None


def leave_out_empty(model: type[BaseModel], values: Any) -> Any:
    """The values without fields that are named but empty: these count as not written. Unknown ones stay, to be told."""
    if isinstance(values, list):
        return [leave_out_empty(model, value) for value in values]
    if not isinstance(values, dict):
        return values
    fields = model.model_fields
    written = {name: value for name, value in values.items() if value is not None or name not in fields}
    parts = {name: part for name in written if name in fields and (part := part_of(fields[name]))}
    return written | {name: leave_out_empty(part, written[name]) for name, part in parts.items()}


def part_at(model: type[BaseModel], way: FieldPath) -> type[BaseModel]:
    """The part in which the last step of a way stands."""
    for step in way[:-1]:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        model = (part_of(field) if field else None) or model
    return model


def part_behind(model: type[BaseModel], way: FieldPath) -> type[BaseModel] | None:
    """The part that the value at a way, or each entry of the list there, should be."""
    names = tuple(step for step in way if isinstance(step, str))
    field = part_at(model, names).model_fields.get(names[-1]) if names else None
    return part_of(field) if field else None


def title_at(model: type[BaseModel], way: FieldPath) -> str:
    """The Chinese title of the field that a way leads to."""
    names = [step for step in way if isinstance(step, str)]
    field = part_at(model, tuple(names)).model_fields.get(names[-1]) if names else None
    return (field.title if field else None) or (names[-1] if names else "")
