"""A manual that cannot lie: every setting and command is in it, every folder, field list and code explains itself."""

import re

import pytest
from fields import all_parts
from workspace import PROJECT

from generator.__main__ import main
from generator.codes import CODES
from generator.manual.fields import own_tables
from generator.manual.plain_text import describe_records
from generator.options import Options
from generator.records import KINDS
from generator.report import explain


def manual(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


@pytest.mark.parametrize("setting", Options.model_fields)
def test_every_setting_is_in_the_architecture(setting: str):
    assert re.search(rf"`{setting}`", manual("ARCHITECTURE.md"))


@pytest.mark.parametrize("setting", Options.model_fields)
def test_every_setting_is_named_where_one_is_wrong(setting: str):
    assert re.search(rf"\b{setting}\b", CODES["S902"].hint.zh)
    assert re.search(rf"\b{setting}\b", CODES["S902"].hint.en)


@pytest.mark.parametrize("setting", Options.model_fields)
def test_every_setting_says_what_it_is(setting: str):
    assert Options.model_fields[setting].description


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_the_readme(command: str):
    assert f"guangrong {command}" in manual("README.md")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_kind_is_in_the_editors_manual(kind):
    assert f"`{kind.folder}/" in manual("content/README.md")
    assert kind.zh in manual("content/README.md")


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_explains_itself(code: str, language):
    told = explain(code, language)
    assert told
    assert "{" not in told
    for text in (CODES[code].message, CODES[code].why, CODES[code].hint):
        for piece in re.split(r"\{\w+\}", text.in_(language)):
            assert piece in told


def test_every_part_says_what_it_is():
    for kind in KINDS:
        for part in all_parts(kind.model):
            assert part.__doc__, part.__name__


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_that_the_manual_names_are_there(name: str):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", manual(name))
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_the_list_of_fields_is_that_of_the_models():
    assert manual("docs/records.zh-CN.md") == describe_records(), "run `make manual`"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_field_and_choice_is_in_the_list(kind):
    text = manual("docs/records.zh-CN.md")
    section = text.partition(f"## {kind.zh} `content/{kind.folder}/`\n")[2].partition("\n## ")[0]
    for row in (row for table in own_tables(kind) for row in table.rows):
        assert f"| `{row.name}`{' *' * row.is_required} | {row.title} | " in section
        assert all(f"`{choice}`" in section for choice, _ in row.choices)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_in_the_list(code: str):
    assert f"| {code} | {CODES[code].why.zh} |" in manual("docs/records.zh-CN.md")
