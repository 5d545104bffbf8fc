"""`guangrong schema`: what it writes, that it loses nothing that an editor wrote, and that it does so once."""

import json
import os
from pathlib import Path

import pytest
from typed import run
from workspace import Workspace, read_files

from generator.authoring import files
from generator.records import KINDS
from generator.replace_file import ChangedOnDisk

LINE = "# yaml-language-server: $schema=../../.guangrong/schemas/person.json"


def schema(site: Workspace, *arguments: str) -> tuple[int, str]:
    result = run("schema", "-f", str(site.config), *arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def settings_of(site: Workspace) -> dict[str, object]:
    return dict(json.loads((site.root / ".vscode/settings.json").read_text("utf-8")))


def test_each_folder_of_records_is_led_to_its_schema(workspace: Workspace):
    assert schema(workspace)[0] == 0
    schemas = settings_of(workspace)["yaml.schemas"]
    assert schemas == {f".guangrong/schemas/{kind.name}.json": [f"content/{kind.folder}/**/*.yml"] for kind in KINDS}
    assert isinstance(schemas, dict)
    assert all((workspace.root / path).is_file() for path in schemas)
    recommended = json.loads((workspace.root / ".vscode/extensions.json").read_text("utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


def test_a_second_run_changes_nothing(workspace: Workspace):
    workspace.person("ding-yi", "丁一")
    schema(workspace, "--modelines")
    before = {path: path.stat().st_ino for path in workspace.root.rglob("*") if path.is_file()}
    code, said = schema(workspace, "--modelines")
    assert (code, said) == (0, f"{len(KINDS) + 3} 个文件本来就是好的\n")
    assert {path: path.stat().st_ino for path in workspace.root.rglob("*") if path.is_file()} == before


def test_a_new_record_is_proposed_after_the_next_run(workspace: Workspace):
    schema(workspace)
    workspace.person("ding-yi", "丁一")
    assert ".guangrong/schemas/roll.json" in schema(workspace)[1]
    assert "ding-yi 丁一" in (workspace.root / ".guangrong/schemas/roll.json").read_text("utf-8")


def test_a_folder_of_another_name_and_content_elsewhere(workspace: Workspace):
    workspace.config.write_text("site_name: 小站\nplugins:\n  - guangrong:\n      content: 内容\n", "utf-8")
    assert schema(workspace, "--folder", "tools/schemas")[0] == 0
    schemas = settings_of(workspace)["yaml.schemas"]
    assert isinstance(schemas, dict)
    assert schemas["tools/schemas/person.json"] == ["内容/people/**/*.yml"]


@pytest.mark.parametrize("folder", ["/tmp/x", "../x", "a/../../x", ".", "a b"])
def test_schemas_stay_inside_the_site(workspace: Workspace, folder: str):
    before = read_files(workspace.root.parent)
    assert schema(workspace, "--folder", folder)[0] == 2
    assert read_files(workspace.root.parent) == before


def test_what_an_editor_set_stays_and_what_is_missing_is_added(workspace: Workspace):
    there = {
        "editor.fontSize": 20,
        "files.encoding": "gbk",
        "yaml.schemas": {"my.json": "*.yaml", ".guangrong/schemas/person.json": "mine/*.yml"},
        "[yaml]": {"editor.tabSize": 4, "editor.rulers": [80]},
        "yaml.schemaStore.enable": True,
    }
    workspace.file(".vscode/settings.json", json.dumps(there, indent=4))
    workspace.file(".vscode/extensions.json", '{\n\t"recommendations": ["a.b"]\n}')
    assert schema(workspace)[0] == 0
    now = settings_of(workspace)
    schemas, yaml = now["yaml.schemas"], now["[yaml]"]
    assert isinstance(schemas, dict) and isinstance(yaml, dict)
    assert (now["editor.fontSize"], now["files.encoding"], now["yaml.schemaStore.enable"]) == (20, "gbk", True)
    assert schemas["my.json"] == "*.yaml"
    assert schemas[".guangrong/schemas/person.json"] == ["mine/*.yml", "content/people/**/*.yml"]
    assert (yaml["editor.tabSize"], yaml["editor.rulers"], yaml["editor.insertSpaces"]) == (4, [80], True)
    assert '\n    "editor.fontSize": 20' in (workspace.root / ".vscode/settings.json").read_text("utf-8")
    extensions = (workspace.root / ".vscode/extensions.json").read_text("utf-8")
    assert json.loads(extensions) == {"recommendations": ["a.b", "redhat.vscode-yaml"]}
    assert '\n\t"recommendations"' in extensions
    assert schema(workspace)[1] == f"{len(KINDS) + 2} 个文件本来就是好的\n"


def test_settings_with_windows_lines_keep_them(workspace: Workspace):
    workspace.file(".vscode/settings.json", b'{\r\n  "a": 1\r\n}\r\n')
    schema(workspace)
    content = (workspace.root / ".vscode/settings.json").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 10


@pytest.mark.parametrize(
    "text",
    [
        '{\n  // 我的设置\n  "editor.fontSize": 20\n}',
        '{"a": 1,}',
        '{"a": 1, "a": 2}',
        '{"a": NaN}',
        '{"a": "\\ud800"}',
        "[1]",
        "{",
        "[" * 100_000,
        "{}".encode("utf-16"),
        "设置".encode("gbk"),
    ],
)
def test_settings_that_cannot_be_read_are_told_and_left_alone(workspace: Workspace, text: str | bytes):
    file = workspace.file(".vscode/settings.json", text)
    before = file.read_bytes()
    code, said = schema(workspace)
    assert code == 1
    assert "没有动  .vscode/settings.json: " in said
    assert '".guangrong/schemas/person.json": [' in said
    assert file.read_bytes() == before
    assert (workspace.root / ".guangrong/schemas/person.json").is_file()


def test_empty_settings_are_settings(workspace: Workspace):
    workspace.file(".vscode/settings.json", "\n")
    assert schema(workspace)[0] == 0
    assert "yaml.schemas" in settings_of(workspace)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"name: \xe4\xb8\x81\n", b"%s\nname: \xe4\xb8\x81\n"),
        (b"# a  \nname: a # b\n\n\n", b"%s\n# a  \nname: a # b\n\n\n"),
        (b"name: a\r\nsex: b\r\n", b"%s\r\nname: a\r\nsex: b\r\n"),
        (b"\xef\xbb\xbfname: a\n", b"\xef\xbb\xbf%s\nname: a\n"),
        (b"---\nname: a", b"%s\n---\nname: a"),
        (b"", b"%s\n"),
        (b"name: [broken", b"%s\nname: [broken"),
        (
            b"# yaml-language-server: $schema=mine.json\nname: a\n",
            b"# yaml-language-server: $schema=mine.json\nname: a\n",
        ),
        (b"# x\n# $schema: mine.json\nname: a\n", b"# x\n# $schema: mine.json\nname: a\n"),
        (b"name: \xb6\xa1\n", b"name: \xb6\xa1\n"),
        (b"\xff\xfen\x00a\x00", b"\xff\xfen\x00a\x00"),
    ],
)
def test_a_first_line_is_put_once_and_the_rest_stays_byte_for_byte(workspace: Workspace, before: bytes, after: bytes):
    file = workspace.file("content/people/ding-yi.yml", before)
    schema(workspace, "--modelines")
    assert file.read_bytes() == after.replace(b"%s", LINE.encode())
    schema(workspace, "--modelines")
    assert file.read_bytes() == after.replace(b"%s", LINE.encode())


