"""The page of a roll: its order, its groups, results apart, counts without names."""

import re

import pytest
from workspace import BuiltPage, Workspace

from generator.pages import rolls

NAMES = re.compile(r"<li><b>(?:<a [^>]*>)?([^<]*)")
HEADINGS = re.compile(r"<h3>([^<]*)</h3>\s*<ul class=\"gr-names\"")


@pytest.fixture(autouse=True)
def an_award(workspace: Workspace) -> None:
    workspace.award("w", "劳模")


def page(workspace: Workspace, text: str) -> BuiltPage:
    workspace.record("rolls/r", f"title: 榜\nawards: [w]\n{text}")
    return workspace.build().page("rolls/r/")


def recipients(*names: str) -> str:
    return "recipients:\n" + "".join(f"  - name: {name}\n" for name in names)


def test_names_by_strokes_stand_under_headings(workspace: Workspace):
    names = recipients("吕梅华", "丁一", "王二", "何强", "丁又", "马小七")
    body = page(workspace, f"year: 2018\norder: surname-stroke\n{names}").body
    assert HEADINGS.findall(body) == ["二画", "三画", "四画", "六画", "七画"]
    assert NAMES.findall(body) == ["丁　一", "丁　又", "马小七", "王　二", "吕梅华", "何　强"]
    assert "以姓氏笔画为序" in body


def test_names_in_document_order_stay_and_have_no_headings(workspace: Workspace):
    body = page(workspace, f"year: 2018\n{recipients('吕梅华', '丁一', '王二')}").body
    assert NAMES.findall(body) == ["吕梅华", "丁　一", "王　二"]
    assert HEADINGS.findall(body) == []


def test_rank_order_stays_as_written(workspace: Workspace):
    body = page(workspace, f"year: 2018\norder: rank\n{recipients('吕梅华', '丁一')}").body
    assert NAMES.findall(body) == ["吕梅华", "丁　一"]
    assert "按名次" in body


def test_pinyin_order_uses_the_reading_that_is_written(workspace: Workspace):
    lines = "recipients: [{name: 王二}, {name: 单一, reading: Shàn Yī}, {name: 丁一}]"
    assert NAMES.findall(page(workspace, f"year: 2018\norder: pinyin\n{lines}").body) == ["丁　一", "单　一", "王　二"]


def test_awarded_and_nominated_stand_apart(workspace: Workspace):
    lines = "recipients: [{name: 王一, result: 提名}, {name: 丁一}, {name: 王二, result: 提名}]"
    sections = page(workspace, f"year: 2018\n{lines}").body.split('<section class="gr-section gr-result">')[1:]
    assert [section[:10] for section in sections] == ["\n<h2>获评 <s", "\n<h2>提名 <s"]
    assert [NAMES.findall(section) for section in sections] == [["丁　一"], ["王　一", "王　二"]]
    assert [re.findall(r"(\d+) 名", section) for section in sections] == [["1"], ["2"]]


def test_counts_without_names(workspace: Workspace):
    counts = "counts: [{what: 集体, value: 35}, {what: 个人, value: 57, unit: 名}]"
    found = page(workspace, f"year: 2018\n{counts}")
    assert "35 个 集体（名单未见公布） 57 名 个人（名单未见公布）" in found.text
    assert NAMES.findall(found.body) == []
    assert "0 名" not in found.text


def test_a_count_beyond_the_names(workspace: Workspace):
    counts = "counts: [{what: 技师, value: 15, unit: 名}]"
    text = page(workspace, f"year: 2018\n{recipients('王一', '王二')}{counts}").text
    assert "获评 2 名" in text
    assert "15 名 技师（名单见到 2 名）" in text


def test_a_roll_without_names_counts_or_year(workspace: Workspace):
    workspace.record("rolls/r", "title: 空榜\nawards: [w]")
    site = workspace.build()
    assert "空榜" in site.page("rolls/r/").text
    assert "年份不详" in site.page("rolls/").text
    assert "None" not in site.page("rolls/r/").html


def test_a_line_tells_sex_people_unit_and_post(workspace: Workspace):
    lines = (
        "recipients: [{name: 丁一, sex: 女, ethnicity: 回族, unit_then: 甲厂, post_then: 班长}, {name: 王二, sex: 男},"
        " {name: 甲乙厂, is_unit: true}]"
    )
    body = page(workspace, f"year: 2018\n{lines}").body
    assert "<li><b>丁　一<small>（女，回族）</small></b><span>甲厂 班长</span></li>" in body
    assert "<li><b>王　二</b></li>" in body
    assert "<li><b>甲乙厂</b></li>" in body


def test_a_unit_of_two_characters_is_not_padded(workspace: Workspace):
    assert "<li><b>甲厂</b></li>" in page(workspace, "year: 2018\nrecipients: [{name: 甲厂, is_unit: true}]").body


