"""The pages of units, awards and places: what they hold, and that none grows without end."""

import re

import pytest
from workspace import Workspace

from generator.pages import awards, places, shelves, units

_CARD = re.compile(r'<p class="gr-name"><b><a [^>]*>([^<]*)')
_HEADING = re.compile(r"<h3>([^<]*)(?: <small>([^<]*)</small>)?</h3>")


def holder(workspace: Workspace, id: str, name: str, *honours: str, more: str = "") -> None:
    workspace.person(id, name, f"honours: [{', '.join(f'{{{one}}}' for one in honours)}]\n{more}")


def a_unit(workspace: Workspace, id: str = "u", more: str = "") -> None:
    workspace.record(f"units/{id}", f"name: 甲厂{id}\ntype: company\n{more}")


def test_people_of_a_unit_stand_below_the_level_of_their_highest_honour(workspace: Workspace):
    a_unit(workspace)
    holder(workspace, "a", "王一", "title: 区奖, level: district", more="unit: u")
    holder(workspace, "b", "丁一", "title: 国奖, level: national", "title: 区奖, level: district", more="unit: u")
    workspace.person("c", "丁二", "unit: u")
    holder(workspace, "d", "马一", "title: 国奖, level: national", more="unit: u")
    body = workspace.build().page("units/u/").body
    assert _CARD.findall(body) == ["丁　一", "马　一", "王　一", "丁　二"]
    assert [found[0] for found in _HEADING.findall(body)] == ["全国", "区级", "其他"]
    assert "人物 <small>4 人</small>" in body


def test_people_without_honours_need_no_heading(workspace: Workspace):
    a_unit(workspace)
    workspace.person("c", "丁二", "unit: u")
    assert "其他" not in workspace.build().page("units/u/").body


