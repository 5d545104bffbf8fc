"""A record's text with other values: only the lines that say something else change, and every comment stays."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from generator.record_text import (
    fits_block,
    part_named,
    put_in_order,
    write_field,
    write_group,
    write_inline,
    write_item,
)
from generator.records import Record
from generator.yaml_places import BLOCK_HEAD, Placed, comments_in, find_places
from generator.yaml_source import read_yaml


class NotKept(Exception):
    """The text is written in a way in which it cannot be changed without losing something."""


def edit_record(text: str, model: type[Record], values: Mapping[str, Any]) -> str:
    """The text of a record that says these values, in which whatever says the same is byte for byte as it was.

    `text` is one that `read_yaml` takes; values are texts, lists and groups of them. Raises NotKept.
    """
    start = text.removeprefix("\ufeff")
    is_windows = "\r\n" in start and start.count("\r\n") == start.count("\n")
    body = start.replace("\r\n", "\n") if is_windows else start
    reading, edits = read_yaml(body, ""), _Edits(body)
    said = say_plainly(values)
    edits.change_group(find_places(body), model, say_plainly(reading.values), said)
    edited = edits.apply()
    again = read_yaml(edited, "")
    if again.problems or say_plainly(again.values) != said:
        raise NotKept
    return text[: len(text) - len(start)] + (edited.replace("\n", "\r\n") if is_windows else edited)


def say_plainly(values: Any) -> Any:
    """Values without what counts as not written: empty fields, spaces around a text."""
    if isinstance(values, Mapping):
        plain = {name: say_plainly(value) for name, value in values.items()}
        return {name: value for name, value in plain.items() if value not in ("", None, [], {})}
    if isinstance(values, list | tuple):
        return [say_plainly(value) for value in values]
    return values.strip() if isinstance(values, str) else values


class _Edits:
    """Changes to one text, each a range of it and what takes its place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._changes: list[tuple[int, int, str]] = []

    def apply(self) -> str:
        """The text with all changes made; raises NotKept where two of them are about the same place."""
        parts, end = [], 0
        for first, last, new in sorted(self._changes, key=lambda change: change[:2]):
            if first == last == end - 1 and new.startswith("\n"):  # below a line that was taken out
                parts.append(f"{new[1:]}\n")
            elif first < end:
                raise NotKept
            else:
                parts += [self._text[end:first], new]
                end = last
        return "".join((*parts, self._text[end:]))

    def change_group(
        self, group: Placed, model: type[BaseModel] | None, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> None:
        """Have a group of fields say something else."""
        kept = [name for name in group.entries if name in new or name not in old]
        if not kept or not group.is_open:
            self._rewrite(group.start, group, list(write_group(model, new)))
            return
        self._drop(group, kept)
        for name in kept:
            if name in new and new[name] != old.get(name):
                self._change_entry(group, model, name, old.get(name), new[name])
        # Last, so that what is new stands below whatever an entry has got.
        self._add(group, model, kept, new)

    def _drop(self, group: Placed, kept: Sequence[str]) -> None:
        """Take out what is no longer said; comments above it stay where they are."""
        names = list(group.entries)
        start = group.entries[names[0]][0]
        leading = 0 if self._begins_line(start) else names.index(kept[0])
        if leading:  # behind the hyphen of a list's entry, where what is kept moves up
            self._put_above(start, self._comments_between(group, names[: leading + 1]))
            self._change(start, group.entries[kept[0]][0], "")
        for name in names[leading:]:
            if name not in kept:
                start, value = group.entries[name]
                self._change(self._line_start(start), min(self._line_end(value.end) + 1, len(self._text)), "")

    def _comments_between(self, group: Placed, names: Sequence[str]) -> Iterator[str]:
        """Comments on lines of their own between these fields, which follow each other."""
        for name, following in pairwise(names):
            between = self._text[self._line_end(group.entries[name][1].end) : group.entries[following][0]]
            yield from (line.strip() for line in between.split("\n") if line.strip().startswith("#"))

    def _add(self, group: Placed, model: type[BaseModel] | None, kept: Sequence[str], new: Mapping[str, Any]) -> None:
        """Write what was not said before, in the model's order."""
        order = put_in_order(model, dict.fromkeys((*kept, *new)))
        indent = " " * self._column(group.entries[kept[0]][0])
        waiting: dict[str | None, list[str]] = {}
        before: str | None = None
        for name in order:
            if name in kept:
                before = name
            else:
                waiting.setdefault(before, []).extend(write_field(name, new[name], part_named(model, name)))
        for before, lines in waiting.items():
            if before is None:
                at = group.entries[kept[0]][0]
                self._change(at, at, f"{_one_below_other(lines, indent)}\n{indent}")
            else:
                self._put_below(group.entries[before][1].end, lines, indent)

    def _change_entry(self, group: Placed, model: type[BaseModel] | None, name: str, old: Any, new: Any) -> None:
        start, value = group.entries[name]
        part = part_named(model, name)
        if isinstance(new, Mapping) and value.entries and value.is_open:
            self.change_group(value, part, old or {}, new)
        elif isinstance(new, list | tuple) and value.items and value.is_open:
            self._change_list(value, part, old, new)
        elif isinstance(new, str) and not isinstance(old, dict | list):
            self._change_text(value, new, self._column(start))
        else:
            self._rewrite(start, value, list(write_field(name, new, part)))

    def _change_text(self, placed: Placed, new: str, column: int) -> None:
        old = self._text[placed.start : placed.end]
        head = BLOCK_HEAD.match(old)
        comment = f"  {head[1]}" if head and head[1] else ""
        if fits_block(new):
            indent = " " * (column + 2)
            lines = [f"{indent}{line}" if line.strip() else "" for line in new.strip().split("\n")]
            if head:
                self._change(placed.start, placed.end, "\n".join((f"|{comment}", *lines)))
                return
            self._change(placed.start, placed.end, "|" if old else " |")
            self._put_below(placed.end, lines, "")
            return
        self._change(placed.start, placed.end, ("" if old else " ") + _in_manner_of(old, new) + comment)

    def _change_list(
        self, listed: Placed, part: type[BaseModel] | None, old: Sequence[Any], new: Sequence[Any]
    ) -> None:
        """Have a list say something else: entries that are the same stay, others are changed, taken out or put in."""
        hyphens = [self._hyphen(item) for item in listed.items]
        pairs = SequenceMatcher(a=[to_json(one) for one in old], b=[to_json(one) for one in new], autojunk=False)
        for sort, first, last, new_first, new_last in pairs.get_opcodes():
            if sort == "equal":
                continue
            both = min(last - first, new_last - new_first)
            for step in range(both):
                self._change_item(listed.items[first + step], part, old[first + step], new[new_first + step])
            for item, hyphen in list(zip(listed.items, hyphens, strict=True))[first + both : last]:
                self._change(self._line_start(hyphen), min(self._line_end(item.end) + 1, len(self._text)), "")
            lines = [line for one in new[new_first + both : new_last] for line in _as_item(one, part)]
            if lines:
                self._put_items(listed, hyphens, first + both, lines)

    def _put_items(self, listed: Placed, hyphens: Sequence[int], index: int, lines: Sequence[str]) -> None:
        if index:
            self._put_below(listed.items[index - 1].end, lines, " " * self._column(hyphens[0]))
        else:
            self._put_above(hyphens[0], lines)

    def _change_item(self, item: Placed, part: type[BaseModel] | None, old: Any, new: Any) -> None:
        if isinstance(new, Mapping) and item.entries and item.is_open:
            self.change_group(item, part, old, new)
        elif isinstance(new, str) and not isinstance(old, dict | list):
            self._change_text(item, new, self._column(item.start) - 2)
        else:
            self._rewrite(item.start, item, list(write_item(new, part)))

    def _hyphen(self, item: Placed) -> int:
        """The hyphen of an entry; raises NotKept where something stands between the two."""
        at = self._text.rfind("-", 0, item.start)
        if self._text[at + 1 : item.start].strip() or not self._begins_line(at):
            raise NotKept
        return at

    def _rewrite(self, start: int, placed: Placed, lines: Sequence[str]) -> None:
        """Write what begins here anew; comments within it move above it, that behind it stays on its first line."""
        end, lines = placed.end, list(lines or [""])
        behind = self._text[end : self._line_end(end)]
        if len(lines) > 1 and behind.strip().startswith("#"):
            lines[0], end = f"{lines[0]}  {behind.strip()}", end + len(behind)
        self._put_above(start, comments_in(self._text, start, placed))
        self._change(start, end, _one_below_other(lines, " " * self._column(start)))

    def _put_above(self, start: int, lines: Iterable[str]) -> None:
        at = self._line_start(start)
        indent = " " * (self._column(start) - len(self._text[at:start].lstrip(" ")))
        self._change(at, at, "".join(f"{indent}{line}\n" if line else "\n" for line in lines))

    def _put_below(self, end: int, lines: Sequence[str], indent: str) -> None:
        at = self._line_end(end)
        self._change(at, at, "".join(f"\n{indent}{line}" if line else "\n" for line in lines))

    def _change(self, first: int, last: int, new: str) -> None:
        self._changes.append((first, last, new))

    def _line_start(self, index: int) -> int:
        return self._text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end

    def _column(self, index: int) -> int:
        return index - self._line_start(index)

    def _begins_line(self, index: int) -> bool:
        return not self._text[self._line_start(index) : index].strip()


def _one_below_other(lines: Sequence[str], indent: str) -> str:
    return "\n".join((*lines[:1], *(f"{indent}{line}" if line else "" for line in lines[1:])))


def _as_item(value: Any, part: type[BaseModel] | None) -> Iterator[str]:
    for number, line in enumerate(write_item(value, part)):
        yield f"{'  ' if number else '- '}{line}" if line else ""


def _in_manner_of(old: str, new: str) -> str:
    """The text in the quotes of the one whose place it takes, where it can be."""
    if old.startswith("'") and "\n" not in new:
        return "'" + new.replace("'", "''") + "'"
    if old.startswith('"') and not re.search(r'["\\\n\r\x00-\x1f\x7f-\x9f\u2028\u2029]', new):
        return f'"{new}"'
    return write_inline(new)
