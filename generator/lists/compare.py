"""What a list says differently from the roll that is there already."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from generator.codes import Text
from generator.lists.known import Known
from generator.lists.people import lines_of

_HEAD = {"title": "标题", "awards": "奖项", "edition": "届次", "year": "年份", "order": "排序"}
# Where nothing is written, this is meant.
_USUAL = {"result": "获评", "is_unit": "false", "withdrawn": "false", "order": "document"}

Values = Mapping[str, Any]


def differences(known: Known, there: Values, here: Values) -> list[Text]:
    """Added, missing and changed recipients, and what else would be written differently; nothing where both agree."""
    return [*_head_differences(there, here), *_line_differences(known, there, here)]


def _head_differences(there: Values, here: Values) -> Iterator[Text]:
    for name, word in _HEAD.items():
        old, new = (_shown(values.get(name, _USUAL.get(name))) for values in (there, here))
        # What a list does not tell may well be known.
        if old != new and (name in here or name == "order"):
            yield Text(
                f"{word}：现在是 {old or '没有'}，名单是 {new}", f"{name}: now {old or 'none'}, in the list {new}"
            )


def _shown(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)


def _line_differences(known: Known, there: Values, here: Values) -> Iterator[Text]:
    old, new = _by_name(known, there), _by_name(known, here)
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name, []), new.get(name, [])
        gone = [line for line in before if line not in after]
        come = [line for line in after if line not in before]
        for one, other in zip(gone, come, strict=False):
            yield from _changed(name[0], one, other)
        for line in come[len(gone) :]:
            yield Text(f"多：{name[0]}{_at(line)}", f"added: {name[0]}{_at(line)}")
        for line in gone[len(come) :]:
            yield Text(f"少：{name[0]}{_at(line)}", f"missing: {name[0]}{_at(line)}")
    orders = [[name for name, _ in _named(known, values)] for values in (there, here)]
    if old == new and here.get("order", "document") == "document" and orders[0] != orders[1]:
        yield Text("次序不同", "the order differs")


def _at(line: Values) -> str:
    return f"（{line['unit_then']}）" if line.get("unit_then") else ""


def _changed(name: str, one: Values, other: Values) -> Iterator[Text]:
    for field in dict.fromkeys([*one, *other]):
        old, new = one.get(field, ""), other.get(field, "")
        if old != new:
            yield Text(
                f"改：{name} 的 {field}：现在是 {old or '没有'}，名单是 {new or '没有'}",
                f"changed: {name}, {field}: now {old or 'none'}, in the list {new or 'none'}",
            )


def _by_name(known: Known, roll: Values) -> dict[tuple[str, str], list[Values]]:
    """Lines by the name that people read and the award: one by name and one by id are of the same person."""
    found: dict[tuple[str, str], list[Values]] = defaultdict(list)
    for name, line in _named(known, roll):
        found[name, line["award"]].append(line)
    return found


def _named(known: Known, roll: Values) -> Iterator[tuple[str, dict[str, str]]]:
    awards = roll.get("awards")
    usual = str(awards[0]) if isinstance(awards, list) and awards else ""
    for line in lines_of(roll):
        told = {field: _plain(value) for field, value in line.items() if value is not None}
        told = {field: value for field, value in told.items() if value and value != _USUAL.get(field)}
        kind = next((kind for kind in ("person", "unit") if kind in told), "")
        name = known.title_of(kind, told[kind]) if kind else told.get("name", "")
        yield name, {**told, "award": told.get("award", usual)}


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return {"是": "true", "否": "false"}.get(str(value).strip(), str(value).strip())