def test_a_unit_with_many_people_shows_some_and_the_way_to_the_honoured(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(units, "_SHOWN", 2)
    a_unit(workspace)
    for id in ("a", "b", "c"):
        holder(workspace, id, "王一", "title: 区奖, level: district", more="unit: u")
    found = workspace.build().page("units/u/")
    assert len(_CARD.findall(found.body)) == 2
    assert 'href="../../honourees/?unit=u"' in found.body
    assert "3 人" in found.text


def test_a_unit_names_what_it_belongs_to_and_who_leads_it(workspace: Workspace):
    workspace.person("a", "王一")
    a_unit(workspace, "top")
    a_unit(workspace, "u", "parent: top\nleader: a\naliases: [甲]")
    site = workspace.build()
    assert "单位 · 企业 甲厂u 又作：甲 隶属于 甲厂top 领衔 王一" in site.page("units/u/").text
    assert "下属 甲厂u 企业" in site.page("units/top/").text


def test_shelves_end_and_lead_to_the_whole_list(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shelves, "_SHOWN", 2)
    a_unit(workspace)
    for id in ("x", "y", "z"):
        a_unit(workspace, id, "parent: u")
        workspace.record(f"places/{id}", f"name: 地{id}\ntype: home\nunit: u")
        workspace.record(f"events/{id}", f"title: 事{id}\nsummary: 做了。\ndate: 2018\nunits: [u]\nplaces: [x]")
    site = workspace.build()
    body = site.page("units/u/").body
    assert body.count('<article class="gr-card') == 6
    assert re.findall(r'gr-more"><a [^>]*href="([^"]*)"', body) == ["../../units/", "../../places/"]
    assert len(re.findall("事.</a>", site.page("units/u/2018/").body)) == 3
    assert "事z" in site.page("places/x/2018/").text


def test_an_award_tells_every_edition(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.award("v", "标兵")
    a_unit(workspace)
    for id in ("a", "b"):
        workspace.person(id, "王一")
    workspace.record(
        "rolls/r1",
        "title: 甲榜\nawards: [w, v]\nyear: 2017\nedition: 首批\nrecipients: [{person: a, award: w}, "
        "{person: b, award: v}, {unit: u, award: w}, {name: 丁一, award: w, result: 提名}]",
    )
    workspace.record("rolls/r2", "title: 乙榜\nawards: [w]\nyear: 2019\ncounts: [{what: 先进集体, value: 35}]")
    workspace.record("rolls/r3", "title: 丙榜\nawards: [w]")
    text = workspace.build().page("awards/w/").text
    assert "历次表彰 3 次 2019 乙榜 先进集体 35 个 2017 甲榜 首批 收录 1 人，1 个单位 年份待考 丙榜 名单待补" in text


def test_holders_stand_by_year_and_those_no_roll_tells_of_are_marked(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.award("alone", "标兵")
    workspace.person("a", "王一")
    holder(workspace, "b", "丁一", "award: w, year: 1956", "award: alone, year: 1950")
    holder(workspace, "c", "马一", "award: w")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nyear: 2017\nrecipients: [{person: a}]")
    site = workspace.build()
    found = site.page("awards/w/")
    assert _HEADING.findall(found.body)[:3] == [
        ("2017年", ""),
        ("1956年", "据本人事迹"),
        ("年份不详", "据本人事迹"),
    ]
    assert "获得者 3 人" in found.text
    assert "据本人事迹" not in site.page("awards/alone/").text


def test_holders_of_a_large_award_are_parted(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(awards, "_SHOWN", 2)
    workspace.award("w", "劳模")
    for id, name in (("a", "丁一"), ("b", "马一"), ("c", "王一"), ("d", "王二"), ("e", "吕一")):
        holder(workspace, id, name, "award: w, year: 2018")
        a_unit(workspace, id, "honours: [{award: w, year: 2018}]")
    site = workspace.build()
    assert _CARD.findall(site.page("awards/w/").body) == []
    assert "2018年 5" in site.page("awards/w/").text
    parts = [site.page(f"awards/w/2018{end}/") for end in ("", "-2", "-3")]
    assert [_CARD.findall(part.body) for part in parts] == [["丁　一", "马　一"], ["王　一", "王　二"], ["吕　一"]]
    assert parts[0].text.startswith("5 人 劳模 · 2018年 回到 劳模 丁一—马一 王一—王二 吕一—吕一")
    assert not site.has("awards/w/2018-4")
    assert "甲厂e" in site.page("awards/w/units-3/").text


def test_the_editions_told_on_an_award_have_an_end(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(awards, "_EDITIONS", 1)
    workspace.award("w", "劳模")
    for year in (2017, 2018):
        workspace.record(f"rolls/r{year}", f"title: 榜{year}\nawards: [w]\nyear: {year}")
    assert "历次表彰 2 次 2018 榜2018 名单待补 还有 1 次" in workspace.build().page("awards/w/").text


def test_a_place_tells_where_it_is_and_what_it_offers(workspace: Workspace):
    workspace.record(
        "places/p",
        "name: 家\ntype: home\naddress: 一号\nhours: 全天\nphone: 0523-86212345\nopened: 2018\noffers: [书, 茶]",
    )
    found = workspace.build().page("places/p/")
    assert "阵地 · 职工之家 家 地址 一号 开放时间 全天 建成 2018年 电话 0523-86212345 这里有什么 书 茶" in found.text
    assert '<a href="tel:052386212345">' in found.body


@pytest.mark.parametrize("text", ["0523-1、0523-2", "内线 12", "javascript:alert(1)", "12"])
def test_only_one_number_alone_is_dialled(text: str):
    assert places.show_phone(text) == {"text": text, "dial": None}


def test_a_place_of_which_only_the_name_is_known(workspace: Workspace):
    workspace.record("places/p", "name: 家\ntype: home")
    body = workspace.build().page("places/p/").body
    assert "<dl" not in body
    assert "<h2>" not in body.partition("gr-foot")[0]
