"""The page of a person: who, which honours, who else; with little known, with much, and for somebody who died."""

import re

import pytest
from workspace import BuiltPage, Workspace

from generator.pages import people, shelves

_SHELF = re.compile(r"<h2>同榜的人</h2>(.*?)</section>", re.DOTALL)
_NAME = re.compile(r'<p class="gr-name"><b><a [^>]*>([^<]*)')


@pytest.fixture(autouse=True)
def an_award(workspace: Workspace) -> None:
    workspace.award("w", "劳模")


def page(workspace: Workspace, text: str = "", name: str = "王一") -> BuiltPage:
    workspace.person("a", name, text)
    return workspace.build().page("people/a/")


def conferred(workspace: Workspace, id: str, lines: list[str], more: str = "year: 2018") -> None:
    named = "".join(f"  - {{{line}}}\n" for line in lines)
    workspace.record(f"rolls/{id}", f"title: {id}榜\nawards: [w]\n{more}\nrecipients:\n{named}")


def fellows(page: BuiltPage) -> list[str]:
    found = _SHELF.search(page.body)
    return _NAME.findall(found[1]) if found else []


def test_somebody_of_whom_only_the_name_is_known(workspace: Workspace):
    found = page(workspace)
    assert found.text.startswith("人物 王 wáng 一 yī 王　一 出处")
    for word in ("荣誉", "事迹", "同榜的人", "在大事中", "在展览中", "<blockquote", "<dl"):
        assert word not in found.body, word


@pytest.mark.parametrize(
    ("known", "below", "row"),
    [
        ("born: 1923\ndied: 1995", "1923—1995", None),
        ("born: 1923-10-08\ndied: 1970-11-15", "1923—1970", "1923年10月8日—1970年11月15日"),
        ("born: 1923-10\ndied: unknown", "1923年生，已故", "1923年10月—？"),
        ("died: 1995", "1995年逝世", None),
        ("died: 1995-05", "1995年逝世", "1995年5月"),
        ("born: 1923\ndeceased: true", "1923年生，已故", None),
        ("born: unknown\ndeceased: true", "已故", None),
    ],
)
def test_the_dead_have_their_years_below_the_name(workspace: Workspace, known: str, below: str, row: str | None):
    found = page(workspace, known)
    assert f'<p class="gr-person__years">{below}</p>' in found.body
    assert 'class="gr-person gr-person--past"' in found.body
    assert (f"<dd>{row}</dd>" in found.body) if row else ("生卒" not in found.text)


def test_the_living_are_not_shown_as_dead(workspace: Workspace):
    found = page(workspace, "born: 1980")
    assert "生卒 1980年生" in found.text
    assert "gr-person--past" not in found.body
    assert "gr-person__years" not in found.body


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("何强", "short"),
        ("欧阳兰兰", "short"),
        ("买买提·吐尔逊", "long"),
        ("John Smith", "long"),
        ("阿卜杜热西提·买买提", "longer"),
        ("王" * 60, "longest"),
    ],
)
def test_a_longer_name_is_cut_smaller(workspace: Workspace, name: str, size: str):
    assert people.tablet_size(name) == size
    assert f"gr-tablet--{size}" in page(workspace, name=name).body


def test_honours_are_newest_first_and_within_a_year_the_highest(workspace: Workspace):
    told = (
        "{title: 区奖, level: district, year: 2018}, {title: 国奖, level: national, year: 2018}, "
        "{title: 省奖, level: province, year: 2019, unit_then: 甲厂}, {title: 旧奖, level: city}"
    )
    words = page(workspace, f"honours: [{told}]").text
    assert re.findall(r"(2\d{3}|年份待考) (.奖)", words) == [
        ("2019", "省奖"),
        ("2018", "国奖"),
        ("2018", "区奖"),
        ("年份待考", "旧奖"),
    ]
    assert "省奖 时在甲厂 省级" in words


