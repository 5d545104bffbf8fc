"""Settings that are read, and those that are told with file and line."""

import os
from pathlib import Path

import pytest
from typed import run
from workspace import CONFIG, SOURCE, Workspace

from generator.settings import read_settings


def test_settings_that_cannot_be_read(tmp_path: Path):
    result = run("check", "-f", str(tmp_path / "none.yml"))
    assert result.exit_code == 2
    assert result.output.startswith("none.yml: error S901: ")
    assert "Traceback" not in result.output


@pytest.mark.parametrize("text", ["a: [", "- a", "一段文字", "\x00", ""])
def test_settings_that_are_no_settings(workspace: Workspace, text: str):
    workspace.config.write_text(text, "utf-8")
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code == 2
    assert "error S901: " in result.output


@pytest.mark.parametrize("option, said", [("contnet: x", "contnet"), ("content: [x]", "content")])
def test_wrong_options(workspace: Workspace, option: str, said: str):
    workspace.config.write_text(f"site_name: x\nplugins:\n  - guangrong:\n      {option}\n", "utf-8")
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code == 1
    assert "error S902: " in result.output
    assert said in result.output


@pytest.mark.parametrize("form", ["  - guangrong:\n      content: other\n", "  guangrong:\n    content: other\n"])
def test_options_are_read_in_both_ways_that_mkdocs_knows(workspace: Workspace, form: str):
    workspace.config.write_text(f"site_name: x\nplugins:\n{form}", "utf-8")
    workspace.file("other/people/a.yml", "trade: 焊工\n" + SOURCE)
    assert "other/people/a.yml" in run("check", "-f", str(workspace.config)).output


def test_tags_of_mkdocs_are_looked_past(workspace: Workspace):
    workspace.person("a")
    workspace.config.write_text(CONFIG + "extra:\n  a: !ENV X\n  b: !!python/name:os.system\n", "utf-8")
    assert run("check", "-f", str(workspace.config)).exit_code == 0


@pytest.mark.parametrize("option", ["content: /abs", "content: ../x", "cache: ''"])
def test_folders_stay_below_the_site(workspace: Workspace, option: str):
    workspace.config.write_text(f"site_name: x\nplugins:\n  - guangrong:\n      {option}\n", "utf-8")
    assert "error S902" in run("check", "-f", str(workspace.config)).output


@pytest.mark.parametrize(
    "value, line, said",
    [
        ("[{from: 2026-12-13, to: 2026-12-12}]", 4, "grey.0 不对：写成 {from: 2026-12-13"),
        ("[{from: '2026-13-13'}]", 4, "grey.0.from"),
        ("[{from: 20261213}]", 4, "grey.0.from"),
        ("[{from: 2026-12-13T08:00:00}]", 4, "grey.0.from"),
        ("[{to: 2026-12-13}]", 4, "grey.0.from 不对：没有写"),
        ("[{from: 2026-12-13, until: 2026-12-14}]", 4, "grey.0.until 不对：没有这个设置"),
        ("\n        - from: 今天", 5, "grey.0.from"),
        ("2026-12-13", 4, "grey"),
    ],
)
def test_days_of_mourning_are_days(workspace: Workspace, value: str, line: int, said: str):
    workspace.config.write_text(f"site_name: x\nplugins:\n  - guangrong:\n      grey: {value}\n", "utf-8")
    output = run("check", "-f", str(workspace.config)).output
    assert f"site_config.yml:{line}:1: error S902" in output
    assert said in output


def test_days_of_mourning_may_be_texts_or_dates_and_one_or_several(workspace: Workspace):
    days = "[{from: 2026-12-13}, {from: '2027-04-04', to: 2027-04-05}]"
    workspace.config.write_text(f"site_name: x\nplugins:\n  - guangrong:\n      grey: {days}\n", "utf-8")
    options = read_settings(workspace.config).options
    assert [one.span for one in options.grey] == ["2026-12-13/2026-12-13", "2027-04-04/2027-04-05"]


def test_a_site_without_our_plugin_is_told(workspace: Workspace):
    for plugins in ("", "plugins: 5\n", "plugins: []\n"):
        workspace.config.write_text(f"site_name: x\n{plugins}", "utf-8")
        assert "error S904" in run("check", "-f", str(workspace.config)).output


@pytest.mark.parametrize(
    "config, said",
    [
        (f"{CONFIG}site_dir: content\n", "site_config.yml:5:1: error S903: "),
        ("site_name: 小站\nplugins:\n  - search\n", "site_config.yml:2:1: error S904: "),
        (f"{CONFIG}site_url: http://[::1\n", "site_config.yml:5:1: error S906: 设置 site_url 不对：应当是 http://"),
        ("a: &a [x, x]\nsite_name: [*a, *a]\n", "site_config.yml:2:1: error S906: 设置 site_name 不对：应当是一行"),
        ("x: " + "[" * 5_000, "site_config.yml:1:1: error S901: 读不了设置文件：内容太多"),
        (f"{CONFIG}INHERIT: site_config.yml\n", "site_config.yml:1:1: error S901: 读不了设置文件：INHERIT 不对"),
    ],
)
def test_wrong_settings_name_their_line(workspace: Workspace, config: str, said: str):
    workspace.config.write_text(config, "utf-8")
    assert run("check", "-f", str(workspace.config)).output.startswith(said)


def test_settings_that_are_a_pipe_keep_nobody_waiting(workspace: Workspace):
    workspace.config.unlink()
    os.mkfifo(workspace.config)
    assert run("check", "-f", str(workspace.config)).output.startswith("site_config.yml:1:1: error S901: ")
