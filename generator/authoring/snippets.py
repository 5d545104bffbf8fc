"""What editors insert whole: an id found by its name, a choice by its word, an entry with its first fields."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from generator.authoring.known import Known
from generator.authoring.values import Value, values_of
from generator.authoring.words import explain_choice

Snippet = dict[str, Any]

# Beside what must be written: what an entry nearly always has.
_USUAL = {"Source": ("publisher", "date"), "Honour": ("year",), "Recipient": ("unit_then",)}
# The server compares each proposal with all others: two thousand take it a second, ten thousand a quarter of a minute.
MOST_IDS = 2_000
_TRUTHS: tuple[tuple[str | bool, str], ...] = ((True, "是"), (False, "否"))


def id_snippets(known: Iterable[Known]) -> list[Snippet]:
    """Each id, found by typing it or what it stands for; of too many the newest. Any other may be typed as well."""
    newest = sorted(known, key=lambda one: (one.written, one.id), reverse=True)[:MOST_IDS]
    return [
        {
            "label": one.id if one.label == one.id else f"{one.id} {one.label}",
            "description": f"{one.label}（{one.detail}）" if one.detail else one.label,
            "body": one.id,
        }
        for one in sorted(newest, key=lambda one: one.id)
    ]


def choice_snippets(value: Value) -> list[Snippet]:
    """Each word that may be written, in the order of the list."""
    choices = _TRUTHS if value.sort == "truth" else tuple(value.choices.items())
    return [
        {
            "label": explain_choice(_typed(choice), word),
            "description": word,
            "body": choice,
            "sortText": f"{place:02}",
        }
        for place, (choice, word) in enumerate(choices)
    ]


def _typed(choice: str | bool) -> str:
    return str(choice).lower() if isinstance(choice, bool) else choice


def entry_snippets(value: Value) -> list[Snippet]:
    """What begins an entry of a list of groups: once for each way to say whom or what it is about."""
    part = value.part
    assert part
    values = {one.name: one for one in values_of(part)}
    found = []
    for first in getattr(part, "one_of", None) or ("",):
        title = f"{value.title}：{values[first].title}" if first else value.title
        told = values[first].description if first else value.description
        body = _body([values[name] for name in _names(part, values.values(), first)])
        found.append({"label": title, "description": told, "body": body, "type": "array"})
    return found


def record_snippet(title: str, values: Sequence[Value]) -> Snippet:
    """A whole new record: what must be written in it."""
    needed = [value for value in values if value.is_required]
    return {"label": f"新的{title}", "description": "必须写的字段", "body": _body(needed)}


def _names(part: type[BaseModel], values: Iterable[Value], first: str) -> Iterator[str]:
    """The fields of an entry in their order; where nothing must be written, the first."""
    values = list(values)
    usual = _USUAL.get(part.__name__, ())
    wanted = {first, *(value.name for value in values if value.is_required or value.name in usual)}
    names = [value.name for value in values if value.name in wanted]
    yield from names or [values[0].name]


def _body(values: Sequence[Value]) -> dict[str, Any]:
    return _fill(values, iter(range(1, 100)))


def _fill(values: Sequence[Value], stops: Iterator[int]) -> dict[str, Any]:
    """The fields with a stop for the cursor in each, lists and groups with their first fields."""
    return {value.name: [_stop(value, stops)] if value.is_list else _stop(value, stops) for value in values}


def _stop(value: Value, stops: Iterator[int]) -> Any:
    if value.part:
        parts = [one for one in values_of(value.part) if one.is_required]
        return _fill(parts or [next(values_of(value.part))], stops)
    if value.choices:
        return f"${{{next(stops)}|{','.join(value.choices)}|}}"
    return f"${next(stops)}"