def test_document_publicity_and_notices_are_public(workspace: Workspace):
    text = page(
        workspace,
        """year: 2018
date: 2018-04-28
document: 海工发〔2018〕5号
granted_by: 区总工会
edition: 第二届
publicity: {start: 2018-04-10, end: 2018-04-16}
notices: [{date: 2019-01-02, type: 更正, text: 名字写错了}]
""",
    ).text
    assert "2018年4月28日 · 第二届 · 区总工会 · 海工发〔2018〕5号" in text
    assert "公示：2018年4月10日—2018年4月16日" in text
    assert "更正 （2019年1月2日）：名字写错了" in text


def test_people_of_one_roll_find_each_other(workspace: Workspace):
    workspace.person("a", "王一")
    workspace.person("b", "丁一")
    page(workspace, "year: 2018\nrecipients: [{person: a}, {person: b}, {name: 马七}]")
    body = workspace.build("again").page("people/a/").body
    assert "同榜的人" in body
    assert '<a href="../../people/b/">丁　一</a>' in body
    assert '<a href="../../people/a/">' not in body


def test_rolls_are_listed_by_year_newest_first(workspace: Workspace):
    for id, more in (("a", "year: 2015"), ("b", "date: 2018-05"), ("c", "edition: 首批"), ("d", "year: 2016")):
        workspace.record(f"rolls/{id}", f"title: 榜{id}\nawards: [w]\n{more}")
    body = workspace.build().page("rolls/").body
    assert re.findall(r"<h2>([^<]*)</h2>", body) == ["2018年", "2016年", "2015年", "年份不详"]


def test_awards_of_one_roll_stand_apart_in_its_order(workspace: Workspace):
    workspace.award("x", "先锋号")
    units = "{name: 甲班, is_unit: true, award: x}, {name: 乙班, is_unit: true, award: x}"
    lines = f"recipients: [{units}, {{name: 王一, award: w}}]"
    workspace.record("rolls/r", f"title: 榜\nawards: [w, x]\nyear: 2018\n{lines}")
    body = workspace.build().page("rolls/r/").body
    assert re.findall(r'<h3 class="gr-part">([^<]*)<small>([^<]*)<', body) == [
        ("劳模 · 个人 ", "1 名"),
        ("先锋号 · 集体 ", "2 个"),
    ]
    assert NAMES.findall(body) == ["王　一", "甲班", "乙班"]


def test_units_stand_apart_from_people(workspace: Workspace):
    lines = "recipients: [{name: 大华厂, is_unit: true}, {name: 丁一}, {name: 二厂, is_unit: true}, {name: 马二}]"
    body = page(workspace, f"year: 2018\norder: surname-stroke\n{lines}").body
    assert re.findall(r'<h3 class="gr-part">([^<]*)<small>([^<]*)<', body) == [("集体 ", "2 个"), ("个人 ", "2 名")]
    assert re.findall(r"<h4>([^<]*)</h4>", body) == ["二画", "三画", "二画", "三画"]
    assert NAMES.findall(body) == ["二厂", "大华厂", "丁　一", "马　二"]


def test_the_note_says_by_which_order(workspace: Workspace):
    notes = {
        "surname-stroke": "以姓氏笔画为序",
        "pinyin": "以姓名拼音为序",
        "rank": "按名次",
        "document": "排名不分先后",
    }
    for order, note in notes.items():
        assert note in page(workspace, f"year: 2018\norder: {order}\nrecipients: [{{name: 丁一}}]").text


def test_one_who_lost_the_award_is_shown_as_such_and_not_counted(workspace: Workspace):
    found = page(workspace, "year: 2018\nrecipients: [{name: 丁一, withdrawn: true}, {name: 王二}]")
    assert '<li class="gr-withdrawn"><b><del>丁　一</del></b><span>称号已撤销</span></li>' in found.body
    assert "获评 1 名" in found.text


def test_a_long_roll_has_a_bar_that_leads_to_its_groups(workspace: Workspace):
    names = recipients(
        *(f"{surname}{number}" for surname in "丁马王" for number in "一二三四五六七八九十百千万大小上下中天土木")
    )
    body = page(workspace, f"year: 2018\norder: surname-stroke\n{names}").body
    bar = re.findall(r'<a href="#([^"]*)">(.画)</a>', body)
    assert bar == [("group-1", "二画"), ("group-2", "三画"), ("group-3", "四画")]
    assert [id for id, _ in bar] == re.findall(r'id="(group-\d+)"', body)


def test_a_roll_leads_to_the_same_names_by_pinyin(workspace: Workspace):
    assert (
        'href="../../honourees/?award=w&amp;year=2018&amp;order=pinyin"'
        in page(workspace, "year: 2018\nrecipients: [{name: 丁一}]").body
    )
    assert "honourees/?" not in page(workspace, "year: 2018\norder: pinyin\nrecipients: [{name: 丁一}]").body
    assert "honourees/?" not in page(workspace, "recipients: [{name: 丁一}]").body


def test_downloads_are_offered_where_there_are_names(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rolls, "DOWNLOADS", (("名单 CSV", "roll.csv"),))
    link = '<a href="../../rolls/r/roll.csv" download>名单 CSV</a>'
    assert link in page(workspace, "year: 2018\nrecipients: [{name: 丁一}]").body
    assert "roll.csv" not in page(workspace, "year: 2018\ncounts: [{what: 集体, value: 35}]").body
