"""The command line: what it prints, its exit codes, and that a failed build leaves the last good site alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from soak import some_of
from workspace import CONFIG, PROJECT, SOURCE, Workspace, read_files

from generator.__main__ import main
from generator.codes import CODES
from generator.report import explain
from generator.settings import read_settings

THEMED = f"""site_name: 小站
docs_dir: content/pages
theme:
  name: material
  custom_dir: {PROJECT / "templates/theme"}
  font: false
plugins:
  - guangrong:
"""


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def run_apart(*arguments: str, root: Path) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own, as people run it."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def themed(workspace: Workspace) -> Workspace:
    """A site that MkDocs and Material can frame."""
    workspace.config.write_text(THEMED, "utf-8")
    workspace.file("content/pages/about.md", "# 关于\n")
    workspace.person("a", "王一")
    return workspace


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


def test_no_content_folder(workspace: Workspace):
    shutil.rmtree(workspace.root / "content")
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code == 1
    assert "error Y113: " in result.output


def test_tags_of_mkdocs_are_looked_past(workspace: Workspace):
    workspace.person("a")
    workspace.config.write_text(CONFIG + "extra:\n  a: !ENV X\n  b: !!python/name:os.system\n", "utf-8")
    assert run("check", "-f", str(workspace.config)).exit_code == 0


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_every_code_in_both_languages(code: str, lang: str):
    result = run("explain", code, "--lang", lang)
    assert (result.exit_code, result.output) == (0, f"{explain(code, lang)}\n")


def test_explain_r301():
    assert run("explain", "r301").output == (
        "R301 (error)\n没有叫“…”的…\n\n"
        "为什么：引用别的记录时写它的编号，也就是文件名（不含 .yml）。\n怎么办：照报告里 hint 一行的建议改\n"
    )


def test_explain_an_unknown_code_lists_those_there_are():
    result = run("explain", "Z999")
    assert "Z999" in result.output
    assert "R301" in result.output


NAMES = "王二\n吕梅华\n丁一\n\n"


@pytest.mark.parametrize(
    "options, printed",
    [
        ((), "王二\n吕梅华\n丁一\n"),
        (("--sort", "surname-stroke"), "丁一\n王二\n吕梅华\n"),
        (("--sort", "fullname-stroke"), "丁一\n王二\n吕梅华\n"),
        (("--sort", "pinyin"), "丁一\n吕梅华\n王二\n"),
        (("--pinyin",), "王二\tWáng Èr\n吕梅华\tLǚ Méihuá\n丁一\tDīng Yī\n"),
        (("--initials",), "王二\twe\n吕梅华\tlmh\n丁一\tdy\n"),
        (
            ("--sort", "pinyin", "--pinyin", "--initials"),
            "丁一\tDīng Yī\tdy\n吕梅华\tLǚ Méihuá\tlmh\n王二\tWáng Èr\twe\n",
        ),
    ],
)
def test_names(options: tuple[str, ...], printed: str):
    result = run("names", *options, given=NAMES)
    assert (result.exit_code, result.output) == (0, printed)


def test_names_whatever_the_surroundings():
    command = [sys.executable, "-m", "generator", "names", "--sort", "pinyin"]
    surroundings = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONPATH": str(PROJECT)}
    said = subprocess.run(command, input=NAMES.encode(), env=surroundings, capture_output=True, check=True).stdout
    assert said.decode() == "丁一\n吕梅华\n王二\n"


def test_build_prints_what_it_made(themed: Workspace):
    result = run_apart("build", root=themed.root)
    assert result.returncode == 0, result.stderr
    record, made, where = result.stdout.splitlines()
    assert record == "记录：人物 1"
    assert made.startswith("建成：14 页，")
    assert where == "打开：site/index.html"
    assert (themed.root / "site/people/a/index.html").is_file()
    english = run_apart("build", "--lang", "en", root=themed.root)
    assert english.stdout.startswith("records: 1 people\nmade:    14 pages, ")


def test_build_in_json_keeps_standard_output_for_json(themed: Workspace):
    result = run_apart("build", "--format", "json", root=themed.root)
    assert json.loads(result.stdout) == []
    assert "建成" in result.stderr


def test_broken_content_leaves_the_old_site_byte_for_byte(themed: Workspace):
    run_apart("build", root=themed.root)
    before = read_files(themed.root / "site")
    assert before
    themed.record("people/a", "trade: 焊工")
    result = run_apart("build", root=themed.root)
    assert result.returncode == 1
    assert "error F202" in result.stdout
    assert read_files(themed.root / "site") == before
    assert (themed.root / "site").readlink() == Path(".site/a")


def test_a_broken_template_leaves_the_old_site_byte_for_byte(themed: Workspace):
    run_apart("build", root=themed.root)
    before = read_files(themed.root / "site")
    themed.file("templates/records/person.html", "{{ no_such_thing }}")
    result = run_apart("build", root=themed.root)
    assert result.returncode == 1
    assert "T951" in result.stdout + result.stderr
    assert "no_such_thing" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert read_files(themed.root / "site") == before
    assert (themed.root / "site").readlink() == Path(".site/a")


def test_a_template_with_a_slip_of_the_pen(themed: Workspace):
    themed.file("templates/records/person.html", "{% if %}")
    result = run_apart("build", root=themed.root)
    assert result.returncode == 1
    assert "T951" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("slip", some_of(["{% if %}", "{{ nothing }}", "{{ 1 / 0 }}", "{% include 'gone.html' %}"], 4))
def test_a_slip_in_a_template_leaves_the_last_site_of_stock_mkdocs(themed: Workspace, slip: str):
    command = [sys.executable, "-m", "mkdocs", "build", "-f", "site_config.yml"]
    assert subprocess.run(command, cwd=themed.root, capture_output=True, check=False).returncode == 0
    before = read_files(themed.root / "site")
    themed.file("templates/records/person.html", slip)
    result = subprocess.run(command, cwd=themed.root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode != 0
    assert "T951" in result.stderr
    assert "Traceback" not in result.stderr
    assert read_files(themed.root / "site") == before


def test_a_removed_record_is_gone_from_the_site(themed: Workspace):
    themed.person("b", "王二")
    run_apart("build", root=themed.root)
    (themed.root / "content/people/b.yml").unlink()
    run_apart("build", root=themed.root)
    assert not (themed.root / "site/people/b").exists()


@pytest.mark.parametrize("site_dir", [".", "content", "content/pages", "..", "templates", "inside/../content"])
def test_a_site_is_never_built_over_its_own_sources(themed: Workspace, site_dir: str):
    root = themed.root / "inner"
    for name, content in read_files(themed.root).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    (root / "templates/records").mkdir(parents=True)
    (root / "templates/records/note.txt").write_text("mine")
    (root / "site_config.yml").write_text(f"{THEMED}site_dir: {site_dir}\n", "utf-8")
    before = read_files(themed.root)
    result = run_apart("build", root=root)
    after = read_files(themed.root)
    assert {path: after.get(path) for path in before} == before
    assert result.returncode != 0


def test_a_site_beside_its_project_can_be_built(themed: Workspace):
    root = themed.root / "inner"
    shutil.copytree(themed.root / "content", root / "content")
    (root / "site_config.yml").write_text(f"{THEMED}site_dir: ../public\n", "utf-8")
    result = run_apart("build", root=root)
    assert result.returncode == 0, result.stderr
    assert "public/index.html" in result.stdout
    assert (themed.root / "public/index.html").is_file()


def test_help_names_every_command():
    assert {"check", "build", "serve", "explain", "names", "kiosk"} == set(main.commands)
    for command in main.commands:
        assert command in run("--help").output
        assert run(command, "--help").exit_code == 0


def test_a_site_is_never_built_around_its_content(themed: Workspace):
    shutil.move(themed.root / "content", themed.root / "public/content")
    config = THEMED.replace("docs_dir: content/pages", "docs_dir: public/content/pages")
    config = config + "      content: public/content\nsite_dir: public\n"
    (themed.root / "site_config.yml").write_text(config, "utf-8")
    before = read_files(themed.root)
    assert run_apart("build", root=themed.root).returncode != 0
    assert read_files(themed.root) == before


def test_a_linked_site_folder_stays_a_link(themed: Workspace):
    (themed.root / "www").mkdir()
    (themed.root / "site").symlink_to("www")
    assert run_apart("build", root=themed.root).returncode == 0
    assert (themed.root / "site").is_symlink()
    assert (themed.root / "www/index.html").is_file()


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
