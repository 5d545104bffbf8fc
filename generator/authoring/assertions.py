"""What an editor of YAML may find in a field, as JSON Schema: it reads numbers and truths where we read texts.

An editor of YAML 1.2 takes `2018` for a number and `true` for a truth before it looks at a schema; whatever we take, it
must not mark. The pattern of a text counts characters as we do, not the halves in which JavaScript counts rare ones.
"""

from typing import Any

from generator.authoring.values import Value
from generator.authoring.words import how_to_write

Schema = dict[str, Any]

_NUMBER = r"(0|[1-9][0-9]{0,14})"
_MOMENT = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01]?[0-9]|2[0-3]):[0-5][0-9]"
_PATTERNS = {
    "date": rf"(unknown|{_MOMENT}(/{_MOMENT})?)",
    "day": _DAY,
    "days": rf"{_DAY}(/{_DAY})?",
    "hours": rf"{_TIME}([—–-]{{1,2}}{_TIME})?",
    "url": r"https?://[^\s<>\"']+",
    "media": r"[^/\\:]([^\\:]*[^\\:/])?",
    "reference": r"[a-z0-9]+(-[a-z0-9]+)*",
    "number": rf"{_NUMBER}(\.[0-9]{{1,4}})?",
    "count": rf"-?{_NUMBER}",
    "truth": "(true|false|是|否|yes|no|on|off)",
    "markdown": r"\S([\s\S]*\S)?",
}
# What an editor takes for something else than a text; a null is an empty field, which counts as not written.
_TAKEN_FOR_TEXTS = {"line": ["boolean"], "prose": ["boolean"], "markdown": ["boolean"], "reference": ["boolean"]}
_NUMBERS_TOO = frozenset(("line", "prose", "markdown", "reference", "number"))


def assertion(value: Value, may_be_empty: bool) -> Schema:
    """What a value that is no group of fields must be; an empty one passes where the field need not be written.

    The condition stands under `if` and `else`, where editors look for mistakes and not for what to propose.
    """
    passed = [*_TAKEN_FOR_TEXTS.get(value.sort, []), *(["null"] if may_be_empty else [])]
    return {
        "if": {"type": passed} if passed else False,
        "else": {**_strict(value), "errorMessage": how_to_write(value)},
    }


def _strict(value: Value) -> Schema:
    if value.sort == "choice":
        words = list(value.choices.values())
        return {"enum": list(value.choices), "enumDescriptions": words, "markdownEnumDescriptions": words}
    if value.sort == "truth":
        return {"type": ["boolean", "string"], "pattern": _whole("truth")}
    if value.sort == "count":
        limits = {"minimum": value.least, "maximum": value.most}
        return {
            "type": ["integer", "string"],
            "pattern": _whole("count"),
            **{name: limit for name, limit in limits.items() if limit is not None},
        }
    if value.sort == "date":
        # A year alone is a number to an editor, and the text of one has four digits.
        return {"type": ["string", "integer"], "pattern": _whole("date"), "minimum": 1000, "maximum": 9999}
    types = ["string", "number"] if value.sort in _NUMBERS_TOO else ["string"]
    return {"type": types, "pattern": _text_pattern(value)}


def _text_pattern(value: Value) -> str:
    if value.sort in ("url", "media"):
        return rf"^\s*(?=.{{1,{value.longest}}}\s*$){_PATTERNS[value.sort]}\s*$"
    if value.sort not in ("line", "prose"):
        return _whole(value.sort)
    if value.shortest == value.longest:
        return rf"^\s*\S[^\n]{{{value.longest - 2}}}\S\s*$"
    inner = r"[^\n]" if value.sort == "line" else r"[\s\S]"
    return rf"^\s*\S({inner}{{0,{value.longest - 2}}}\S)?\s*$"


def _whole(sort: str) -> str:
    """The pattern of a whole text; spaces around it are taken away before we look at it."""
    return rf"^\s*{_PATTERNS[sort]}\s*$"
