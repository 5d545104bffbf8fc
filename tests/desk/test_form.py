"""`guangrong fmt`: what it prints, what it writes, and what it leaves."""

import pytest
from typed import run
from workspace import SOURCE, Workspace

from generator.record_form import format_record

MESSY = "name:   丁一\nsummary: 好,很好\n" + SOURCE
NEAT = "name: 丁一\nsummary: 好，很好\n" + SOURCE


def fmt(workspace: Workspace, *arguments: str) -> tuple[int, str]:
    result = run("fmt", "-f", str(workspace.config), *arguments)
    return result.exit_code, result.output


def test_files_are_put_into_form_once(workspace: Workspace):
    file = workspace.file("content/people/a.yml", MESSY)
    assert fmt(workspace) == (0, "content/people/a.yml\n整理了 1 个文件\n")
    assert file.read_text("utf-8") == NEAT
    assert fmt(workspace) == (0, "都整齐，没有要改的\n")


def test_check_writes_nothing(workspace: Workspace):
    file = workspace.file("content/people/a.yml", MESSY)
    assert fmt(workspace, "--check") == (1, "content/people/a.yml\n1 个文件要整理，运行 guangrong fmt\n")
    assert file.read_text("utf-8") == MESSY
    fmt(workspace)
    assert fmt(workspace, "--check") == (0, "都整齐，没有要改的\n")
    assert fmt(workspace, "--check", "--lang", "en") == (0, "all in form, nothing to change\n")


def test_broken_files_alone_are_not_called_neat(workspace: Workspace):
    workspace.file("content/people/b.yml", "name: [\n")
    code, said = fmt(workspace, "--check")
    assert code == 1
    assert "整齐" not in said and "整理" not in said


def test_only_what_is_named(workspace: Workspace):
    one = workspace.file("content/people/a.yml", MESSY)
    other = workspace.file("content/people/b.yml", MESSY)
    assert fmt(workspace, str(one))[0] == 0
    assert (one.read_text("utf-8"), other.read_text("utf-8")) == (NEAT, MESSY)
    assert fmt(workspace, str(other.parent)) == (0, "content/people/b.yml\n整理了 1 个文件\n")


def test_broken_files_are_told_and_the_others_done(workspace: Workspace):
    good = workspace.file("content/people/a.yml", MESSY)
    broken = workspace.file("content/people/b.yml", "name: [\n")
    workspace.file("content/people/c.yml", "name: 丁一\n".encode("gbk"))
    code, said = fmt(workspace)
    assert code == 1
    assert "content/people/b.yml:" in said
    assert "error Y107" in said
    assert "整理了 1 个文件" in said
    assert (good.read_text("utf-8"), broken.read_text("utf-8")) == (NEAT, "name: [\n")


def test_in_english(workspace: Workspace):
    workspace.file("content/people/a.yml", MESSY)
    assert fmt(workspace, "--lang", "en") == (0, "content/people/a.yml\nput into form: 1\n")


def test_no_settings(workspace: Workspace):
    workspace.config.unlink()
    assert fmt(workspace)[0] == 2


def test_comments_that_cannot_be_kept(workspace: Workspace):
    text = "name: 丁一\nphotos: [a,  # 合影\n  b]\n" + SOURCE
    file = workspace.file("content/people/a.yml", text)
    assert fmt(workspace) == (
        1,
        "content/people/a.yml:1:1: error Y120: 这个文件排不了版，没有改动\n"
        "    hint: 注释放在一行的末尾，或者单独一行，再试一次\n\n共 1 个错误，0 个提醒\n",
    )
    assert file.read_text("utf-8") == text


def test_a_file_that_is_saved_meanwhile(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    file = workspace.file("content/people/a.yml", MESSY)

    def save_meanwhile(*arguments: object) -> object:
        file.write_text("name: 王二\n", "utf-8")
        return format_record(*arguments)

    monkeypatch.setattr("generator.desk.form.format_record", save_meanwhile)
    assert "error Y121: 这个文件刚才被别处改过，没有动它" in fmt(workspace)[1]
    assert file.read_text("utf-8") == "name: 王二\n"
