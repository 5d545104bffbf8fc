"""A kind of record as JSON Schema for editors of YAML (yaml-language-server, which VS Code's extension is made of).

Draft 7: the server's own dialect, and the newest that VS Code's reader of schemas knows whole; tried with 2020-12, the
proposals are the same. Keywords outside the standard (errorMessage, defaultSnippets, …) are those of that server.
"""

from collections.abc import Sequence

from pydantic import BaseModel

from generator.authoring.assertions import Schema, assertion
from generator.authoring.known import Known, of_kind
from generator.authoring.snippets import choice_snippets, entry_snippets, id_snippets, record_snippet
from generator.authoring.values import Value, values_of
from generator.authoring.words import MARKDOWN, PLAIN, allowed, how_to_write, missing, sentences
from generator.records import Kind

DIALECT = "http://json-schema.org/draft-07/schema#"
_LIST = "写成列表：换行，每行一个“- ”，至少一行"
_SEVERAL_LINES = {"label": "| 多行正文", "description": "换行，每行缩进两格；空一行分段", "body": "|\n  $1"}
_ID = {"title": "编号", "description": "就是文件名（不含 .yml），一般不写", "doNotSuggest": True}


def record_schema(kind: Kind, known: Sequence[Known]) -> Schema:
    """The schema of one kind; the ids of known records are proposed, and no other is refused."""
    values = list(values_of(kind.model))
    schema = _entry(kind.model, values, known)
    for value in values:
        if value.sort == "markdown":
            schema["properties"][value.name]["defaultSnippets"] = [_SEVERAL_LINES]
    schema["properties"]["id"] = _ID
    return {
        "$schema": DIALECT,
        "title": kind.zh,
        "description": f"content/{kind.folder}/ 里一个文件一条",
        "type": "object",
        "defaultSnippets": [record_snippet(kind.zh, values)],
        **schema,
    }


def _entry(model: type[BaseModel], values: Sequence[Value], known: Sequence[Known]) -> Schema:
    """The fields of a record or of a list's entries: each missing one is told by itself."""
    needed: list[Schema] = [
        {"required": [value.name], "errorMessage": missing([value])} for value in values if value.is_required
    ]
    if one_of := getattr(model, "one_of", ()):
        told = f"{'、'.join(one_of)} 里写一个"
        needed.append({"anyOf": [{"required": [name], "errorMessage": told} for name in one_of]})
    return {
        "properties": {value.name: _field(value, known) for value in values},
        "additionalProperties": False,
        "errorMessage": allowed(values),
        "allOf": needed,
    }


def _group(values: Sequence[Value], known: Sequence[Known]) -> Schema:
    """The fields of a group that stands alone: editors insert it with those that must be written, which they look for
    beside its properties; one object has one message, so what does not belong there is told by another."""
    needed = [value for value in values if value.is_required]
    others: Schema = {"properties": {value.name: True for value in values}, "additionalProperties": False}
    return {
        "properties": {value.name: _field(value, known) for value in values},
        "allOf": [{**others, "errorMessage": allowed(values)}],
        **({"required": [value.name for value in needed], "errorMessage": missing(needed)} if needed else {}),
    }


def _field(value: Value, known: Sequence[Known]) -> Schema:
    told = [f"**{value.title}**{'（必须写）' if value.is_required else ''}", *sentences(value, MARKDOWN)]
    head = {
        "title": value.title,
        "description": "。".join(sentences(value, PLAIN)),
        "markdownDescription": "  \n".join(told),
    }
    if value.is_list:
        return {**head, **_list(value, known)}
    if value.part:
        group = _group(list(values_of(value.part)), known)
        return {**head, **group, **_unless_empty(value, _is_group(value))}
    return {**head, **_default(value), **_scalar(value, known, not value.is_required)}


def _scalar(value: Value, known: Sequence[Known], may_be_empty: bool) -> Schema:
    """What is proposed and what is marked; the one alternative keeps editors from inserting what they would guess."""
    asserted = assertion(value, may_be_empty)
    if value.default and not _is_inserted(value):
        asserted["else"]["default"] = value.default == "true" if value.sort == "truth" else value.default
    return {"anyOf": [{**asserted, **_proposals(value, known)}]}


def _proposals(value: Value, known: Sequence[Known]) -> Schema:
    if value.sort == "reference":
        snippets = id_snippets(of_kind(known, value.kind))
    elif value.sort in ("choice", "truth"):
        snippets = choice_snippets(value)
    else:
        return {}
    return {"defaultSnippets": snippets} if snippets else {}


def _default(value: Value) -> Schema:
    if not _is_inserted(value):
        return {}
    return {"default": int(value.default) if value.sort == "count" else value.default}


def _is_inserted(value: Value) -> bool:
    """Whether an editor should write the default with the field: not where it has a list to choose from."""
    return bool(value.default) and value.sort not in ("choice", "truth")


def _list(value: Value, known: Sequence[Known]) -> Schema:
    items = _entries(value, known) if value.part else _scalar(value, known, may_be_empty=False)
    strict: Schema = {"type": "array", "errorMessage": _LIST}
    if value.is_required:
        strict["contains"] = {}  # at least one entry: unlike minItems, it is told in the words above
    snippets = {"defaultSnippets": entry_snippets(value)} if value.part else {}
    told = {"title": value.title, "description": value.description}
    return {"items": {**told, **items}, **_unless_empty(value, strict), **snippets}


def _entries(value: Value, known: Sequence[Known]) -> Schema:
    assert value.part
    entry = _entry(value.part, list(values_of(value.part)), known)
    return {**entry, "allOf": [_is_group(value), *entry["allOf"]]}


def _is_group(value: Value) -> Schema:
    return {"type": "object", "errorMessage": how_to_write(value)}


def _unless_empty(value: Value, strict: Schema) -> Schema:
    """An empty field counts as not written."""
    return strict if value.is_required else {"if": {"type": "null"}, "else": strict}
