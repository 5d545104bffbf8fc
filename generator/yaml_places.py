"""Where everything stands in a text of YAML: each key, value and list entry by its first and last character.

Only for texts that `read_yaml` takes. Indexes count characters of the text from 0.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\n]*)?")
_COMMENT = re.compile(r"(?<![^\s,\[{])#[^\n]*")
# Not rstrip: an ideographic space is a character of the text.
_EMPTY_LINES = re.compile("(?:[\n\r\x85\u2028\u2029][ \t]*)+\\Z")


@dataclass(slots=True)
class Placed:
    """A value as it stands: `text[start:end]`, without what only follows it.

    A group has `entries` by key, each with the index of its key; a list has `items`. `is_open` is true of both where
    they are written line by line, without brackets.
    """

    start: int
    end: int
    is_open: bool = False
    entries: dict[str, tuple[int, "Placed"]] = field(default_factory=dict)
    items: list["Placed"] = field(default_factory=list)

    def leaves(self) -> Iterator["Placed"]:
        """What stands in it and holds nothing more, in order; itself where it is no list and no group."""
        inner = [*(value for _, value in self.entries.values()), *self.items]
        for value in inner:
            yield from value.leaves()
        if not inner:
            yield self


def find_places(text: str) -> Placed:
    """The group of fields that a text is, and all that stands in it."""
    events = iter(yaml.parse(text, yaml.CSafeLoader))
    first = next(event for event in events if isinstance(event, yaml.NodeEvent))
    return _take(first, events, text)


def comments_in(text: str, start: int, placed: Placed) -> list[str]:
    """The comments from a start, a key or the value itself, to the end of a value."""
    found = []
    for leaf in placed.leaves():
        head = BLOCK_HEAD.match(text, leaf.start)
        found += [*_COMMENT.findall(text, start, leaf.start), *filter(None, [head and head[1]])]
        start = leaf.end
    return [comment.rstrip() for comment in (*found, *_COMMENT.findall(text, start, placed.end))]


def _take(event: Any, events: Iterator[Any], text: str) -> Placed:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.MappingStartEvent):
        return _take_group(Placed(start, end, not event.flow_style), events, text)
    if isinstance(event, yaml.SequenceStartEvent):
        return _take_list(Placed(start, end, not event.flow_style), events, text)
    # What is written below a mark like | would end with the empty lines behind it.
    is_below = getattr(event, "style", None) in ("|", ">")
    return Placed(start, start + len(_EMPTY_LINES.sub("", text[start:end])) if is_below else end)


def _take_group(group: Placed, events: Iterator[Any], text: str) -> Placed:
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        value = _take(next(events), events, text)
        group.entries[key.value] = (key.start_mark.index, value)
        group.end = value.end
    group.end = group.end if group.is_open else _end_of(key)
    return group


def _take_list(listed: Placed, events: Iterator[Any], text: str) -> Placed:
    while not isinstance(item := next(events), yaml.SequenceEndEvent):
        listed.items.append(_take(item, events, text))
        listed.end = listed.items[-1].end
    listed.end = listed.end if listed.is_open else _end_of(item)
    return listed


def _end_of(event: Any) -> int:
    index: int = event.end_mark.index
    return index
