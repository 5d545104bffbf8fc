"""Pydantic's errors in the words of an editor."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.codes import CODES, Text
from generator.names import find_stand_in, find_unseen
from generator.problems import FieldPath, Place, Problem, Spot
from generator.records.choices import words_for
from generator.records.structure import part_at, part_behind, title_at
from generator.suggest import nearest, offer, offer_character
from generator.yaml_source import MOST_TOLD

Words = tuple[str, Mapping[str, Any], Spot]

_GLUED = re.compile(r"([A-Za-z_]+)([:：])(?=\S)")
_LIST = Text("列表", "a list"), Text("每行一个“- ”，比字段名多缩进两格", "write one `- ` a line, indented")
_TEXT = Text("一段文字", "a text"), Text("写在冒号后面；多行文字用 |", "write it after the colon; several lines with |")
_FIELDS = Text("换行缩进两格，写“字段: 内容”", "indented lines of `name: text`")
_TRUTH = Text("true 或 false", "true or false"), Text("是写 true，否写 false", "write true or false")
_WHOLE = Text("整数", "a whole number"), Text("只写阿拉伯数字", "write digits only")
_EXPECTED = {
    "tuple_type": _LIST,
    "string_type": _TEXT,
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
    "string_too_short": (
        Text("短", "short"),
        lambda told: Text(f"至少 {told['min_length']} 字", f"{told['min_length']} characters at least"),
    ),
    "too_short": (Text("少", "few"), lambda told: Text(f"至少 {told['min_length']} 项", "one entry at least")),
    "greater_than_equal": (Text("小", "small"), lambda told: Text(f"至少 {told['ge']}", f"{told['ge']} at least")),
    "less_than_equal": (Text("大", "large"), lambda told: Text(f"最大 {told['le']}", f"{told['le']} at most")),
}


@dataclass(frozen=True, slots=True)
class _Mistake:
    """One of pydantic's errors: its sort, the way to the value, what pydantic says, what was typed."""

    kind: str
    way: FieldPath
    told: Mapping[str, Any]
    model: type[BaseModel]
    value: Any

    @property
    def name(self) -> str:
        return str(self.way[-1]) if self.way else ""

    @property
    def typed(self) -> str:
        return self.value if isinstance(self.value, str) else ""


def explain_errors(error: ValidationError, model: type[BaseModel], path: str) -> Iterator[Problem]:
    """One problem for each thing that is wrong in a record, as many as anybody would read."""
    mistakes = [
        _Mistake(wrong["type"], wrong["loc"], wrong.get("ctx", {}), model, wrong["input"])
        for wrong in error.errors(include_url=False)[:MOST_TOLD]
    ]
    if (more := error.error_count() - MOST_TOLD) > 0:
        yield Problem("F214", Place(path), {"more": more})
    misspelt = {(*one.way[:-1], _near_field(one)) for one in mistakes if one.kind == "extra_forbidden"}
    around = {one.way[:depth] for one in mistakes for depth in range(len(one.way))}
    for mistake in mistakes:
        if _follows_from_another(mistake, around, misspelt):
            continue
        code, values, spot = _words(mistake)
        excerpt = "" if spot == "record" else mistake.typed.split("\n")[0][:80]
        yield Problem(code, Place(path), values, mistake.way, spot, excerpt)


def _follows_from_another(mistake: _Mistake, around: set[FieldPath], misspelt: set[tuple[Any, ...]]) -> bool:
    """A missing field that stands there misspelt; a list that is too short without its wrong entries."""
    if mistake.kind == "missing":
        return mistake.way in misspelt
    return mistake.kind == "too_short" and mistake.way in around


def _words(mistake: _Mistake) -> Words:
    if mistake.kind in CODES:
        return mistake.kind, mistake.told, "value"
    if explain := _EXPLAINED.get(mistake.kind):
        return explain(mistake)
    if mistake.kind in _EXPECTED:
        expected, how = _EXPECTED[mistake.kind]
        return "F203", {"expected": expected, "how": how}, "value"
    if mistake.kind in _LIMITS:
        what, limit = _LIMITS[mistake.kind]
        return "F209", {"what": what, "limit": limit(mistake.told)}, "value"
    return "F211", {"detail": mistake.kind}, "value"


