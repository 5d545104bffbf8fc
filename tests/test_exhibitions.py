"""展览: what a panel shows, in every layout; how much of a query; the stops of a tour; what stands at the end."""

import re
from itertools import pairwise

import pytest
from workspace import BuiltPage, Workspace

from generator.facts.tours import stops_of
from generator.records.exhibition import Exhibition

_WORDS = "春夏秋冬东南西北山水风云"
LAYOUTS = ("story", "timeline", "gallery", "wall")


def exhibit(workspace: Workspace, text: str, layout: str = "story") -> BuiltPage:
    workspace.record("exhibitions/x", f"title: 展\nlayout: {layout}\n{text}")
    return workspace.build().page("exhibitions/x/")


@pytest.fixture
def full(workspace: Workspace) -> Workspace:
    """A record of each kind that a panel can show, in one exhibition."""
    workspace.person("a", "王一", "summary: 焊了一辈子")
    workspace.record("units/b", "name: 机械厂\ntype: company")
    workspace.award("c", "劳模")
    workspace.record("rolls/d", "title: 一张榜\nawards: [c]\nyear: 2018\nrecipients: [{person: a}]")
    workspace.record("places/e", "name: 文化宫\ntype: palace")
    workspace.record("services/f", "title: 法律咨询\nrule_year: 2018")
    workspace.record("photos/g", "caption: 合影")
    figures = "figures: [{value: 7, unit: 个, what: 阵地}]"
    workspace.record("events/2018/h", f"title: 大会\ndate: 2018-05-01\nsummary: 开了大会。\n{figures}\nphotos: [g]")
    return workspace


PANELS = """\
panels:
  - events: [h]
  - title: 都在
    text: 一段**话**。
    people: [a]
    units: [b]
    rolls: [d]
    places: [e]
    services: [f]
  - people: [a]
"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_shows_all_that_panels_hold(full: Workspace, layout: str):
    page = exhibit(full, PANELS, layout)
    for words in (
        "大会",
        "2018年5月1日",
        "开了大会。",
        "阵地",
        "合影",
        "都在",
        "机械厂",
        "一张榜",
        "文化宫",
        "法律咨询",
    ):
        assert words in page.text, words
    assert "<strong>话</strong>" in page.body
    assert "王　一" in page.text
    assert 'href="../../events/h/"' in page.body


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_id_comes_twice_and_no_heading_is_left_out(full: Workspace, layout: str):
    page = exhibit(full, PANELS + "stops: [{name: 站, date: 2018}]\n", layout)
    ids = re.findall(r'\bid="([^"]*)"', page.body)
    assert len(ids) == len(set(ids))
    levels = [int(level) for level in re.findall(r"<h(\d)", page.body)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_contents_lead_to_every_panel_by_its_name(full: Workspace):
    page = exhibit(full, PANELS)
    contents = re.search(r"<nav class=\"gr-contents\".*?</nav>", page.body, re.DOTALL)
    assert contents
    assert re.findall(r'href="#([^"]*)"><i>(.)</i><span>([^<]*)', contents[0]) == [
        ("panel-1", "一", "大会"),
        ("panel-2", "二", "都在"),
        ("panel-3", "三", "第三块展板"),
    ]
    assert all(f'id="panel-{number}"' in page.body for number in (1, 2, 3))


def test_one_panel_needs_no_contents(full: Workspace):
    assert "gr-contents" not in exhibit(full, "panels: [{events: [h]}]").body


def test_a_gallery_says_a_sentence_about_each_person(full: Workspace):
    assert "焊了一辈子" in exhibit(full, "panels: [{people: [a]}]", "gallery").text


def test_hostile_words_stay_words(workspace: Workspace):
    page = exhibit(workspace, 'subtitle: "<script>1</script>"\npanels: [{title: "<b>x</b>"}, {title: "\\"><i>"}]')
    assert "<script>1" not in page.body
    assert "<b>x" not in page.body
    assert "&lt;b&gt;x" in page.body


def test_a_query_that_finds_many_shows_the_first_and_leads_to_all(workspace: Workspace):
    workspace.award("c", "劳模")
    people = "".join(f"  - person: p{number}\n" for number in range(130))
    for number in range(130):
        workspace.person(f"p{number}", f"王{_WORDS[number // 12]}{_WORDS[number % 12]}")
    workspace.record("rolls/d", f"title: 榜\nawards: [c]\nyear: 2018\nrecipients:\n{people}")
    page = exhibit(
        workspace, "panels:\n  - {title: 甲, query: {kind: person, award: c}}\n  - query: {kind: person}", "wall"
    )
    assert page.body.count('href="../../people/p') == 240
    assert '另有 10 条，见<a href="../../awards/c/">劳模</a>' in page.body
    assert '另有 10 条，见<a href="../../people/">人物</a>' in page.body


STOPS = """\
panels: [{title: 一}]
stops:
  - {name: 全年, date: 2018}
  - {name: 某时, date: unknown}
  - {name: 后, date: 2018-06-01/2018-06-15, note: 一楼}
  - {place: e, date: 2018-02}
  - {name: 先, date: 2018-01-31}
