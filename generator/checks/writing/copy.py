"""What is looked at of a record: the words that editors wrote, without what they quote, link to or set as code."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from generator.problems import FieldPath, Place, Problem
from generator.records import Record
from generator.records.structure import part_at

HAN = "\u3400-\u9fff"
# Words of others, names that other rules look at, and what is no prose.
_NOT_COPY = frozenset(
    (
        *("id", "source", "doubts", "notices", "motto", "name", "aliases", "unit_then", "post_then", "unit_name"),
        *("reading", "credit", "url", "document", "file", "phone", "address", "video", "edition"),
    )
)
_QUOTED = re.compile(r"^[ \t]*>.*(?:\n(?![ \t]*\n).*)*|^(```|~~~)[\s\S]*?^\1|`[^`\n]*`", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\n]*\)|\[\^[^\]\n]*\]:?|\{[:#.][^{}\n]*\}|<[^<>\n]*>|https?://[!-~]+")
# Keeps apart what stood around code and addresses.
_STAND_IN = "\ufffc"
_MARKED = re.compile(r"[`>~<\[{]|://")


class Passage(NamedTuple):
    """One field's copy."""

    field: FieldPath
    text: str
    is_markdown: bool


class Copy(NamedTuple):
    """A record's copy."""

    record: Record
    path: str
    passages: tuple[Passage, ...]
    # All passages, to see at once what stands in none.
    whole: str

    def problem(self, code: str, field: FieldPath, found: str, **values: Any) -> Problem:
        """A problem at a field; `found` are the words that are wrong, as they stand there."""
        return Problem(code, Place(self.path), {"found": found.replace(_STAND_IN, "…"), **values}, field)


def copy_of(record: Record, texts: Sequence[tuple[FieldPath, str]], path: str) -> Copy:
    """What of a record's texts is copy, field by field."""
    passages = tuple(_passages(record, texts))
    return Copy(record, path, passages, "\n\n".join(passage.text for passage in passages))


def _passages(record: Record, texts: Sequence[tuple[FieldPath, str]]) -> Iterator[Passage]:
    for field, text in texts:
        if not text.isascii() and _NOT_COPY.isdisjoint(field):
            is_markdown = _is_markdown(type(record), tuple(step for step in field if isinstance(step, str)))
            yield Passage(field, _bare(text, is_markdown) if _MARKED.search(text) else text, is_markdown)


@cache
def _is_markdown(model: type[Record], names: tuple[str, ...]) -> bool:
    field = part_at(model, names).model_fields.get(names[-1])
    return field is not None and "MarkdownText" in repr(field.annotation) + repr(field.metadata)


def _bare(text: str, is_markdown: bool) -> str:
    unquoted = _QUOTED.sub(lambda quoted: _STAND_IN if quoted[0].startswith("`") else "", text) if is_markdown else text
    return _LINK.sub(lambda link: _STAND_IN if link[0].startswith("http") else link[1] or "", unquoted)
