"""Pydantic's errors in the words of an editor."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.codes import CODES, Text
from generator.problems import FieldPath, Place, Problem, Spot
from generator.records.structure import part_at, title_at

Words = tuple[str, Mapping[str, Any], Spot]

_LIST = (
    Text("列表", "a list"),
    Text("每行一个“- ”，比字段名多缩进两格", "write one `- ` a line, indented"),
)
_TEXT = Text("一段文字", "a text"), Text("写在冒号后面；多行文字用 |", "write it after the colon; several lines with |")
_GROUP = (
    Text("一组字段", "a group of fields"),
    Text("换行缩进两格，写“字段: 内容”", "indented lines of `name: text`"),
)
_TRUTH = Text("true 或 false", "true or false"), Text("是写 true，否写 false", "write true or false")
_WHOLE = Text("整数", "a whole number"), Text("只写阿拉伯数字", "write digits only")

_EXPECTED = {
    "tuple_type": _LIST,
    "string_type": _TEXT,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
}
_LIMITS: dict[str, tuple[Text, Callable[[Mapping[str, Any]], Text]]] = {
    "string_too_long": (
        Text("长", "long"),
        lambda told: Text(f"最多 {told['max_length']} 字", f"{told['max_length']} characters at most"),
    ),
    "string_too_short": (Text("短", "short"), lambda _: Text("至少一个字", "one character at least")),
    "too_short": (Text("少", "few"), lambda told: Text(f"至少 {told['min_length']} 项", "one entry at least")),
    "greater_than_equal": (Text("小", "small"), lambda told: Text(f"至少 {told['ge']}", f"{told['ge']} at least")),
    "less_than_equal": (Text("大", "large"), lambda told: Text(f"最大 {told['le']}", f"{told['le']} at most")),
    "string_pattern_mismatch": (Text("长", "long"), lambda _: Text("只能写一行", "one line only")),
}


def explain_errors(error: ValidationError, model: type[BaseModel], path: str) -> Iterator[Problem]:
    """One problem for each thing that pydantic found wrong in a record."""
    for wrong in error.errors(include_url=False):
        way: FieldPath = wrong["loc"]
        told = wrong.get("ctx", {})
        typed = wrong["input"] if isinstance(wrong["input"], str) else ""
        code, values, spot = _words(wrong["type"], way, told, model, typed)
        excerpt = "" if spot == "record" else typed.split("\n")[0][:80]
        yield Problem(code, Place(path), values, way, spot, excerpt)


def _words(kind: str, way: FieldPath, told: Mapping[str, Any], model: type[BaseModel], typed: str) -> Words:
    if kind in CODES:
        return kind, told, "record" if kind == "F210" and not way else "value"
    if kind == "extra_forbidden":
        return "F201", {"name": way[-1], "suggestion": _suggest_field(str(way[-1]), part_at(model, way))}, "key"
    if kind == "missing":
        return "F202", {"name": way[-1], "title": Text(title_at(model, way), "required")}, "record"
    if kind == "literal_error":
        choices = told["expected"].replace("'", "").replace(" or ", ", ")
        return "F204", {"value": typed[:80], "choices": choices}, "value"
    if kind in _EXPECTED:
        expected, how = _EXPECTED[kind]
        return "F203", {"expected": expected, "how": how}, "value"
    if kind in _LIMITS:
        what, limit = _LIMITS[kind]
        return "F209", {"what": what, "limit": limit(told)}, "value"
    return "F211", {"detail": kind}, "value"


def _suggest_field(name: str, model: type[BaseModel]) -> Text:
    titles = {field.title: key for key, field in model.model_fields.items() if field.title}
    if near := titles.get(name) or next(iter(get_close_matches(name, model.model_fields, 1, 0.6)), None):
        return Text(f"是不是 {near}？", f"did you mean {near}?")
    names = "、".join(model.model_fields)
    return Text(f"这里可以写：{names}", f"allowed here: {names.replace('、', ', ')}")


def suggest_name(name: str, known: Mapping[str, str], kind: str) -> Text:
    """Offer the nearest of the known ids (id: path), or say how to make a new record."""
    if near := next(iter(get_close_matches(name, known, 1, 0.6)), None):
        return Text(f"是不是 {near}？（{known[near]}）", f"did you mean {near}? ({known[near]})")
    return Text(f"核对编号，或者新建 {kind}", f"check the id, or write {kind}")
