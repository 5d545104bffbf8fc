"""The index of all honourees: who stands in it, in which order, and its plain pages."""

import json
import re
from typing import Any

import pytest
from workspace import Workspace, build_on_paper

from generator.facts.honouree_script import honouree_script
from generator.facts.honourees import all_rows, honouree_facets, honouree_groups
from generator.pages import honourees

NAMES = re.compile(r"<b>(?:<a [^>]*>)?([^<]*)")


@pytest.fixture(autouse=True)
def awards(workspace: Workspace) -> None:
    workspace.award("g", "全国劳模", "national")
    workspace.award("s", "省劳模", "province")
    workspace.award("c", "市劳模", "city")


def roll(workspace: Workspace, id: str, recipients: str, more: str = "year: 2018\nawards: [c]") -> None:
    workspace.record(f"rolls/{id}", f"title: 榜{id}\n{more}\nrecipients: [{recipients}]")


def index(workspace: Workspace) -> list[str]:
    return [row.name for row in all_rows(workspace.catalog())]


def columns(workspace: Workspace) -> dict[str, Any]:
    text = workspace.catalog().ask(honouree_script)
    assert text.startswith("guangrongHonourees({")
    data: dict[str, Any] = json.loads(text.removeprefix("guangrongHonourees(").rstrip("\n").removesuffix(")"))
    return data


def test_one_who_holds_several_honours_stands_there_once(workspace: Workspace):
    workspace.person("a", "王一", "honours: [{award: g, year: 2015}, {title: 先进, level: city}]")
    roll(workspace, "r", "{person: a}")
    (row,) = all_rows(workspace.catalog())
    assert row.tags == [
        ["g", "全国劳模", "national", 2015],
        ["c", "市劳模", "city", 2018],
        [None, "先进", "city", None],
    ]


def test_only_what_was_awarded_and_is_still_held_counts(workspace: Workspace):
    workspace.person("a", "王一")
    workspace.person("b", "王二", "consent: withheld\nhonours: [{award: g}]")
    workspace.person("c", "王三")
    roll(
        workspace,
        "r",
        "{person: a, result: 提名}, {person: b}, {name: 丁一, withdrawn: true}, {name: 丁二, result: 提名}",
    )
    assert index(workspace) == []


def test_names_without_a_record_are_one_where_unit_and_name_are_alike(workspace: Workspace):
    one = "{name: 丁一, unit_then: 甲厂}, {name: 丁二}, {name: 乙厂, is_unit: true}"
    roll(workspace, "r1", one)
    roll(workspace, "r2", one + ", {name: 丁一, unit_then: 丙厂}", "year: 2015\nawards: [s]")
    rows = all_rows(workspace.catalog())
    assert [(row.name, [tag[3] for tag in row.tags]) for row in rows] == [
        ("乙厂", [2018, 2015]),
        ("丁一", [2018, 2015]),
        ("丁一", [2015]),
        ("丁二", [2018]),
        ("丁二", [2015]),
    ]


def test_they_stand_by_strokes_whoever_has_a_record_and_units_behind_people(workspace: Workspace):
    workspace.person("a", "马小七", "honours: [{award: g}]")
    workspace.person("b", "丁又", "honours: [{award: g}]")
    workspace.person("c", "何强", "honours: [{award: g}]")
    workspace.record("units/u", "name: 大华厂\ntype: company\nhonours: [{award: g}]")
    roll(workspace, "r", "{name: 丁一}, {name: 万九}, {name: 吕梅华}, {name: 上海厂, is_unit: true}, {name: Ivan}")
    assert index(workspace) == ["丁一", "丁又", "万九", "马小七", "大华厂", "上海厂", "吕梅华", "何强", "Ivan"]
    headings = [heading for _, heading, _ in workspace.catalog().ask(honouree_groups, "strokes")]
    assert headings == ["二画", "三画", "六画", "七画", "其他"]


def test_by_letter_they_stand_as_they_are_read(workspace: Workspace):
    workspace.person("a", "单雄信", "reading: Shàn Xióngxìn\nhonours: [{award: g}]")
    workspace.person("b", "孙一", "honours: [{award: g}]")
    roll(workspace, "r", "{name: 单二, reading: Shàn Èr}, {name: 沈三}, {name: 重机厂, is_unit: true}, {name: 安大}")
    groups = workspace.catalog().ask(honouree_groups, "letter")
    assert [(heading, len(keys)) for _, heading, keys in groups] == [("A", 1), ("S", 4), ("Z", 1)]
    assert groups[1][2] == ["name/r/0", "person/a", "name/r/1", "person/b"]


