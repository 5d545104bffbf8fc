"""What a list says differently from the roll that is there already."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.codes import Text
from generator.lists.known import Known
from generator.lists.people import lines_of

_HEAD = {"title": "标题", "awards": "奖项", "edition": "届次", "year": "年份", "order": "排序"}
# Where nothing is written, this is meant.
_USUAL = {"result": "获评", "is_unit": "false", "withdrawn": "false", "order": "document"}

_WHO = frozenset(("person", "unit", "name", "is_unit", "reading"))

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs and what to do; the recipient's number in the roll and in the list, and the field, where known."""

    what: Text
    action: Text
    there: int | None = None
    here: int | None = None
    field: str = ""

    @property
    def is_added(self) -> bool:
        """Whether the list has a recipient of whom the roll has nothing."""
        return self.here is not None and self.there is None


@dataclass(frozen=True, slots=True)
class _Named:
    """A recipient in plain texts, with its number and the name that people read."""

    number: int
    name: str
    line: dict[str, str]

    @property
    def shown(self) -> str:
        return f"{self.name}（{self.line['unit_then']}）" if self.line.get("unit_then") else self.name

    @property
    def rest(self) -> dict[str, str]:
        """All but who it is."""
        return {field: value for field, value in self.line.items() if field not in _WHO}


def differences(known: Known, there: Values, here: Values) -> list[Difference]:
    """Added, missing and changed recipients, and what else would be written differently; nothing where both agree."""
    return [*_head_differences(there, here), *_line_differences(known, there, here)]


def _head_differences(there: Values, here: Values) -> Iterator[Difference]:
    for name, word in _HEAD.items():
        old, new = (_shown(values.get(name, _USUAL.get(name))) for values in (there, here))
        # What a list does not tell may well be known.
        if old != new and (name in here or name == "order"):
            yield Difference(
                Text(
                    f"{word}：现在是 {old or '没有'}，名单是 {new}", f"{name}: now {old or 'none'}, in the list {new}"
                ),
                Text(f"名单对，就改榜里的 {name}", f"if the list is right, mend {name} in the roll"),
                field=name,
            )


def _shown(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)


def _line_differences(known: Known, there: Values, here: Values) -> Iterator[Difference]:
    old, new = _by_name(known, there), _by_name(known, here)
    gone: list[_Named] = []
    come: list[_Named] = []
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name, []), new.get(name, [])
        lines_before, lines_after = [one.line for one in before], [one.line for one in after]
        less = [one for one in before if one.line not in lines_after]
        more = [one for one in after if one.line not in lines_before]
        for one, other in zip(less, more, strict=False):
            yield from _changed(one, other)
        gone += less[len(more) :]
        come += more[len(less) :]
    yield from _come_and_gone(come, gone)
    orders = [[one.name for one in _named(known, values)] for values in (there, here)]
    is_kept = sorted(orders[0]) != sorted(orders[1]) or orders[0] == orders[1]
    if not is_kept and here.get("order", "document") == "document":
        yield Difference(
            Text("次序不同", "the order differs"),
            Text("名单对，就照名单排榜里的 recipients", "if the list is right, put recipients in its order"),
            field="recipients",
        )


def _come_and_gone(come: Sequence[_Named], gone: Sequence[_Named]) -> Iterator[Difference]:
    """One in the place of another with a character in common may be a name that was corrected: never taken for new."""
    left = list(gone)
    for other in come:
        like = [one for one in left if one.rest == other.rest and set(one.name) & set(other.name)]
        if len(like) == 1:
            left.remove(like[0])
            yield _renamed(like[0], other)
        else:
            action = Text("加上 --update 再导入，补在榜的末尾", "import again with --update: it is put at the end")
            yield Difference(Text(f"多：{other.shown}", f"added: {other.shown}"), action, here=other.number)
    for one in left:
        action = Text(
            "不该在榜上，就删掉这一项；称号撤销了，就写 withdrawn: true",
            "delete it if it does not belong here, or write withdrawn: true if the award was withdrawn",
        )
        yield Difference(Text(f"少：{one.shown}", f"missing: {one.shown}"), action, there=one.number)


def _renamed(one: _Named, other: _Named) -> Difference:
    what = Text(
        f"少 {one.shown}，多 {other.shown}：可能改了名字",
        f"missing {one.shown}, added {other.shown}: the name may have been corrected",
    )
    id, where = one.line.get("person") or one.line.get("unit"), "people" if "person" in one.line else "units"
    place = Text(f"{where}/{id}.yml 的 name ", f"name in {where}/{id}.yml") if id else Text("这里的 name ", "name here")
    action = Text(
        f"是同一个，就把{place.zh}改成 {other.name}；不是，就删掉这一项，再用 --update 导入",
        f"if it is the same, make {place.en} {other.name}; if not, delete this one and import with --update",
    )
    return Difference(what, action, one.number, other.number)


def _changed(one: _Named, other: _Named) -> Iterator[Difference]:
    # An editor has found out who it is; a list tells the name only.
    is_known = bool({"person", "unit"} & one.line.keys()) and "name" in other.line
    for field in dict.fromkeys([*one.line, *other.line]):
        old, new = one.line.get(field, ""), other.line.get(field, "")
        if old == new or (is_known and field in _WHO):
            continue
        what = Text(
            f"改：{one.name} 的 {field}：现在是 {old or '没有'}，名单是 {new or '没有'}",
            f"changed: {one.name}, {field}: now {old or 'none'}, in the list {new or 'none'}",
        )
        action = (
            Text(f"名单对，就写成 {field}: {new}", f"if the list is right, write {field}: {new}")
            if new
            else Text(f"名单对，就去掉 {field}", f"if the list is right, take {field} out")
        )
        yield Difference(what, action, one.number, other.number, field)


def _by_name(known: Known, roll: Values) -> dict[tuple[str, str], list[_Named]]:
    """Lines by the name that people read and the award: one by name and one by id are of the same person."""
    found: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one in _named(known, roll):
        found[one.name, one.line["award"]].append(one)
    return found


def _named(known: Known, roll: Values) -> Iterator[_Named]:
    awards = roll.get("awards")
    usual = str(awards[0]) if isinstance(awards, list) and awards else ""
    for number, line in enumerate(lines_of(roll)):
        told = {field: _plain(value) for field, value in line.items() if value is not None}
        told = {field: value for field, value in told.items() if value and value != _USUAL.get(field)}
        kind = next((kind for kind in ("person", "unit") if kind in told), "")
        name = known.title_of(kind, told[kind]) if kind else told.get("name", "")
        yield _Named(number, name, {**told, "award": told.get("award", usual)})


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return {"是": "true", "否": "false"}.get(str(value).strip(), str(value).strip())
