"""A new record as YAML text in the one canonical form; what it says is what `yaml_source` reads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel

from generator.records import Record
from generator.records.structure import part_of
from generator.yaml_source import read_yaml

# Begins with an ideograph, a Latin letter or a digit and holds nothing that YAML knows: needs no closer look.
_PLAIN = re.compile(r"[\u3400-\u9fffA-Za-z0-9][\u3400-\u9fffA-Za-z0-9（），。、“”《》·—-]*")
_WORDS = frozenset(("null", "Null", "NULL"))
_UNSEEN_BREAKS = re.compile("[\r\x85\u2028\u2029]")


def write_record(model: type[Record], values: Mapping[str, Any]) -> str:
    """The text of a new record; values as an author writes them: text, numbers, truths, lists and groups of them."""
    return "".join(f"{line}\n" for line in write_group(model, values))


def write_group(model: type[BaseModel] | None, values: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a group of fields, in the model's order."""
    for name in put_in_order(model, values):
        yield from write_field(name, values[name], part_named(model, name))


def put_in_order(model: type[BaseModel] | None, names: Iterable[str]) -> list[str]:
    """Names of fields in the model's order, those that every record has behind them, unknown ones at the end."""
    there = list(names)
    known = list(model.model_fields) if model else []
    if model and issubclass(model, Record):
        known = [*(name for name in known if name not in Record.model_fields), *Record.model_fields]
    return [*(name for name in known if name in there), *(name for name in there if name not in known)]


@cache
def part_named(model: type[BaseModel] | None, name: str) -> type[BaseModel] | None:
    """The model of a field's value or of its list's entries; None where that is no group or nothing is known."""
    field = model.model_fields.get(name) if model else None
    return part_of(field) if field else None


def write_field(name: str, value: Any, part: type[BaseModel] | None) -> Iterator[str]:
    """The lines of one field."""
    if isinstance(value, Mapping) and value:
        yield f"{name}:"
        yield from _indent(write_group(part, value), "  ")
    elif isinstance(value, list | tuple) and value:
        yield f"{name}:"
        for item in value:
            yield from _indent(write_item(item, part), "  - ", "    ")
    else:
        yield from _scalar(f"{name}: ", value)


def write_item(item: Any, part: type[BaseModel] | None) -> Iterator[str]:
    """The lines of one entry of a list, without its hyphen."""
    if isinstance(item, Mapping) and item:
        return write_group(part, item)
    return _scalar("", item)


def _indent(lines: Iterator[str], first: str, rest: str = "") -> Iterator[str]:
    for line in lines:
        yield f"{first}{line}" if line else ""
        first = rest or first


def _scalar(head: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and fits_block(value):
        yield f"{head}|"
        yield from (f"  {line}" if line.strip() else "" for line in value.strip().split("\n"))
        return
    yield head + write_inline(value)


def fits_block(text: str) -> bool:
    """Whether a text has several lines and can be written as they are, below a `|`."""
    return "\n" in text.strip() and not _UNSEEN_BREAKS.search(text) and _says(f"x: |\n  {_indented(text)}\n", None)


def _indented(text: str) -> str:
    return text.strip().replace("\n", "\n  ")


def write_inline(value: Any) -> str:
    """A value on the line of its field."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return "" if value is None else str(value)
    if isinstance(value, Mapping | list | tuple):
        return "{}" if isinstance(value, Mapping) else "[]"
    return _quote(value)


@lru_cache(maxsize=1 << 14)
def _quote(text: str) -> str:
    """The text itself where a reader takes it for what it is, else in quotes."""
    if text not in _WORDS and (_PLAIN.fullmatch(text) or _is_read_alike(text, text)):
        return text
    single = "'" + text.replace("'", "''") + "'"
    return single if "\n" not in text and _is_read_alike(single, text) else _double(text)


def _is_read_alike(written: str, text: str) -> bool:
    return "\n" not in written and _says(f"x: {written}\n", text) and _says(f"x:\n  - {written}\n", [text])


def _says(written: str, meant: Any) -> bool:
    reading = read_yaml(written, "")
    return not reading.problems and (meant is None or reading.values == {"x": meant})


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_UNSEEN_BREAKS.sub(_escape, escaped)}"'


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
