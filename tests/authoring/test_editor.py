"""What an editor of YAML shows while a record is written, asked of the server that VS Code's extension runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from editor import Editor
from typed import run
from workspace import Workspace

PERSON = "name: 丁一\nsource:\n  - title: 出处\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A site with a few records, opened after `guangrong schema`."""
    site = Workspace(tmp_path_factory.mktemp("opened"))
    site.person("ding-yi", "丁一", "unit: liuhe")
    site.record("units/liuhe", "name: 柳河机械厂\ntype: company")
    site.award("laomo", "劳动模范")
    assert run("schema", "-f", str(site.config)).exit_code == 0
    settings = json.loads((site.root / ".vscode/settings.json").read_text("utf-8"))
    with Editor(site.root, settings) as editor:
        yield editor


def test_a_new_key_is_one_of_ours_and_says_in_chinese_what_it_is(editor: Editor):
    proposed = editor.proposals("people", f"{PERSON}tr|")
    assert proposed["trade"]["documentation"]["value"] == "**工种、身份**  \n做什么工作  \n例：`焊工`"
    assert "name" not in proposed
    assert "id" not in proposed


def test_a_new_file_begins_with_what_must_be_written(editor: Editor):
    whole = editor.proposals("people", "|")["新的人物"]
    assert whole["textEdit"]["newText"] == "name: $1\nsource:\n  - title: $2"


def test_only_what_can_be_written_is_proposed_and_nothing_is_filled_in(editor: Editor):
    assert editor.proposals("people", "name: |") == {}
    assert editor.proposals("people", f"{PERSON}born: |") == {}
    assert editor.proposals("people", f"{PERSON}bo|")["born"]["textEdit"]["newText"] == "born: "


def test_choices_come_with_their_words_in_our_order(editor: Editor):
    proposed = editor.proposals("units", "name: 某厂\ntype: |")
    assert list(proposed)[:2] == ["company 企业", "collective 先进集体"]
    assert proposed["company 企业"]["documentation"] == "企业"
    assert proposed["company 企业"]["textEdit"]["newText"] == "company"
    assert [one["sortText"] for one in proposed.values()] == sorted(one["sortText"] for one in proposed.values())
    assert list(editor.proposals("people", f"{PERSON}deceased: |")) == ["true 是", "false 否"]


def test_ids_are_found_by_the_name_they_stand_for(editor: Editor):
    for text in (f"{PERSON}related:\n  - |", f"{PERSON}related:\n  - 丁|"):
        [(label, person)] = editor.proposals("people", text).items()
        assert label == "ding-yi 丁一"
        assert person["documentation"] == "丁一（柳河机械厂）"
        assert person["textEdit"]["newText"] == "ding-yi"
    assert list(editor.proposals("people", f"{PERSON}unit: |")) == ["liuhe 柳河机械厂"]


def test_an_entry_is_inserted_whole_where_it_stands(editor: Editor):
    recipients = "title: 榜\nawards: [laomo]\nrecipients:\n"
    assert editor.proposals("rolls", f"{recipients}  - |")["名单：人物"]["textEdit"]["newText"] == (
        "person: $1\n  unit_then: $2"
    )
    assert editor.proposals("rolls", f"{recipients}  |")["名单：人物"]["textEdit"]["newText"] == (
        "- person: $1\n  unit_then: $2"
    )
    honours = editor.proposals("people", f"{PERSON}honours:\n  - |")
    assert {"荣誉：奖项", "荣誉：称号"} <= honours.keys()
    assert editor.proposals("events", "dig|")["digest"]["textEdit"]["newText"] == "digest:\n  year: $1\n  rank: $2"


def test_hovering_tells_what_a_field_and_a_choice_mean(editor: Editor):
    assert "来源写明才写" in editor.hover("people", f"{PERSON}s|ex: 男\n")
    assert "`team`: 班组" in editor.hover("units", "name: 某厂\ntype: |team\n")
    assert "没有奖项文件时写称号全名" in editor.hover("people", f"{PERSON}honours:\n  - |title: 劳模\n")


def test_mistakes_are_marked_where_they_are(editor: Editor):
    text = "\n# 注释\nnmae: 丁一\nsex: 未知\nhonours:\n  - title: 劳模\n    year: 某年\nborn: 一九五〇\nphotos: a\n"
    told = editor.problems("people", text)
    assert [line for line, _ in told] == [3, 3, 3, 4, 7, 8, 9]
    assert [words.split("。")[0] for _, words in told] == [
        "缺少 name（姓名）",
        "缺少 source（出处）",
        "这里没有这个字段",
        "只能写：男、女",
        "只写阿拉伯数字，1800到2199",
        "写成 2018、2018-06、2018-06-12 或 2018-06-01/2018-06-15，不知道就写 unknown",
        "写成列表：换行，每行一个“- ”，至少一行",
    ]


def test_what_is_missing_or_foreign_in_a_group_is_told_there(editor: Editor):
    text = "title: 事\ndate: 2018\ndigest:\n  year: 2018\n  rnak: 1\nsource:\n  - publisher: 某报\n"
    told = [(line, words.split("。")[0]) for line, words in editor.problems("events", text)]
    assert told == [(3, "缺少 year（年度）、rank（次序）"), (5, "这里没有这个字段"), (7, "缺少 title（标题）")]


@pytest.mark.parametrize(
    "text",
    [
        PERSON,
        f"{PERSON}born: 1950\ndied: 2018-06\ndeceased: 是\nunit: not-there-yet\n",
        f"{PERSON}sex:\nborn:\nhonours:\nphotos:\nunit:\n",
        "name: 2018\nsource:\n  - title: true\n",
        f"{PERSON}honours:\n  - award: laomo\n    year: 2018\n",
    ],
)
def test_what_is_right_is_not_marked(editor: Editor, text: str):
    assert editor.problems("people", text) == []


def test_records_in_a_folder_of_their_year_are_known_too(editor: Editor):
    assert [line for line, _ in editor.problems("events/2018", "title: 事\ndate: 2018\n")] == [1]


def test_a_first_line_leads_to_the_schema_without_any_settings(tmp_path: Path):
    site = Workspace(tmp_path)
    record = site.record("events/2018/a", "titel: 事\ndate: 2018")
    assert run("schema", "-f", str(site.config), "--modelines").exit_code == 0
    with Editor(site.root, {}) as editor:
        told = editor.problems("events/2018", record.read_text("utf-8"))
    assert [(line, words.split("。")[0]) for line, words in told] == [
        (2, "缺少 title（标题）"),
        (2, "这里没有这个字段"),
    ]
