"""The public interface: valid by its own schemas, documented field by field, silent about what is not for everybody."""

import importlib.util
import json
from typing import Any

import jsonschema
import pytest
from everything import everything
from fields import all_parts
from workspace import CONFIG, PROJECT, Built, Workspace

from generator.pages import api
from generator.public import SHAPES
from generator.records import KINDS_BY_NAME

PARTS = [part for shape in SHAPES.values() for part in all_parts(shape)]
FOLDERS = [KINDS_BY_NAME[kind].folder for kind in SHAPES]


def read(site: Built, name: str) -> Any:
    return json.loads((site.folder / "api/v1" / name).read_bytes())


@pytest.mark.parametrize("url", ["", "site_url: https://example.org/x\n"])
def test_every_file_is_valid_by_its_schema(workspace: Workspace, url: str):
    for path, content in everything("</script> & <b>").items():
        workspace.file(path, content)
    workspace.config.write_text(CONFIG + url, "utf-8")
    site = workspace.build()
    for folder in FOLDERS:
        schema, told = read(site, f"schema/{folder}.json"), read(site, f"{folder}.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(told)
        assert len(told["items"]) == told["total"] == 2
        assert all(site.has(f"{item['address']}index.html") for item in told["items"])
        assert all(
            item["url"] == (f"https://example.org/x/{item['address']}" if url else None) for item in told["items"]
        )


def test_a_schema_refuses_what_is_wrong(workspace: Workspace):
    workspace.person("a")
    site = workspace.build()
    told = read(site, "people.json")
    del told["items"][0]["title"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, read(site, "schema/people.json"))


def test_the_index_names_every_file(workspace: Workspace):
    workspace.person("a")
    site = workspace.build()
    index = read(site, "index.json")
    assert [one["kind"] for one in index["kinds"]] == list(SHAPES)
    assert {one["kind"]: one["total"] for one in index["kinds"]}["person"] == 1
    assert all(site.has(f"api/v1/{one['first']}") and site.has(f"api/v1/{one['schema']}") for one in index["kinds"])


def test_many_records_are_parted_and_nothing_is_lost(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api, "_ON_A_PAGE", 2)
    for number in range(5):
        workspace.person(f"p{number}")
    site, name, ids = workspace.build(), "people.json", []
    while name:
        told = read(site, name)
        jsonschema.validate(told, read(site, "schema/people.json"))
        ids += [item["id"] for item in told["items"]]
        name = told["next"]
    assert ids == [f"p{number}" for number in range(5)]
    assert (told["page"], told["pages"]) == (3, 3)


def test_what_is_for_editors_is_not_told(workspace: Workspace):
    source = "source: [{title: 出处, note: 机密一}]\n"
    workspace.award("w", "劳模")
    workspace.record("people/a", f"name: 王一\ndoubts: [机密二]\n{source}")
    workspace.person("b", "李不公开", "consent: withheld")
    workspace.record("units/u", "name: 厂\ntype: company\nleader: b")
    workspace.person("c", "赵三", "related: [a, b]")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nrecipients: [{person: a}, {person: b}]")
    workspace.record("events/e", "title: 事\ndate: 2018\nsummary: 有过\npeople: [a, b]")
    site = workspace.build()
    said = b"".join(content for path, content in site.files().items() if path.startswith("api/")).decode()
    assert [
        word for word in ("机密", "李不公开", '"b"', "people/b/", "doubts", "consent", "status") if word in said
    ] == []
    assert read(site, "people.json")["items"][1]["related"] == ["a"]
    assert read(site, "units.json")["items"][0]["leader"] is None
    assert [line["name"] for line in read(site, "rolls.json")["items"][0]["recipients"]] == ["王一"]


def test_a_roll_is_told_in_its_own_order(workspace: Workspace):
    workspace.award("w", "劳模")
    names = "".join(f"  - {{name: {name}}}\n" for name in ("王一", "丁二", "李三"))
    workspace.record("rolls/r", f"title: 榜\nawards: [w]\norder: surname-stroke\nrecipients:\n{names}")
    [roll] = read(workspace.build(), "rolls.json")["items"]
    assert [line["name"] for line in roll["recipients"]] == ["丁二", "王一", "李三"]


def test_every_field_has_its_words():
    for shape in PARTS:
        assert [name for name, field in shape.model_fields.items() if not field.title] == [], shape


def test_the_manual_is_that_of_the_shapes():
    spec = importlib.util.spec_from_file_location("write_api_manual", PROJECT / "scripts/write_api_manual.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.TARGET.read_text("utf-8") == script.manual(), "run `make manual`"
