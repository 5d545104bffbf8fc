"""`guangrong check`: what it prints, in which form and language, and its exit codes."""

import json
import shutil

import pytest
from typed import run
from workspace import Workspace

from generator.__main__ import COMMANDS, main


def test_check_of_a_sound_site(workspace: Workspace):
    workspace.person("a")
    result = run("check", "-f", str(workspace.config))
    assert (result.exit_code, result.output) == (0, "没有问题\n")


def test_check_of_a_broken_site(workspace: Workspace):
    workspace.record("people/a", "trade: 焊工")
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code == 1
    assert result.output.endswith("\n\n共 1 个错误，0 个提醒\n")


def test_warnings_alone_do_not_fail(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", "丁一")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nyear: 2018\nrecipients: [{name: 丁一}]")
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code == 0
    assert "warning H603" in result.output


@pytest.mark.parametrize("lang, words", [("zh", "缺少“name”（姓名）"), ("en", "“name” is missing")])
def test_check_speaks_both_languages(workspace: Workspace, lang: str, words: str):
    workspace.record("people/a", "trade: 焊工")
    assert words in run("check", "-f", str(workspace.config), "--lang", lang).output


def test_check_in_json_and_for_github(workspace: Workspace):
    workspace.record("people/a", "trade: 焊工")
    result = run("check", "-f", str(workspace.config), "--format", "json")
    assert result.exit_code == 1
    assert [problem["code"] for problem in json.loads(result.output)] == ["F202"]
    assert run("check", "-f", str(workspace.config), "--format", "github").output.startswith("::error file=content/")


@pytest.mark.parametrize(
    "arguments",
    [("check", "--lang", "fr"), ("check", "--format", "xml"), ("explain",), ("explain", "Z999"), ("nothing",)],
)
def test_wrong_use_is_exit_code_2(arguments: tuple[str, ...]):
    assert run(*arguments).exit_code == 2


def test_no_content_folder(workspace: Workspace):
    shutil.rmtree(workspace.root / "content")
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code == 1
    assert "error Y113: " in result.output


def test_help_names_every_command():
    assert [command.name for command in COMMANDS] == list(main.commands)
    for command in main.commands:
        assert command in run("--help").output
        assert run(command, "--help").exit_code == 0
