"""An editor's own settings, as far as they are plain JSON: read, completed, and written as they were laid out."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_INDENT = re.compile(r"\n([ \t]+)\S")
Settings = dict[str, Any]


class NotPlain(ValueError):
    """The text has comments, repeats or slips: written anew it would lose something."""


def read_settings_text(text: str) -> Settings:
    """The settings that a text holds; an empty one holds none. Raises NotPlain."""
    if not text.strip():
        return {}
    try:
        settings = json.loads(text, object_pairs_hook=_refuse_repeats, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise NotPlain(str(error)) from None
    if not isinstance(settings, dict):
        raise NotPlain("no group of settings")
    return settings


def _refuse_repeats(pairs: list[tuple[str, Any]]) -> Settings:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def complete(settings: Mapping[str, Any], wanted: Mapping[str, Any]) -> Settings:
    """The settings with what is wanted and not there yet: groups and lists grow, other values stay as they are."""
    found = dict(settings)
    for name, value in wanted.items():
        found[name] = _join(found[name], value) if name in found else value
    return found


def _join(there: Any, value: Any) -> Any:
    if isinstance(value, Mapping):
        return complete(there, value) if isinstance(there, Mapping) else there
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not isinstance(there, list | str):
            return there
        listed = [there] if isinstance(there, str) else there
        missing = [one for one in value if one not in listed]
        return [*listed, *missing] if missing else there
    return there


def write_settings_text(settings: Mapping[str, Any], like: str) -> str:
    """The settings as JSON, indented as an earlier text was. Raises NotPlain."""
    found = _INDENT.search(like)
    newline = "\r\n" if "\r\n" in like else "\n"
    text = json.dumps(settings, ensure_ascii=False, indent=found[1] if found else 2) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError as error:  # half a character, written as an escape
        raise NotPlain(str(error)) from None
    return text.replace("\n", newline)
