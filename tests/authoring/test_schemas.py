"""Schemas of records: sound themselves, no stricter than the check where it passes, and awake where a form is wrong."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fields import all_parts, fill
from jsonschema import Draft7Validator
from pydantic import BaseModel
from test_problems import CASES, load_case, write_file
from workspace import PROJECT, SOURCE, Workspace

from generator.authoring import snippets
from generator.authoring.known import known_records
from generator.authoring.schema import record_schema
from generator.authoring.values import Value, values_of
from generator.records import KINDS, KINDS_BY_FOLDER, Kind
from generator.settings import read_settings

RECORDS = sorted(path for folder in ("content", "tests/example/content") for path in (PROJECT / folder).rglob("*.yml"))
PROBLEMS = {case.stem: load_case(case) for case in CASES if case.stem.startswith("F2")}
# What a schema does not say: that an id is not the file's name, that a field is useless beside another, that of two
# only one is written.
BEYOND = {"F212-other-id", "F213-useless"}


class YamlReader(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: `2018` and `1.5` are numbers, `true` is a truth, days and `no` are texts."""


YamlReader.yaml_implicit_resolvers = {}
for pattern, tag, first in (
    (r"^(|~|null|Null|NULL)$", "null", "~nN\0"),
    (r"^(true|True|TRUE|false|False|FALSE)$", "bool", "tTfF"),
    (r"^[-+]?[0-9]+$", "int", "-+0123456789"),
    (r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "float", "-+0123456789."),
):
    YamlReader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), [*first, ""])


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft7Validator]:
    known = known_records(read_settings(PROJECT / "site_config.yml"))
    return {kind.folder: Draft7Validator(record_schema(kind, known)) for kind in KINDS}


def mistakes(validators: dict[str, Draft7Validator], folder: str, text: str) -> list[str]:
    """The sentences that an editor would read."""
    found = validators[folder].iter_errors(yaml.load(text, YamlReader))
    return [str(error.schema.get("errorMessage", error.message)) for error in found if isinstance(error.schema, dict)]


def folder_of(path: Path) -> str:
    return str(path).rpartition("content/")[2].split("/")[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_is_one(kind: Kind):
    Draft7Validator.check_schema(record_schema(kind, []))


def test_what_is_published_passes(validators: dict[str, Draft7Validator]):
    assert len(RECORDS) > 200
    told = {path.name: mistakes(validators, folder_of(path), path.read_text("utf-8")) for path in RECORDS}
    assert {name: wrong for name, wrong in told.items() if wrong} == {}


@pytest.mark.parametrize("name", sorted(set(PROBLEMS) - BEYOND))
def test_a_wrong_form_is_marked(validators: dict[str, Draft7Validator], workspace: Workspace, name: str):
    case = PROBLEMS[name]
    for path, content in case["files"].items():
        write_file(workspace, path, content, case.get("as-is", False))
    files = sorted((workspace.root / "content").rglob("*.yml"))
    found = [mistakes(validators, folder_of(file), file.read_text("utf-8")) for file in files]
    assert any(found) == ("error F2" in case["expect"])


@pytest.mark.parametrize(
    "text",
    [
        "name: 2018",
        "name: true",
        "name: 丁一\nsex:\nborn:\nhonours:\nphotos:\nunit: ~\ndeeds:",
        "name: 丁一\nborn: 1950\ndied: 2018-06-12",
        "name: 丁一\nborn: unknown",
        "name: 丁一\ndeceased: 是",
        'name: 丁一\ndeceased: "true"',
        "name: 丁一\nunit: 2018",
        'name: 丁一\nhonours:\n  - title: 劳模\n    year: "2018"',
        "name: 丁一\nhonours:\n  - title: 劳模\n    year:",
        "name: |\n  丁一",
        f"name: 丁一\npost: {'䶮' * 150}{'𬭊' * 150}",
        "id: a\nname: 丁一",
        "name: 丁一\nunit: not-there-yet",
    ],
)
def test_what_the_check_takes_is_not_marked(validators: dict[str, Draft7Validator], workspace: Workspace, text: str):
    workspace.record("people/a", text)
    workspace.record("units/not-there-yet", "name: 单位\ntype: team")
    workspace.record("units/2018", "name: 单位\ntype: team")
    assert " F2" not in workspace.problems()
    assert mistakes(validators, "people", text + "\n" + SOURCE) == []


def test_every_field_says_what_it_is_and_what_is_written_there():
    for kind in KINDS:
        for part in all_parts(kind.model):
            for name, field in part.model_fields.items():
                assert field.title and field.description, f"{part.__name__}.{name}"


def test_a_missing_field_is_told_by_its_title(validators: dict[str, Draft7Validator]):
    assert mistakes(validators, "people", "post: 班长") == ["缺少 name（姓名）", "缺少 source（出处）"]


def fields_with_schemas(schema: dict[str, Any], model: type[BaseModel]) -> Iterator[tuple[Value, dict[str, Any]]]:
    """Every field of a model and of its parts, with what the schema says of it."""
    for value in values_of(model):
        field = schema["properties"][value.name]
        yield value, field
        if value.part:
            yield from fields_with_schemas(field["items"] if value.is_list else field, value.part)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_examples_pass_themselves(kind: Kind):
    for value, field in fields_with_schemas(record_schema(kind, []), kind.model):
        for example in value.examples:
            typed = yaml.load(f"- {example}" if value.is_list else example, YamlReader)
            assert list(Draft7Validator(field).iter_errors(typed)) == [], f"{value.name}: {example}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_an_editor_inserts_with_a_field_may_be_written_there(kind: Kind):
    for value, field in fields_with_schemas(record_schema(kind, []), kind.model):
        assert "examples" not in json.dumps(field), "an editor would propose an example as if it were a fact"
        if "default" in field:
            assert list(Draft7Validator(field).iter_errors(field["default"])) == [], value.name


def test_ids_are_proposed_and_new_ones_are_not_refused(workspace: Workspace):
    workspace.person("ding-yi", "丁一", "unit_name: 某厂")
    workspace.file("content/people/broken.yml", "name: 王二\n  : :\n")
    known = known_records(read_settings(workspace.config))
    schema = record_schema(KINDS_BY_FOLDER["rolls"], known)
    [person] = schema["properties"]["recipients"]["items"]["properties"]["person"]["anyOf"]
    assert person["defaultSnippets"] == [
        {"label": "broken", "description": "broken", "body": "broken"},
        {"label": "ding-yi 丁一", "description": "丁一（某厂）", "body": "ding-yi"},
    ]
    assert "enum" not in json.dumps(person)


def test_of_too_many_records_the_newest_are_proposed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(snippets, "MOST_IDS", 2)
    for age, id in enumerate(("a", "c", "b")):
        os.utime(workspace.person(id), (1_000 - age, 1_000 - age))
    schema = record_schema(KINDS_BY_FOLDER["people"], known_records(read_settings(workspace.config)))
    [related] = schema["properties"]["related"]["items"]["anyOf"]
    assert [one["body"] for one in related["defaultSnippets"]] == ["a", "c"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_with_everything_that_could_be_written_passes(kind: Kind):
    whole = fill(kind.model, lambda name, is_markdown: "字四个字", "other")
    for part in all_parts(kind.model):
        one_of = getattr(part, "one_of", ())
        assert one_of == () or set(one_of) <= set(part.model_fields)
    assert [error.message for error in Draft7Validator(record_schema(kind, [])).iter_errors(whole)] == []