def _near_field(mistake: _Mistake) -> str | None:
    """The field whose name or Chinese title (one word of 工种、身份 is enough) was probably meant."""
    fields = part_at(mistake.model, mistake.way).model_fields
    titles = {field.title: name for name, field in fields.items() if field.title}
    titles = {word: name for title, name in titles.items() for word in title.split("、")} | titles
    plain = unicodedata.normalize("NFKC", mistake.name[:80])
    return titles.get(mistake.name) or nearest(plain.lower(), fields, 0.7)


def _explain_unknown(mistake: _Mistake) -> Words:
    if near := _near_field(mistake):
        return "F201", {"name": mistake.name[:80], "suggestion": offer(near)}, "key"
    fields = {name: field for name, field in part_at(mistake.model, mistake.way).model_fields.items() if name != "id"}
    known = "、".join(f"{name}（{field.title}）" for name, field in fields.items())
    suggestion = Text(f"这里可以写：{known}", f"allowed here: {', '.join(fields)}")
    return "F201", {"name": mistake.name[:80], "suggestion": suggestion}, "key"


def _explain_missing(mistake: _Mistake) -> Words:
    title = Text(title_at(mistake.model, mistake.way), "required")
    return "F202", {"name": mistake.name, "title": title, "form": _form_of(mistake)}, "record"


def _form_of(mistake: _Mistake) -> str:
    """How a missing field is written, with its first line where it is a list."""
    field = part_at(mistake.model, mistake.way).model_fields[mistake.name]
    if not str(field.annotation).startswith("tuple"):
        return f"“{mistake.name}: …”"
    part = part_behind(mistake.model, mistake.way)
    entry = f"{_first_field(part)}: …" if part else "…"
    return f"“{mistake.name}:” / “  - {entry}”"


def _first_field(part: type[BaseModel]) -> str:
    required = (name for name, field in part.model_fields.items() if field.is_required())
    return next(required, next(iter(part.model_fields)))


def _explain_choice(mistake: _Mistake) -> Words:
    if not isinstance(mistake.value, str):
        return "F203", {"expected": _TEXT[0], "how": _TEXT[1]}, "value"
    words = words_for(re.findall(r"'([^']*)'", mistake.told["expected"]))
    near = _near_choice(mistake.typed, words)
    choices = "、".join(choice if choice == word else f"{choice} {word}" for choice, word in words.items())
    meant = offer(near) if near else Text("", "")
    hint = Text(f"{meant.zh}可以写：{choices}", f"{meant.en} one of: {', '.join(words)}".lstrip())
    return "F204", {"value": mistake.typed[:80], "suggestion": hint}, "value"


def _near_choice(typed: str, words: Mapping[str, str]) -> str | None:
    exact = (choice for choice, word in words.items() if typed == word)
    part = (choice for choice, word in words.items() if typed and (typed in word or word in typed))
    return next(exact, None) or next(part, None) or nearest(typed.lower(), words, 0.7)


def _explain_group(mistake: _Mistake) -> Words:
    expected = Text("一组字段", "a group of fields")
    if glued := _GLUED.match(mistake.typed):
        return ("Y102" if glued[2] == "：" else "Y114"), {"name": glued[1]}, "value"
    part = part_behind(mistake.model, mistake.way)
    if not (mistake.typed and part):
        return "F203", {"expected": expected, "how": _FIELDS}, "value"
    form = f"{_first_field(part)}: {mistake.typed[:40]}"
    return "F203", {"expected": expected, "how": Text(f"写成 {form}", f"write {form}")}, "value"


def _explain_line(mistake: _Mistake) -> Words:
    """Why a text is not one line that everybody sees and reads alike."""
    if "\n" in mistake.typed.strip():
        return "F209", {"what": Text("长", "long"), "limit": Text("只能写一行", "one line only")}, "value"
    if found := find_stand_in(mistake.typed):
        character, meant = found
        told = {"character": character, "point": f"U+{ord(character):04X}", "suggestion": offer_character(meant)}
        return "N506", told, "value"
    unseen = find_unseen(mistake.typed)
    return "N503", {"point": " ".join(f"U+{ord(character):04X}" for character in unseen)}, "value"


_EXPLAINED: dict[str, Callable[[_Mistake], Words]] = {
    "extra_forbidden": _explain_unknown,
    "missing": _explain_missing,
    "literal_error": _explain_choice,
    "string_pattern_mismatch": _explain_line,
    "model_type": _explain_group,
    "model_attributes_type": _explain_group,
}
