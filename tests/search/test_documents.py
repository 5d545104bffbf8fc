"""What is sought in: each kind of record by its own words, names on rolls, pages; never who is not to be shown."""

import json

import pytest
from workspace import Workspace

from generator.facts.documents import document, document_keys
from generator.search.document import Document, read_document


@pytest.fixture
def site(workspace: Workspace) -> Workspace:
    workspace.record("awards/laomo", "title: 全国劳动模范\naliases: [劳模]\nlevel: national")
    workspace.record("units/wtl", "name: 微特利电机公司\naliases: [微特利]\ntype: company")
    return workspace


def find(workspace: Workspace, kind: str, id: str) -> Document:
    return read_document(workspace.prepare().catalog.ask_many(document, kind, [id])[0])


def test_a_person_is_found_by_honours_with_their_other_names_and_by_units_of_then_and_now(site: Workspace):
    site.person(
        "a", "仇和", "unit: wtl\nhonours: [{award: laomo, year: 2018, unit_then: 老厂}]\ndeeds: '他**会**焊接'\n"
    )
    told = find(site, "person", "a")
    assert told.title == "仇　和"
    assert told.honours == ["2018年 全国劳动模范（劳模）", "微特利电机公司", "老厂"]
    assert told.body == ["他会焊接"]
    assert told.tags == [["laomo", "national", 2018]]
    assert told.units == ["微特利电机公司", "老厂"]
    assert told.sounds == [["仇和", "qiu!chou he"]]


def test_an_honour_that_was_only_nominated_for_or_taken_back_is_no_way_to_narrow(site: Workspace):
    site.person("a")
    site.record("rolls/r", "title: 榜\nawards: [laomo]\nyear: 2018\nrecipients:\n  - {person: a, result: 提名}")
    told = find(site, "person", "a")
    assert told.tags == []
    assert "提名" in told.honours[0]


def test_one_whom_only_a_roll_names_is_found_there(site: Workspace):
    recipient = "{name: 单雄, unit_then: 造船厂}"
    site.record("rolls/r", f"title: 第一届\nawards: [laomo]\nyear: 2018\nrecipients: [{recipient}]")
    keys = [key for key in document_keys(site.catalog()) if key[0] == "name"]
    assert keys == [("name", "r/0")]
    told = find(site, *keys[0])
    assert (told.kind, told.address, told.title) == ("honouree", "rolls/r/", "单　雄")
    assert told.sounds == [["单雄", "shan!dan xiong"]]
    assert {"第一届", "造船厂"} <= set(told.honours)
    assert "单雄 造船厂" in find(site, "roll", "r").body[0]


def test_a_long_roll_is_in_passages(site: Workspace):
    given = [f"{one}{other}" for one in "甲乙丙丁戊己庚辛" for other in "子丑寅卯辰巳午未申酉戌亥"]
    lines = "\n".join(f"  - {{name: 王{one}, unit_then: 泰州市第一造船厂}}" for one in given)
    site.record("rolls/r", f"title: 榜\nawards: [laomo]\nrecipients:\n{lines}")
    assert len(find(site, "roll", "r").body) > 1


def test_who_is_not_to_be_shown_is_nowhere_in_the_index(site: Workspace):
    site.person("a", "仇和", "consent: withheld")
    site.record("rolls/r", "title: 榜\nawards: [laomo]\nrecipients: [{person: a}, {name: 王一}]")
    files = {path: text for path, text in site.build().files().items() if path.startswith("assets/search")}
    assert any("王　一" in text.decode() for text in files.values())
    assert [path for path, text in files.items() if "仇和" in text.decode() or "仇　和" in text.decode()] == []


def test_markup_of_an_author_is_text_and_no_piece_can_be_taken_for_a_page(site: Workspace):
    site.person("a", "王一", "summary: <img src=x onerror=alert(1)></script>\n")
    for path, text in site.build().files().items():
        if path.startswith("assets/search"):
            assert b"<" not in text, path


def test_lists_and_digests_are_pages_that_are_found(site: Workspace):
    site.record("events/2018/e", "title: 一事\ndate: 2018-01\nsummary: 有一件事\ndigest: {year: 2018, rank: 1}")
    files = site.build().files()
    pieces = "".join(text.decode() for path, text in files.items() if path.startswith("assets/search/d"))
    for address, title in (
        ("honourees/", "光荣名录"),
        ("services/", "服务"),
        ("events/digest/2018/", "2018 年度一件大事"),
    ):
        assert json.dumps([address, title], ensure_ascii=False, separators=(",", ":"))[1:-1] in pieces
