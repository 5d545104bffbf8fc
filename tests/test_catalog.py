"""Records, references and back-links; people who may not be shown; addresses that clash."""

import re

import pytest
from workspace import PICTURE, Workspace

from generator.problems import ContentError
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.unit import Unit

EVENT = "title: 事\ndate: 2018\nsummary: 事"


def test_records_come_in_the_order_of_their_paths(workspace: Workspace):
    for id in ("c", "a", "b"):
        workspace.person(id)
    assert [person.id for person in workspace.catalog().all(Person)] == ["a", "b", "c"]


def test_back_links_lead_to_whoever_refers(workspace: Workspace):
    workspace.person("a", text="unit: u")
    workspace.record("units/u", "name: 厂\ntype: company\nleader: a")
    workspace.record("events/e", f"{EVENT}\npeople: [a]\nunits: [u]")
    workspace.record("events/f", f"{EVENT}\nunits: [u]")
    workspace.record("exhibitions/x", "title: 展\npanels:\n  - title: 一\n    people: [a, a]\n  - people: [a]")
    catalog = workspace.catalog()
    person, unit = catalog.find(Person, "a"), catalog.find(Unit, "u")
    assert person
    assert unit
    assert [event.id for event in catalog.linking(Event, person)] == ["e"]
    assert [event.id for event in catalog.linking(Event, unit)] == ["e", "f"]
    assert [one.id for one in catalog.linking(Person, unit)] == ["a"]
    assert [one.id for one in catalog.linking(Unit, person)] == ["u"]
    assert [one.id for one in catalog.linking(Exhibition, person)] == ["x"]
    assert catalog.linking(Roll, person) == []


def test_back_links_are_shown_on_the_page(workspace: Workspace):
    workspace.person("a", "王一")
    workspace.record("events/e", "title: 修桥的一天\ndate: 2018\nsummary: 事\npeople: [a]")
    site = workspace.build()
    assert '<a href="../../events/e/">修桥的一天</a>' in site.page("people/a/").body
    assert '<a href="../../people/a/">王　一</a>' in site.page("events/e/").body


def test_looking_up_nothing_finds_nothing(workspace: Workspace):
    workspace.person("a")
    catalog = workspace.catalog()
    assert catalog.find(Person, None) is None
    assert catalog.find(Person, "nobody") is None
    assert catalog.pick(Person, ("nobody",)) == []


@pytest.fixture
def with_withheld(workspace: Workspace) -> Workspace:
    """Everything that can name a person names one who wants not to be named."""
    workspace.person("hidden-one", "隗晟", "consent: withheld\nsummary: 不愿公开\nhonours: [{award: w, year: 2017}]")
    workspace.person("hidden-two", "隗二", "consent: withheld")
    workspace.person("shown", "王一", "related: [hidden-one]")
    workspace.award("w", "劳模")
    workspace.record("units/u", "name: 厂\ntype: company\nleader: hidden-one")
    workspace.record("photos/p", "caption: 合影\npeople: [hidden-one, shown]")
    workspace.record("events/e", f"{EVENT}\npeople: [hidden-one, shown]\nphotos: [p]\nrolls: [r]")
    workspace.record(
        "rolls/r",
        """
        title: 榜
        awards: [w]
        year: 2018
        order: surname-stroke
        recipients:
          - {person: hidden-one, unit_then: 秘密厂, sex: 女}
          - person: shown
          - {person: hidden-two, result: 提名}
        """,
    )
    workspace.record(
        "exhibitions/x",
        """
        title: 展
        panels:
          - people: [hidden-one, shown]
          - {title: 问, query: {kind: person, award: w}}
        """,
    )
    workspace.record("kiosks/k", "title: 墙\npeople: [hidden-one, shown]\nrolls: [r]\nawards: [w]")
    return workspace


def test_a_withheld_person_is_in_no_written_file(with_withheld: Workspace):
    site = with_withheld.build()
    for path, content in site.files().items():
        if re.match("assets/search/c[0-9]", path):  # all characters there are, the same for every site
            continue
        text = content.decode(errors="replace")
        for trace in ("隗", "晟", "hidden-", "秘密厂", "不愿公开"):
            assert trace not in text, (path, trace)


