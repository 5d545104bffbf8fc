"""What the form program (Decap CMS) is told: every kind of record with its fields, in Chinese, from the models."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.addresses import address_to
from generator.authoring.assertions import assertion
from generator.authoring.known import label_field
from generator.authoring.values import Value, values_of
from generator.authoring.words import PLAIN, explain_choice, how_to_write, sentences
from generator.records import KINDS, Kind
from generator.settings import Settings

Field = dict[str, Any]

# Signatures and removals are written by commands, which know what else they mean.
NOT_IN_FORMS = frozenset(("review", "removal"))
# What a form carries besides the fields: the file's state that it was opened with, and how lists call the record.
SEEN, SHOWN = "form_seen", "form_shown"
_AREAS = frozenset(("prose", "markdown"))
_FORMED = frozenset(("date", "day", "days", "hours", "url", "number", "count"))
_TELLING = frozenset(("line", "reference", "date", "day", "days", "choice"))


def forms_config(settings: Settings, api: str) -> dict[str, Any]:
    """The program's configuration; `api` is the address to which it speaks."""
    return {
        "backend": {"name": "proxy", "proxy_url": api, "branch": "main"},
        "locale": "zh_Hans",
        "media_folder": f"{settings.options.content}/media",
        "public_folder": "",
        # Pictures are put in by a field of our own: the program's library would load every file whole.
        "media_library": {"name": "none"},
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(kind, settings.options.content) for kind in KINDS],
    }


def fields_of(model: type[BaseModel]) -> Iterator[Value]:
    """The fields of a record or a group that stand in its form."""
    return (value for value in values_of(model) if value.name not in NOT_IN_FORMS)


def _collection(kind: Kind, content: str) -> dict[str, Any]:
    hidden = [{"name": name, "label": name, "widget": "hidden", "required": False} for name in ("id", SEEN, SHOWN)]
    by_year = {"view_groups": [{"label": "年份", "field": "date", "pattern": r"\d{4}"}], "sortable_fields": ["date"]}
    return {
        "name": kind.name,
        "label": kind.zh,
        "label_singular": kind.zh,
        "folder": f"{content}/{kind.folder}",
        "extension": "yml",
        "format": "json",
        "create": True,
        "delete": False,
        "identifier_field": label_field(kind) or "id",
        "slug": "{{fields.id}}",
        "summary": f"{{{{{SHOWN}}}}}",
        **({"preview_path": address_to(kind.name, "{{slug}}")} if address_to(kind.name, "") else {}),
        **(by_year if "date" in kind.model.model_fields else {"sortable_fields": []}),
        "fields": [*(_field(value, may_be_missing=False) for value in fields_of(kind.model)), *hidden],
    }


def _field(value: Value, may_be_missing: bool) -> Field:
    """One field; `may_be_missing` within a group that need not be written at all."""
    return {
        "name": value.name,
        "label": value.title,
        "hint": _hint(value),
        "required": value.is_required and not may_be_missing,
        **_widget(value),
    }


def _hint(value: Value) -> str:
    """What is told below a field, less what the form shows anyway: switches, lists to choose from, ids."""
    if value.sort in ("choice", "truth"):
        told = value.description.replace("写 true", "打开")
        default = value.choices.get(value.default, "")
        return "。".join(filter(None, (told, f"不选就是{default}" if default else "")))
    if value.sort == "markdown":
        return f"{value.description}：空一行分段，**粗体**，行首 - 是列表"
    if value.sort == "reference" and value.description.endswith("的编号"):
        return ""
    return "。".join(sentences(value, PLAIN))


def _widget(value: Value) -> Field:
    if value.sort == "reference":
        return {"widget": "record", "kind": value.kind, "multiple": value.is_list}
    if value.is_list:
        return _list(value)
    if value.part:
        fields = [_field(one, may_be_missing=not value.is_required) for one in fields_of(value.part)]
        return {"widget": "object", "collapsed": True, "fields": fields}
    return _single(value)


def _list(value: Value) -> Field:
    if value.part:
        fields = [_field(one, may_be_missing=False) for one in fields_of(value.part)]
        return {"widget": "rows", "shown": _shown(value.part), "fields": fields}
    one = {"name": "text", "label": value.title, "required": True, **_single(value)}
    return {"widget": "list", "label_singular": value.title, "add_to_top": False, "field": one}


def _shown(part: type[BaseModel]) -> list[str]:
    """By which fields an entry of a list is told from the others: what it names, then what else is written first."""
    names = [one.name for one in fields_of(part) if one.sort in _TELLING and not one.is_list]
    return sorted(names, key=lambda name: name not in getattr(part, "one_of", ()))


def _single(value: Value) -> Field:
    if value.sort == "choice":
        options = [{"value": choice, "label": explain_choice(choice, word)} for choice, word in value.choices.items()]
        return {"widget": "select", "options": options}
    if value.sort == "truth":
        return {"widget": "boolean"}
    if value.sort == "media":
        return {"widget": "picture"}
    if value.sort in _FORMED:
        pattern = [assertion(value, may_be_empty=True)["else"]["pattern"], how_to_write(value)]
        return {"widget": "line", "pattern": pattern, "is_number": value.sort == "count"}
    return {"widget": "text" if value.sort in _AREAS else "line"}
