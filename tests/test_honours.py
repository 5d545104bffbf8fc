"""Who holds what: an honour told on a roll and with its holder is one honour."""

from workspace import Workspace

from generator.facts.honours import Held, honours_of
from generator.records.person import Person


def held(workspace: Workspace, id: str = "a") -> list[tuple[str, int | None, str | None]]:
    """Title, year and edition of every honour of a person, as shown."""
    return [(one.title, one.year, one.edition) for one in honours(workspace, id)]


def awarded(workspace: Workspace, id: str = "a") -> list[str]:
    """Titles of those that were given and not taken back."""
    return [one.title for one in honours(workspace, id) if one.is_awarded]


def honours(workspace: Workspace, id: str) -> list[Held]:
    catalog = workspace.catalog()
    person = catalog.find(Person, id)
    assert person
    return honours_of(catalog, person)


def roll(workspace: Workspace, id: str, more: str, line: str = "person: a", award: str = "w") -> None:
    workspace.record(f"rolls/{id}", f"title: 榜\nawards: [{award}]\n{more}\nrecipients:\n  - {{{line}}}")


def test_told_twice_is_held_once_and_each_side_fills_the_other(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours:\n  - {award: w, year: 2018, unit_then: 甲厂, note: 两次}")
    roll(workspace, "r", "year: 2018\nedition: 第二届")
    catalog = workspace.catalog()
    person = catalog.find(Person, "a")
    assert person
    [one] = honours_of(catalog, person)
    assert (one.title, one.year, one.edition, one.unit_then, one.note) == ("劳模", 2018, "第二届", "甲厂", "两次")
    assert one.roll
    assert workspace.build().page("people/a/").text.count("第二届") == 1


def test_told_without_a_year_is_the_one_on_the_roll(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w}]")
    roll(workspace, "r", "year: 2018")
    assert held(workspace) == [("劳模", 2018, None)]


def test_a_roll_without_a_year_takes_it_from_the_holder(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2016}]")
    roll(workspace, "r", "edition: 首批")
    assert held(workspace) == [("劳模", 2016, "首批")]


def test_the_same_award_in_four_years_stays_four(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2018}]")
    for year in (2015, 2016, 2017, 2018):
        roll(workspace, f"r{year}", f"year: {year}")
    assert held(workspace) == [("劳模", year, None) for year in (2018, 2017, 2016, 2015)]


def test_four_years_told_with_the_holder_stay_four(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours:" + "".join(f"\n  - {{award: w, year: {year}}}" for year in range(1951, 1955)))
    assert [year for _, year, _ in held(workspace)] == [1954, 1953, 1952, 1951]


def test_one_told_twin_is_not_used_up_twice(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w}]")
    roll(workspace, "r1", "year: 2017")
    roll(workspace, "r2", "year: 2018")
    assert held(workspace) == [("劳模", 2018, None), ("劳模", 2017, None)]


def test_another_edition_is_another_honour(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2016, edition: 首批}]")
    roll(workspace, "r", "year: 2018\nedition: 第二批")
    assert held(workspace) == [("劳模", 2018, "第二批"), ("劳模", 2016, "首批")]


def test_a_contradiction_is_told_not_merged(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2017}]")
    roll(workspace, "r", "year: 2018")
    assert "error H601" in workspace.problems()


def test_naming_the_edition_settles_a_contradiction_as_the_hint_says(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2017, edition: 首批}]")
    roll(workspace, "r", "year: 2018")
    assert workspace.problems() == "没有问题\n"


def test_a_withdrawn_honour_is_not_held(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a")
    roll(workspace, "r", "year: 2018", line="person: a, withdrawn: true")
    assert awarded(workspace) == []
    assert "2018 劳模 已撤销 市级" in workspace.build().page("people/a/").text
    assert "称号已撤销" in workspace.build().page("rolls/r/").text


def test_an_honour_withdrawn_on_the_roll_is_not_held_though_told_with_its_holder(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2018}]")
    roll(workspace, "r", "year: 2018", line="person: a, withdrawn: true")
    assert awarded(workspace) == []
    assert held(workspace) == [("劳模", 2018, None)]


def test_honours_without_an_award_record_and_without_a_year(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{title: 标兵, level: enterprise}, {award: w, year: 1956}]")
    assert held(workspace) == [("劳模", 1956, None), ("标兵", None, None)]
    text = workspace.build().page("people/a/").text
    assert "年份待考 标兵 企业级" in text
    assert "1956 劳模 市级" in text


def test_the_highest_honour_stands_beside_the_name(workspace: Workspace):
    workspace.award("city", "市劳模")
    workspace.award("nation", "全国劳模", "national")
    workspace.person("a", text="honours: [{award: city, year: 2018}, {award: nation, year: 1989}]")
    assert "全国劳模" in workspace.build().page("people/").text


def test_a_nomination_is_marked_and_does_not_stand_beside_the_name(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a")
    roll(workspace, "r", "year: 2018", line="person: a, result: 提名")
    site = workspace.build()
    assert "荣誉 获提名 2018 劳模 市级" in site.page("people/a/").text
    assert "<span>劳模</span>" not in site.page("people/").body
    assert "王　一" not in site.page("awards/w/").text


def test_one_of_several_awards_of_a_roll(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.award("v", "工匠")
    workspace.person("a")
    workspace.person("b", "王二")
    lines = "recipients: [{person: a, award: w}, {person: b, award: v}]"
    workspace.record("rolls/r", f"title: 榜\nawards: [w, v]\nyear: 2018\n{lines}")
    assert held(workspace) == [("劳模", 2018, None)]
    assert held(workspace, "b") == [("工匠", 2018, None)]
    site = workspace.build()
    assert "王　二" in site.page("awards/v/").text
    assert "王　二" not in site.page("awards/w/").text


def test_who_was_nominated_or_lost_the_award_is_shown_as_a_holder_nowhere(workspace: Workspace):
    workspace.award("w", "劳模")
    for id, name in (("kept", "王一"), ("lost", "王二"), ("named", "王三")):
        workspace.person(id, name)
    workspace.person("asked", "王四", "honours: [{award: w, year: 1990}]")
    lines = "[{person: kept}, {person: lost, withdrawn: true}, {person: named, result: 提名}]"
    workspace.record("rolls/r", f"title: 榜\nawards: [w]\nyear: 2018\nrecipients: {lines}")
    workspace.record("kiosks/k", "title: 墙\nrolls: [r]")
    workspace.record("exhibitions/x", "title: 展\npanels:\n  - query: {kind: person, award: w}")
    site = workspace.build()
    pages = [(site.folder / page / "index.html").read_text("utf-8") for page in ("awards/w/", "exhibitions/x/", "")]
    for page, html in enumerate([*pages, site.wall("k")]):
        assert "王　一" in html, page
        assert "王　二" not in html and "王　三" not in html, page
    assert "王　四" in site.page("exhibitions/x/").text


def test_a_unit_honoured_by_a_roll_is_on_the_awards_page(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.record("units/u", "name: 一班\ntype: team")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nyear: 2018\nrecipients: [{unit: u}]")
    assert "一班" in workspace.build().page("awards/w/").text


def test_a_nomination_does_not_swallow_an_award(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2018}]")
    roll(workspace, "r", "year: 2018", line="person: a, result: 提名")
    assert "error H601" in workspace.problems()