def test_without_the_wish_no_record_is_touched(workspace: Workspace):
    file = workspace.person("ding-yi", "丁一")
    before = file.read_bytes()
    schema(workspace)
    assert file.read_bytes() == before


def test_a_record_saved_meanwhile_is_told_and_stays(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    def replace(file: Path, text: str, seen: bytes) -> None:
        raise ChangedOnDisk(str(file))

    workspace.person("ding-yi", "丁一")
    monkeypatch.setattr(files, "replace_text", replace)
    code, said = schema(workspace, "--modelines")
    assert code == 1
    assert "没有动  content/people/ding-yi.yml: 刚才有人改了它，再运行一次" in said


def test_a_place_that_cannot_be_written_is_told(workspace: Workspace):
    workspace.file(".guangrong", "a file where a folder should be")
    code, said = schema(workspace, "--lang", "en")
    assert code == 1
    assert "left alone  .guangrong/schemas/person.json: it cannot be written" in said
    assert "wrote  .vscode/settings.json" in said


def test_records_with_a_first_line_are_published_as_before(workspace: Workspace):
    workspace.person("ding-yi", "丁一")
    schema(workspace, "--modelines")
    assert workspace.problems() == "没有问题\n"


def test_a_folder_whose_name_no_encoding_knows_is_told(workspace: Workspace):
    odd = os.fsencode(workspace.root / "content/people") + b"/\xb6\xa1\x1b[31m"
    workspace.file(os.fsdecode(odd + b"/ding-yi.yml"), "name: 丁一\n")
    code, said = schema(workspace, "--modelines")
    assert code == 0
    assert "\\udcb6\\udca1\\x1b[31m/ding-yi.yml" in said
    refused = run("new", "person", "丁一", "-f", str(workspace.config))
    assert (refused.exit_code, "\\x1b[31m/ding-yi.yml" in refused.output) == (1, True)
