"""What the form program (Decap CMS) is told: every kind of record with its fields, in Chinese, from the models."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.addresses import address_to
from generator.authoring.assertions import assertion
from generator.authoring.known import label_field
from generator.authoring.values import Value
from generator.authoring.words import explain_choice, how_to_write
from generator.forms.fields import SEEN, SHOWN, fields_of
from generator.forms.hints import hint_below
from generator.records import KINDS, Kind
from generator.settings import Settings

Field = dict[str, Any]

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
        "fields": [*_fields(kind.model, {}, may_be_missing=False), *hidden],
    }


def _fields(model: type[BaseModel], around: Mapping[str, str], may_be_missing: bool) -> list[Field]:
    """The fields of a form; they `may_be_missing` in a group that need not be written at all."""
    values = list(fields_of(model))
    titles = {**around, **{value.name: value.title for value in values}}
    return [_field(value, titles, may_be_missing) for value in values]


def _field(value: Value, beside: Mapping[str, str], may_be_missing: bool) -> Field:
    return {
        "name": value.name,
        "label": value.title,
        "hint": hint_below(value, beside),
        "required": value.is_required and not may_be_missing,
        **_widget(value, beside),
    }


def _widget(value: Value, beside: Mapping[str, str]) -> Field:
    if value.sort == "reference":
        return {"widget": "record", "kind": value.kind, "multiple": value.is_list}
    if value.is_list:
        return _list(value, beside)
    if value.part:
        fields = _fields(value.part, beside, may_be_missing=not value.is_required)
        return {"widget": "object", "collapsed": True, "fields": fields}
    return _single(value)


def _list(value: Value, beside: Mapping[str, str]) -> Field:
    if value.part:
        fields = _fields(value.part, beside, may_be_missing=False)
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
