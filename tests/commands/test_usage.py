"""Commands typed wrongly: what is said, in Chinese and in English."""

import pytest
from typed import run
from workspace import Workspace


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["improt", "x.xlsx"], "没有 improt 这个命令；是不是 import？"),
        (["sign", "people/x", "--role", "审核", "--name", "丁二"], "--role 写的“审核”不对，只能写：供稿、初审、终审"),
        (["sign", "people/x", "--name", "丁二"], "少写了 --role：供稿、初审、终审"),
        (["rename", "lv-meihua"], "少写了：新编号"),
        (["export", "print", "board"], "少写了：记录"),
        (["export", "print", "board", "a", "--dpi", "5"], "--dpi 要写数字（10到600），写的是“5”"),
        (["export", "print", "board", "a", "-o", "."], "这个文件不能用：.（是一个文件夹）"),
        (["import", "没有.xlsx", "--id", "x"], "没有这个文件：没有.xlsx"),
        (["check", "--relaese"], "没有 --relaese 这个选项；是不是 --release？"),
        (["new", "person", "丁", "一"], "多写了 一；名称里有空格的，用引号括起来"),
        (["new", "person", "丁一", "--id"], "--id 后面要写内容"),
        (["import", "没有.xlsx", "--year", "去年"], "--year 要写整数"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_slip_is_told_in_chinese_with_where_help_is(workspace: Workspace, typed: list[str], told: str):
    result = run(*typed)
    assert result.exit_code == 2
    first, *rest = result.output.splitlines()
    assert told in first
    command = "" if typed[0] == "improt" else " export print" if typed[0] == "export" else f" {typed[0]}"
    assert rest in ([f"怎么用：main{command} -h"], [])
    assert not any(word in first for word in ("Invalid", "Missing", "Error", "No such"))


def test_english_is_the_command_line_s_own():
    result = run("check", "--lang", "en", "--relaese")
    assert result.output.splitlines() == [
        "No such option '--relaese'. Did you mean '--release'?",
        "help: main check -h",
    ]


def test_what_a_command_refuses_is_said_in_its_words_alone(workspace: Workspace):
    workspace.file("content/people/ding-yi.yml", "name: 丁一\n")
    result = run("sign", "nobody", "--role", "初审", "--name", "丁二", "-f", str(workspace.config))
    assert (result.exit_code, result.output.startswith("没有叫“nobody”的记录")) == (1, True)


def test_help_and_version_end_well():
    assert run("--help").exit_code == 0
    assert run("--version").exit_code == 0
    assert run("check", "-h").exit_code == 0
