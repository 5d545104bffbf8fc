"""`guangrong new`: a record that waits for its author, under an id that is nobody else's."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typed import run
from workspace import Workspace

from generator.load import read_record
from generator.records import KINDS, Kind
from generator.yaml_source import read_yaml

NAMES = {"calendar": "2027"}


def new(site: Workspace, *arguments: str) -> tuple[int, str]:
    result = run("new", *arguments, "-f", str(site.config))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def text_of(site: Workspace, path: str) -> str:
    return (site.root / "content" / path).read_text("utf-8")


def test_a_person_is_called_by_pinyin(workspace: Workspace):
    code, said = new(workspace, "person", "吕小燕")
    assert code == 0
    assert said == "写好了：content/people/lv-xiaoyan.yml\n填好后运行：guangrong check\n"
    assert "\nname: 吕小燕\n" in text_of(workspace, "people/lv-xiaoyan.yml")
    assert "# reading:" in text_of(workspace, "people/lv-xiaoyan.yml")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_starter_is_refused_until_somebody_fills_it_in(workspace: Workspace, kind: Kind):
    name = NAMES.get(kind.name, "某某")
    code, said = new(workspace, kind.zh, name)
    assert code == 0, said
    path = said.splitlines()[0].removeprefix("写好了：")
    assert f"{path}:" in workspace.problems()
    assert "error F2" in workspace.problems()
    assert "source[0].title" in workspace.problems()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_can_be_had_by_taking_away_the_signs(workspace: Workspace, kind: Kind):
    _, said = new(workspace, kind.name, NAMES.get(kind.name, "某某"))
    text = (workspace.root / said.splitlines()[0].removeprefix("写好了：")).read_text("utf-8")
    bare = "".join(line.removeprefix("# ") + "\n" for line in text.splitlines())
    reading = read_yaml(bare, "a.yml")
    assert reading.problems == []
    assert set(reading.values) == set(kind.model.model_fields) - {"id"}
    record, _, problems = read_record(kind, "a", bare.encode(), "a.yml")
    assert record is None
    assert {problem.code for problem in problems} <= {"F202", "F203", "F209", "F210"}


def test_a_starter_tells_what_is_written_where(workspace: Workspace):
    new(workspace, "unit", "某厂")
    text = text_of(workspace, "units/mou-chang.yml")
    assert "## 类型（必须写）：可以写：company 企业、collective 先进集体" in text
    assert "\ntype:\n" in text
    assert "##     称号：没有奖项文件时写称号全名。例：劳动模范\n#     title:\n" in text


def test_a_filled_in_starter_is_published(workspace: Workspace):
    new(workspace, "award", "劳动模范")
    file = workspace.root / "content/awards/lao-dong-mo-fan.yml"
    text = file.read_text("utf-8").replace("\nlevel:", "\nlevel: city").replace("- title:", "- title: 年报")
    file.write_text(text, "utf-8")
    assert workspace.problems() == "没有问题\n"


@pytest.mark.parametrize("word", ["person", "people", "人物", "PERSON"])
def test_a_kind_is_known_by_all_its_names(workspace: Workspace, word: str):
    assert new(workspace, word, "丁一")[0] == 0
    assert (workspace.root / "content/people/ding-yi.yml").exists()


def test_an_unknown_kind_is_told_with_what_was_meant(workspace: Workspace):
    code, said = new(workspace, "persn", "丁一")
    assert code == 1
    assert said.startswith("没有“persn”这种记录。是不是 person？可以写：event（大事）、")
    assert not (workspace.root / "content/people").exists()


def test_an_event_goes_to_the_folder_of_its_year(workspace: Workspace):
    assert "content/events/2018/2018-da-hui.yml" in new(workspace, "大事", "大会", "--date", "2018-06-12")[1]
    assert "\ndate: 2018-06-12\n" in text_of(workspace, "events/2018/2018-da-hui.yml")
    assert "content/events/2018/2018-nian-da-hui.yml" in new(workspace, "大事", "2018年大会", "--date", "2018")[1]
    assert "content/events/undated/da-hui.yml" in new(workspace, "大事", "大会")[1]
    assert "\ndate:\n" in text_of(workspace, "events/undated/da-hui.yml")


def test_a_taken_id_is_refused_and_the_next_one_offered(workspace: Workspace):
    workspace.person("ding-yi", "丁一", "unit_name: 某厂")
    workspace.person("ding-yi-2", "丁一")
    code, said = new(workspace, "person", "丁一")
    assert code == 1
    assert said == (
        "编号 ding-yi 已经有了：丁一（某厂） content/people/ding-yi.yml。要写的是另一个，就加上 --id ding-yi-3\n"
    )
    code, said = new(workspace, "person", "丁一", "--id", "ding-yi-3")
    assert code == 0
    assert "同名的已经有：丁一（某厂） content/people/ding-yi.yml" in said
    assert text_of(workspace, "people/ding-yi.yml").startswith("name: 丁一\nunit_name")


def test_a_broken_record_keeps_its_id(workspace: Workspace):
    workspace.file("content/people/ding-yi.yml", "name: [")
    assert new(workspace, "person", "丁一")[0] == 1
    assert text_of(workspace, "people/ding-yi.yml") == "name: ["


def test_titles_become_ids_of_whole_syllables(workspace: Workspace):
    _, said = new(workspace, "roll", "庆祝国际劳动节暨先进集体先进个人表彰大会光荣榜名单")
    id = Path(said.splitlines()[0]).stem
    assert len(id) <= 60
    assert id == "qing-zhu-guo-ji-lao-dong-jie-ji-xian-jin-ji-ti-xian-jin-ge"


@pytest.mark.parametrize(("name", "id"), [("con", "con-2"), ("aux", "aux-2")])
def test_no_file_is_called_as_windows_calls_its_devices(workspace: Workspace, name: str, id: str):
    code, said = new(workspace, "unit", name)
    assert code == 1
    assert f"--id {id}" in said


@pytest.mark.parametrize("id", ["Lv-Meihua", "../x", "a--b", "-a", "a" * 61, "吕", "a.yml", "\udcff"])
def test_an_id_that_cannot_be_a_file_is_refused(workspace: Workspace, id: str):
    code, said = new(workspace, "person", "丁一", "--id", id)
    assert code == 1
    assert "不能作编号" in said
    assert sorted(path.name for path in workspace.root.rglob("*.yml")) == ["site_config.yml"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "丁一\n王二",
        "丁\u200b一",
        "\x1b[31m丁一",
        "丁" * 61,
        "\udcff",
        "丁一\nsex: 男\nsource: x",
        "\ufeff丁",
        "\ue000",
    ],
)
def test_a_name_that_no_record_can_have_writes_nothing(workspace: Workspace, name: str):
    code, said = new(workspace, "person", name, "--id", "a")
    assert code == 1
    assert said
    assert not (workspace.root / "content/people").exists()


@pytest.mark.parametrize(
    "name",
    [
        "丁一: 王二",
        "? 丁",
        "#1",
        "丁 #一",
        "*丁",
        '"丁"',
        "丁\\一",
        "{丁}",
        "null",
        "~",
        "2018",
        "true",
        "？：丁",
        "@丁",
        "'",
    ],
)
def test_whatever_a_title_looks_like_in_yaml_it_stays_that_title(workspace: Workspace, name: str):
    code, said = new(workspace, "place", name, "--id", "a")
    assert code == 0, said
    assert read_yaml(text_of(workspace, "places/a.yml"), "").values["name"] == name


def test_a_name_without_a_sound_asks_for_an_id(workspace: Workspace):
    code, said = new(workspace, "place", "☆")
    assert code == 1
    assert "--id" in said


def test_a_surname_of_several_readings_is_told(workspace: Workspace):
    code, said = new(workspace, "person", "单一")
    assert code == 0
    assert said.startswith('读作 Shàn Yī；不对就删掉重来，加上 --reading "Dān Yī"\n')
    assert "\n# reading:\n" in text_of(workspace, "people/shan-yi.yml")


def test_an_unusual_reading_is_written_and_heard_in_the_id(workspace: Workspace):
    assert "people/dan-yi.yml" in new(workspace, "person", "单一", "--reading", "Dān Yī")[1]
    assert "\nreading: Dān Yī\n" in text_of(workspace, "people/dan-yi.yml")
    new(workspace, "person", "单一", "--reading", "shàn yī")
    assert "\n# reading:\n" in text_of(workspace, "people/shan-yi.yml")


@pytest.mark.parametrize("reading", ["Dān", "hello", "\udcff", "1"])
def test_a_reading_of_another_name_is_refused(workspace: Workspace, reading: str):
    code, said = new(workspace, "person", "单一", "--reading", reading)
    assert code == 1
    assert "不是“单一”的读音" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("award", "奖", "--date", "2018"), "奖项没有日期，去掉 --date"),
        (("award", "奖", "--reading", "jiǎng"), "--reading 只用于人物"),
        (("event", "事", "--date", "2018年6月"), "“2018年6月”不是日期。是不是 2018-06？"),
        (("calendar", "明年"), "放假安排一年一个，写年份，如 2027"),
    ],
)
def test_an_option_that_does_not_fit_is_told(workspace: Workspace, arguments: tuple[str, ...], words: str):
    assert new(workspace, *arguments) == (1, f"{words}\n")


def test_english(workspace: Workspace):
    workspace.person("ding-yi", "丁一")
    assert "the id ding-yi is taken" in new(workspace, "person", "丁一", "--lang", "en")[1]


def test_a_folder_without_settings_is_told(tmp_path: Path):
    result = run("new", "person", "丁一", "-f", str(tmp_path / "site_config.yml"))
    assert result.exit_code == 2
    assert "S901" in result.output


def test_a_folder_that_nobody_may_write_to_is_told(workspace: Workspace):
    workspace.file("content/people", "a file where a folder should be")
    code, said = new(workspace, "person", "丁一")
    assert code == 1
    assert said.startswith("写不了：")


def test_on_a_terminal_the_reading_is_asked_for(workspace: Workspace):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", "person", "单一"]
    process = subprocess.Popen(command, cwd=workspace.root, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, b"2\n")
    assert process.wait(30) == 0
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "1  Shàn Yī\r\n2  Dān Yī\r\n怎么读" in said
    assert "\nreading: Dān Yī\n" in text_of(workspace, "people/dan-yi.yml")
