"""Pieces that several kinds of records are told with."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator import dates
from generator.pages.page import Data
from generator.printing.titles import lines_of, word_lines
from generator.printing.upright import cells, columns, is_upright

_BEFORE = {"about": "约"}
_AFTER = {"at-least": "余"}
_MOST_COLUMNS = 2


def upright(text: str | None) -> dict[str, Any]:
    """A text and the ways to set it from top to bottom, and on lines."""
    words = text or ""
    ways = columns(words)
    lines = [["".join(cell["text"] for cell in column) for column in way] for way in ways]
    stands = is_upright(words)
    return {"text": words, "columns": ways, "lines": lines if stands else word_lines(words), "upright": stands}


def title(text: str) -> dict[str, Any]:
    """A title: the ways to part it into lines, and the same from top to bottom, in two columns at the most."""
    lines = lines_of(text)
    ways = [[cells(line) for line in way] for way in lines if len(way) <= _MOST_COLUMNS]
    return {"text": text, "lines": lines, "columns": ways, "upright": is_upright(text)}


def figures(shown: Iterable[Data]) -> list[dict[str, Any]]:
    """Numbers with what stands before, behind and below each."""
    return [
        {
            "value": str(one["value"]),
            "before": _BEFORE.get(one["precision"], ""),
            "unit": _AFTER.get(one["precision"], "") + one["unit"],
            "what": one["what"],
            "note": "，".join(filter(None, (_as_of(one), one["note"]))),
        }
        for one in shown
    ]


def photos(shown: Iterable[Data | None]) -> list[dict[str, Any]]:
    """Photos of which there is a file; a caption alone is nothing to hang on a wall."""
    return [
        {
            "photo": card["id"],
            "caption": card["title"],
            "credit": card["credit"] or "",
            "alt": card["alt"] or card["title"],
        }
        for card in shown
        if card and card["picture"]
    ]


def facts(shown: Iterable[Data]) -> list[dict[str, str]]:
    """What is known, as name and text."""
    return [{"name": one["name"], "text": one["text"]} for one in shown]


def sources(page: Data) -> list[str]:
    """Each source on one line: title, publisher, date."""
    parts = (filter(None, (one["title"], one["publisher"], one["date"])) for one in page["sources"])
    return ["，".join(told) for told in parts]


def titled(cards: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Other records as title and the line beneath it."""
    return [{"title": one["title"], "text": one.get("date") or one.get("text") or ""} for one in cards]


def _as_of(one: Data) -> str:
    return f"截至{dates.in_chinese(one['as_of'])}" if one["as_of"] else ""