def test_nominations_stand_apart_and_what_was_taken_back_says_so(workspace: Workspace):
    conferred(workspace, "r", ["person: a, result: 提名"], "year: 2017")
    conferred(workspace, "s", ["person: a, withdrawn: true, unit_then: 甲厂, post_then: 班长"])
    words = page(workspace, "honours: [{title: 省奖, level: province}]").text
    assert "荣誉 2018 劳模 已撤销 时在甲厂，班长 市级 年份待考 省奖 省级 获提名 2017 劳模 市级" in words
    assert words.startswith("省奖 · 省级 ")


def test_many_honours_all_stand_there(workspace: Workspace):
    told = ", ".join(f"{{title: 第{number}奖, level: city}}" for number in range(80))
    assert page(workspace, f"honours: [{told}]").body.count("<li>") == 80 + 1


def test_fellows_are_those_who_stand_near_on_the_roll(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(people, "_FELLOWS", 4)
    for number in range(1, 10):
        workspace.person(f"p{number}", f"丁{'〇一二三四五六七八九'[number]}")
    ids = ["p1", "p2", "p3", "p4", "a", "p5", "p6", "p7", "p8", "p9"]
    conferred(workspace, "r", [f"person: {id}" for id in ids])
    found = page(workspace)
    assert fellows(found) == ["丁　三", "丁　四", "丁　五", "丁　六"]
    assert '<a href="../../rolls/r/">r榜</a> · 榜上 10 名' in found.body
    site = workspace.build()
    assert fellows(site.page("people/p1/")) == ["丁　二", "丁　三", "丁　四", "王　一"]
    assert fellows(site.page("people/p9/")) == ["丁　五", "丁　六", "丁　七", "丁　八"]


def test_fellows_of_several_rolls_stand_below_each(workspace: Workspace):
    workspace.person("b", "丁一")
    workspace.person("c", "丁二")
    workspace.person("hidden", "丁三", "consent: withheld")
    conferred(workspace, "old", ["person: b", "person: a", "person: hidden"], "year: 2001")
    conferred(workspace, "new", ["person: a", "person: c", "person: b, result: 提名"])
    conferred(workspace, "alone", ["person: a", "name: 王二"], "year: 2003")
    conferred(workspace, "nominated", ["person: a, result: 提名", "person: b"], "year: 2004")
    found = page(workspace)
    assert fellows(found) == ["丁　二", "丁　一"]
    assert re.findall(r"([a-z]+)榜</a> · 榜上", found.body) == ["new", "old"]
    assert "丁三" not in found.html


def test_many_events_have_a_page_for_each_year(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shelves, "_SHOWN", 2)
    for id, date in (("x", "2017"), ("y", "2018-05"), ("z", "2018-07"), ("u", "unknown")):
        workspace.record(f"events/{id}", f"title: 事{id}\nsummary: 做了。\ndate: {date}\npeople: [a]")
    found = page(workspace)
    assert re.findall(r"<h3><a [^>]*>(事.)", found.body) == ["事z", "事y"]
    assert "在大事中 4 件" in found.text
    site = workspace.build()
    assert re.findall(r"<h3><a [^>]*>(事.)", site.page("people/a/2018/").body) == ["事z", "事y"]
    assert site.page("people/a/undated/").text.startswith("1 件 王一 · 日期不详大事 回到 王一")
    for year in ("2018", "2017", "undated"):
        assert f'href="../../people/a/{year}/"' in found.body


def test_few_events_have_no_pages_of_their_own(workspace: Workspace):
    workspace.record("events/x", "title: 事\nsummary: 做了。\ndate: 2018\npeople: [a]")
    workspace.person("a")
    assert not workspace.build().has("people/a/2018")


def test_a_hostile_name_stays_text_on_tablet_heading_and_code(workspace: Workspace):
    found = page(workspace, "summary: '{{ 7*7 }}'", "'<b>丁'")
    assert "<b><b>" not in found.body
    assert "<b>&lt;b&gt;丁</b>" in found.body
    assert "49" not in found.text
