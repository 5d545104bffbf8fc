"""Tables of fields for people: what each means, how it is written, what may stand there; from the models themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.authoring.values import Value, values_of
from generator.authoring.words import explain_choice, how_to_write, repeats_choices
from generator.records import KINDS_BY_NAME, Kind
from generator.records.base import Record

_UNSAID = frozenset(("choice", "part"))
_BARE = "Markdown"


@dataclass(frozen=True, slots=True)
class Row:
    """One field: what is told of it, in which form it is written, its choices with their words, and to what it leads.

    `way` leads to it from the record, `part` to the table of its own fields; `folder` is that of the records whose ids
    are written here.
    """

    name: str
    way: str
    title: str
    is_required: bool
    told: str
    form: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    default: str
    examples: tuple[str, ...]
    part: str
    folder: str


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of a record, or of a part of it: `way` leads there, and is empty for the record itself."""

    way: str
    title: str
    rows: tuple[Row, ...]
    one_of: tuple[str, ...]


def own_tables(kind: Kind) -> list[Table]:
    """What one kind has and others have not: its fields, and those of its parts."""
    return list(_tables(kind.model, "", kind.zh))


def common_tables() -> list[Table]:
    """What every record has."""
    return list(_tables(Record, "", "每种记录"))


def _tables(model: type[BaseModel], way: str, title: str) -> Iterator[Table]:
    values = [value for value in values_of(model) if _belongs(value, model)]
    yield Table(way, title, tuple(_row(value, way) for value in values), tuple(getattr(model, "one_of", None) or ()))
    for value in values:
        if value.part:
            yield from _tables(value.part, _join(way, value.name), value.title)


def _belongs(value: Value, model: type[BaseModel]) -> bool:
    """Whether a table tells a field: the common ones have their own, and an id is a file's name."""
    return value.name != "id" and (model is Record or not issubclass(model, Record) or value.name not in _COMMON)


_COMMON = frozenset(Record.model_fields)


def _join(way: str, name: str) -> str:
    return f"{way}.{name}" if way else name


def _row(value: Value, way: str) -> Row:
    return Row(
        name=value.name,
        way=_join(way, value.name),
        title=value.title,
        is_required=value.is_required,
        told=_meaning(value),
        form=tuple(_forms(value)),
        choices=tuple(value.choices.items()),
        default=explain_choice(value.default, value.choices.get(value.default, value.default)) if value.default else "",
        examples=value.examples,
        part=_join(way, value.name) if value.part else "",
        folder=KINDS_BY_NAME[value.kind].folder if value.kind else "",
    )


def _meaning(value: Value) -> str:
    return "" if value.description == _BARE or repeats_choices(value) else value.description


def _forms(value: Value) -> Iterator[str]:
    if value.part:
        yield "列表，每项一组" if value.is_list else how_to_write(value)
    elif value.sort not in _UNSAID:
        yield how_to_write(value)
    if value.is_list and not value.part:
        yield "列表，每行一个“- ”"
