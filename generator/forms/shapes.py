"""A record's values as a form holds them, and back: truths as switches, everything else as it is written."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.authoring.values import Value
from generator.forms.fields import SEEN, SHOWN, fields_of
from generator.record_edit import say_plainly
from generator.records.fields import read_truth

_CARRIED = frozenset((SEEN, SHOWN, "id"))


class Unfit(Exception):
    """What a record says cannot stand in a form: a list where a text should be, or the like. `name` is the field's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def to_form(model: type[BaseModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """What a form shows of a record or a group; raises Unfit."""
    known = {value.name: value for value in fields_of(model)}
    return {name: _to_field(known[name], said) for name, said in values.items() if name in known and said is not None}


def _to_field(value: Value, said: Any) -> Any:
    if value.is_list:
        if not isinstance(said, list):
            raise Unfit(value.name)
        return [_to_one(value, one) for one in said if one is not None]
    return _to_one(value, said)


def _to_one(value: Value, said: Any) -> Any:
    if value.part:
        if not isinstance(said, Mapping):
            raise Unfit(value.name)
        return {**said, **to_form(value.part, said)}
    if not isinstance(said, str):
        raise Unfit(value.name)
    if value.sort == "truth":
        if (is_on := read_truth(said)) is None:
            raise Unfit(value.name)
        return is_on
    return said


def from_form(model: type[BaseModel], filled: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record as its form was filled in; what no form shows is as it was before."""
    known = {value.name: value for value in fields_of(model)}
    others = {name: said for name, said in before.items() if name not in known}
    told = {name: said for name, said in filled.items() if name not in _CARRIED and name not in others}
    values: dict[str, Any] = say_plainly({**_from_group(known, told, before), **others})
    return values


def _from_group(known: Mapping[str, Value], filled: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for name, said in filled.items():
        value = known.get(name)
        values[name] = _from_field(value, said, before.get(name)) if value else _as_text(said)
    return values


def _from_field(value: Value, said: Any, before: Any) -> Any:
    if value.is_list and isinstance(said, list):
        there = before if isinstance(before, list) else []
        return [_from_one(value, one, there[index] if index < len(there) else None) for index, one in enumerate(said)]
    return _from_one(value, said, before)


def _from_one(value: Value, said: Any, before: Any) -> Any:
    if value.part and isinstance(said, Mapping):
        known = {one.name: one for one in fields_of(value.part)}
        return _from_group(known, said, before if isinstance(before, Mapping) else {})
    if isinstance(said, bool) and value.sort == "truth":
        return _from_switch(value, said, before)
    return _as_text(said)


def _from_switch(value: Value, is_on: bool, before: Any) -> str | None:
    """As it was typed where it means the same; not written where it is what counts without."""
    if isinstance(before, str) and read_truth(before) is is_on:
        return before
    text = "true" if is_on else "false"
    return None if text == value.default else text


def _as_text(said: Any) -> Any:
    """Values of the program's own making as they are written; what it may not send stays, to be told by the check."""
    if isinstance(said, bool):
        return "true" if said else "false"
    if isinstance(said, int | float):
        return str(said)
    if isinstance(said, Mapping):
        return {name: _as_text(one) for name, one in said.items()}
    if isinstance(said, list):
        return [_as_text(one) for one in said]
    return said
