"""What the form program is told: every kind and every field that an author writes, in Chinese."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel
from workspace import Workspace

from generator.forms.config import forms_config
from generator.forms.fields import NOT_IN_FORMS
from generator.records import KINDS, Kind
from generator.records.base import Record
from generator.records.structure import part_of
from generator.settings import read_settings

WIDGETS = {"line", "text", "select", "boolean", "record", "picture", "rows", "list", "object", "hidden"}


@pytest.fixture
def config(workspace: Workspace) -> dict[str, Any]:
    workspace.file("content/people/a.yml", "name: 甲\n")
    return forms_config(read_settings(workspace.config), "/api")


def fields_in(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from fields_in(field.get("fields", []))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_place(config: dict[str, Any], kind: Kind):
    [collection] = [one for one in config["collections"] if one["name"] == kind.name]
    assert (collection["label"], collection["folder"]) == (kind.zh, f"content/{kind.folder}")
    _compare(kind.model, [field for field in collection["fields"] if field["widget"] != "hidden"])


def _compare(model: type[BaseModel], told: list[dict[str, Any]]) -> None:
    names = [
        name for name in model.model_fields if name not in NOT_IN_FORMS and (name != "id" or not _is_record(model))
    ]
    assert sorted(field["name"] for field in told) == sorted(names)
    for field in told:
        assert field["label"] == model.model_fields[field["name"]].title
        if part := part_of(model.model_fields[field["name"]]):
            _compare(part, field["fields"])


def _is_record(model: type[BaseModel]) -> bool:
    return issubclass(model, Record)


def test_only_fields_that_the_page_knows(config: dict[str, Any]):
    used = {field["widget"] for one in config["collections"] for field in fields_in(one["fields"])}
    assert used <= WIDGETS
    assert used >= {"line", "text", "select", "boolean", "record", "picture", "rows", "list", "object"}


def test_what_must_be_written_is_asked_for(config: dict[str, Any]):
    [person] = [one for one in config["collections"] if one["name"] == "person"]
    assert {field["name"] for field in person["fields"] if field["required"]} == {"name", "source"}


def test_a_group_that_need_not_be_there_asks_for_nothing(config: dict[str, Any]):
    [event] = [one for one in config["collections"] if one["name"] == "event"]
    [digest] = [field for field in event["fields"] if field["name"] == "digest"]
    assert [field["required"] for field in digest["fields"]] == [False, False]


def test_words_below_a_field_speak_of_the_form(config: dict[str, Any]):
    [person] = [one for one in config["collections"] if one["name"] == "person"]
    hints = {field["name"]: field.get("hint") for field in person["fields"]}
    assert hints["deceased"] == "逝世日期不详时打开"
    assert hints["unit"] == ""
    assert hints["consent"] == "“不公开”：不公开本人，名单只计数。不选就是公开"