def test_others_beside_a_withheld_person_are_shown(with_withheld: Workspace):
    site = with_withheld.build()
    for address in ("rolls/r/", "events/e/", "exhibitions/x/", "people/", ""):
        assert "王　一" in (site.folder / address / "index.html").read_text("utf-8")
    assert "王　一" in site.wall("k")


def test_the_roll_keeps_the_count_of_withheld_people(with_withheld: Workspace):
    text = with_withheld.build().page("rolls/r/").text
    assert "获评 2 名" in text
    assert "提名 1 名" in text
    assert "有 2 人未公开姓名" in text
    assert "2 名" in with_withheld.build().page("rolls/").text


def test_doubts_and_notes_for_editors_are_in_no_written_file(workspace: Workspace):
    workspace.record(
        "people/a",
        """
        name: 王一
        doubts: [年份存疑甲乙丙]
        source:
          - {title: 报上的文章, publisher: 报社, date: 2018-06, note: 只给编辑看丁戊己}
        """,
    )
    site = workspace.build()
    assert "报上的文章" in site.page("people/a/").text
    for content in site.files().values():
        assert "甲乙丙" not in content.decode(errors="replace")
        assert "丁戊己" not in content.decode(errors="replace")


def test_a_source_without_an_address_is_named_not_linked(workspace: Workspace):
    workspace.record("people/a", "name: 王一\nsource: [{title: 甲}, {title: 乙, url: https://example.org/乙?a=1&b=2}]")
    body = workspace.build().page("people/a/").body
    assert "<li>甲</li>" in body
    assert 'href="https://example.org/乙?a=1&amp;b=2" rel="noopener nofollow">乙</a>' in body


@pytest.mark.parametrize(
    "prose, address",
    [
        ("people.md", "people/"),
        ("people/index.md", "people/"),
        ("people/README.md", "people/"),
        ("people/a.md", "people/a/"),
        ("index.md", "/"),
        ("README.md", "/"),
        ("kiosk/k.md", "kiosk/k/"),
    ],
)
def test_a_prose_page_on_a_records_address_is_refused(workspace: Workspace, prose: str, address: str):
    workspace.person("a")
    workspace.record("kiosks/k", "title: 墙\npeople: [a]")
    workspace.file(f"content/pages/{prose}", "# 页面\n")
    with pytest.raises(ContentError) as raised:
        workspace.prepare()
    assert [(problem.code, problem.values["address"]) for problem in raised.value.problems] == [("A404", address)]


def test_check_finds_the_same_clashes_as_build(workspace: Workspace):
    workspace.person("a")
    workspace.file("content/pages/people.md", "# 页面\n")
    assert "A404" in workspace.problems()


def test_prose_pages_beside_records_are_fine(workspace: Workspace):
    workspace.file("content/pages/about.md", "# 关于\n")
    workspace.person("a")
    assert workspace.build().has("people/a/index.html")


def test_photos_of_a_withheld_person_are_not_published(workspace: Workspace):
    for name in ("face", "group", "other"):
        workspace.file(f"content/media/{name}.png", PICTURE)
        people = "people: [a]" if name == "group" else "people: []"
        workspace.record(f"photos/{name}", f"caption: 照片\nfile: {name}.png\nalt: 图\n{people}")
    workspace.person("a", "王一", "consent: withheld\nportrait: face")
    workspace.person("b", "王二", "photos: [face, group, other]")
    site = workspace.build()
    assert [name for name in ("face", "group", "other") if any(site.folder.glob(f"media/{name}-*"))] == ["other"]
    assert "media/face-" not in site.page("people/b/").html


def test_an_exhibition_that_asks_for_people_is_on_their_pages(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", text="honours: [{award: w, year: 2018}]")
    workspace.record("exhibitions/x", "title: 群英展\npanels:\n  - query: {kind: person, award: w}\n    people: [a]")
    site = workspace.build()
    assert "群英展" in site.page("people/a/").text
    assert site.page("exhibitions/x/").body.count("people/a/") == 1