"""


def test_stops_stand_in_the_order_of_their_first_days(workspace: Workspace):
    workspace.record("places/e", "name: 文化宫\ntype: palace")
    workspace.record("exhibitions/x", f"title: 展\n{STOPS}")
    catalog = workspace.catalog()
    stops = stops_of(catalog, catalog.all(Exhibition)[0])
    assert [(stop["name"], stop["since"], stop["until"]) for stop in stops] == [
        ("全年", None, "2018-12-31"),
        ("先", "2018-01-31", "2018-01-31"),
        ("文化宫", None, "2018-02-28"),
        ("后", "2018-06-01", "2018-06-15"),
        ("某时", None, None),
    ]


def test_a_tour_is_told_on_the_page_and_on_the_card(workspace: Workspace):
    workspace.record("places/e", "name: 文化宫\ntype: palace")
    page = exhibit(workspace, STOPS)
    assert re.search(r'<li data-until="2018-02-28">.*<a href="\.\./\.\./places/e/">文化宫</a>', page.body)
    assert '<li data-since="2018-06-01" data-until="2018-06-15"><b>2018年6月1日—15日</b>' in page.body
    assert "一楼" in page.text
    assert "巡展 5 站" in workspace.build().page("exhibitions/").text


def test_the_card_follows_the_name_of_a_place(workspace: Workspace):
    workspace.record("places/e", "name: 旧宫\ntype: palace")
    exhibit(workspace, STOPS)
    workspace.record("places/e", "name: 新宫\ntype: palace")
    built = workspace.build()
    assert "新宫" in built.page("exhibitions/").body
    assert "旧宫" not in built.page("exhibitions/x/").body


def test_an_exhibition_ends_with_the_others(workspace: Workspace):
    for id in "abcde":
        workspace.record(f"exhibitions/{id}", f"title: 展{id}\npanels: [{{title: 一}}]")
    body = workspace.build().page("exhibitions/d/").body
    assert re.findall(r"展([a-e])</a>", body) == ["e", "a", "b"]


def test_a_photo_on_a_panel_is_not_shown_again(full: Workspace):
    page = exhibit(full, "panels: [{events: [h]}]\nphotos: [g]")
    assert page.body.count("合影") == 1


def test_a_layout_is_one_template(workspace: Workspace):
    mine = '{% extends "exhibitions/_base.html" %}{% block panel %}<h2>{{ panel.name }}，照我的样子</h2>{% endblock %}'
    workspace.file("templates/exhibitions/mine.html", mine)
    page = exhibit(workspace, "panels: [{title: 一}, {title: 二}]", "mine")
    assert "二，照我的样子" in page.text
    assert 'id="panel-2"' in page.body
