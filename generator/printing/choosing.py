"""Some parts of a record instead of all: recipients of a roll by name, panels of an exhibition by number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.codes.code import Text
from generator.names import unpad
from generator.printing.layouts import Layout
from generator.refusal import Refused
from generator.suggest import nearest

# What a record's parts are called, and under which names one of them can be asked for.
_CALLED = {"recipients": ("名字", "recipient"), "panels": ("展板", "panel")}
_NOBODY = Text(
    "这个榜里没有写明获评的人或单位，印不了证书",
    "this roll names nobody who was given the award: there is no certificate to print",
)


def choose_parts(told: dict[str, Any], layout: Layout, asked: Sequence[str]) -> dict[str, Any]:
    """A record with those of its parts that are asked for, all where none is; raises Refused for what is not there."""
    parts = told.get(layout.parts, [])
    if not (layout.parts and (parts or layout.parts == "recipients")):
        if asked:
            raise Refused(
                Text(f"版式 {layout.name} 不能只印一部分", f"the layout {layout.name} has no parts to choose")
            )
        return told
    if layout.parts == "recipients" and not parts:
        raise Refused(_NOBODY)
    if not asked:
        return {**told, "whole": True}
    names = [list(_names(layout.parts, number, part)) for number, part in enumerate(parts, 1)]
    wanted = [unpad(one) for one in asked]
    for one in wanted:
        _require_known(one, layout.parts, [name for some in names for name in some])
    chosen = [part for part, some in zip(parts, names, strict=True) if any(name in wanted for name in some)]
    return {**told, layout.parts: chosen, "whole": False}


def _names(parts: str, number: int, part: Mapping[str, Any]) -> Iterable[str]:
    if parts == "recipients":
        return (part["plain"],)
    return (str(number), part["numeral"], part["name"]["text"])


def _require_known(name: str, parts: str, known: Sequence[str]) -> None:
    if name in known:
        return
    near, (zh, en) = nearest(name, known), _CALLED[parts]
    hint = (f"；是不是 {near}？", f"; did you mean {near}?") if near else ("", "")
    raise Refused(Text(f"没有叫“{name}”的{zh}{hint[0]}", f"there is no {en} called “{name}”{hint[1]}"))