def test_facets_count_entries_not_honours(workspace: Workspace):
    workspace.person("a", "王一", "honours: [{award: c, year: 2015}, {award: c, year: 2018}, {award: g}]")
    roll(workspace, "r", "{name: 丁一}, {name: 甲厂, is_unit: true}")
    told = workspace.catalog().ask(honouree_facets)
    assert told["year"] == [["2018", "2018年", 3], ["2015", "2015年", 1], ["undated", "年份不详", 1]]
    assert told["level"] == [["national", "全国", 1], ["city", "市级", 3]]
    assert told["award"] == [["g", "全国劳模", 1], ["c", "市劳模", 3]]
    assert told["kind"] == [["person", "个人", 2], ["unit", "集体", 1]]


def test_the_index_links_people_and_the_rolls_of_those_without_a_record(workspace: Workspace):
    workspace.person("a", "王一", "honours: [{award: g}]")
    roll(workspace, "r", "{name: 丁一, unit_then: 甲厂}")
    body = workspace.build().page("honourees/").body
    assert re.search('<b><a href="../people/a/">王　一</a></b><span[^>]*>全国劳模</span>', body)
    assert '<b>丁　一</b><span><a href="../rolls/r/">市劳模</a></span><span>甲厂</span>' in body


def test_plain_pages_hold_so_many_names_and_no_more(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(honourees, "_SHOWN", 3)
    roll(workspace, "r", ", ".join(f"{{name: 丁{number}}}" for number in "一二三四五六七") + ", {name: 马大}")
    site = workspace.build()
    pages = [path for path in site.pages() if path.startswith("honourees/")]
    assert "honourees/strokes/2/3/index.html" in pages
    assert "honourees/year/2018/2/index.html" in pages
    assert {len(NAMES.findall(site.pages()[path])) <= 3 for path in pages} == {True}
    shown = [name for more in ("", "2/", "3/") for name in NAMES.findall(site.page(f"honourees/strokes/2/{more}").body)]
    assert len(shown) == len(set(shown)) == 7
    assert 'aria-current="page"' in site.page("honourees/strokes/2/3/").body
    assert NAMES.findall(site.page("honourees/").body) == []
    assert "honourees/strokes/2/" in site.page("honourees/").body


def test_a_short_index_shows_everybody_itself(workspace: Workspace):
    roll(workspace, "r", "{name: 丁一}, {name: 马大}")
    site = workspace.build()
    assert NAMES.findall(site.page("honourees/").body) == ["丁　一", "马　大"]
    assert not site.has("honourees/strokes")
    assert NAMES.findall(site.page("honourees/letter/m/").body) == ["马　大"]


def test_without_honours_there_is_a_page_and_nothing_to_search(workspace: Workspace):
    workspace.person("a", "王一")
    site = workspace.build()
    assert "还没有荣誉的记录" in site.page("honourees/").text
    assert "gr-find" not in site.page("honourees/").body
    assert not [path for path in site.files() if path.startswith("assets/honourees-index-")]


def test_names_stay_text_in_the_script(workspace: Workspace):
    roll(workspace, "r", r"""{name: '</script><b>"\'}, {name: 丁一, unit_then: '<i>厂</i>'}""")
    catalog = workspace.catalog()
    assert "<" not in catalog.ask(honouree_script)
    data = columns(workspace)
    assert data["names"].split("\n") == ["丁一", '</script><b>"\\']
    assert data["unitNames"] == "<i>厂</i>"


def test_the_script_ships_the_orders_and_the_sounds(workspace: Workspace):
    roll(
        workspace, "r", "{name: 单一}, {name: 单雄, reading: Shàn Xióng}, {name: 丁一}, {name: 单二, reading: Shàn Èr}"
    )
    data = columns(workspace)
    names = data["names"].split("\n")
    assert names == ["丁一", "单一", "单二", "单雄"]
    assert [names[at] for at in data["pinyin"]] == ["丁一", "单二", "单雄", "单一"]
    assert data["strokes"] == [["二画", 1], ["八画", 3]]
    assert {"丁ding", "单shan!dan"} <= set(data["sounds"].split("\n"))
    assert data["odd"] == {}


def test_an_edit_that_tells_nothing_new_leaves_the_index(workspace: Workspace):
    workspace.person("a", "王一", "honours: [{award: g}]\ndeeds: 一")
    before = build_on_paper(workspace.config)[1]
    workspace.build()
    workspace.person("a", "王一", "honours: [{award: g}]\ndeeds: 二\ntrade: 焊工")
    after = workspace.build().files()
    script = next(path for path in before if path.startswith("assets/honourees-index-"))
    assert after[script] == before[script]
    workspace.person("a", "王一", "honours: [{award: s}]")
    assert script not in workspace.build().files()
