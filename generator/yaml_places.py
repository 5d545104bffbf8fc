"""Where everything stands in a text of YAML: each key, value and list entry by its first and last character.

Only for texts that `read_yaml` takes. Indexes count characters of the text from 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml


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


def find_places(text: str) -> Placed:
    """The group of fields that a text is, and all that stands in it."""
    events = iter(yaml.parse(text, yaml.CSafeLoader))
    first = next(event for event in events if isinstance(event, yaml.NodeEvent))
    return _take(first, events, text)


def _take(event: Any, events: Iterator[Any], text: str) -> Placed:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.MappingStartEvent):
        return _take_group(Placed(start, end, not event.flow_style), events, text)
    if isinstance(event, yaml.SequenceStartEvent):
        return _take_list(Placed(start, end, not event.flow_style), events, text)
    # What is written below a mark like | would end with the empty lines behind it.
    is_below = getattr(event, "style", None) in ("|", ">")
    return Placed(start, start + len(text[start:end].rstrip()) if is_below else end)


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
