"""The files of a wall as the build writes them."""

import json
import re
from hashlib import sha256

import pytest
from workspace import PROJECT, Built, Workspace

from generator.facts.wall_paths import interface_text
from generator.fonts import SOURCE_FONT, font_characters
from generator.kiosk.manifest import parse
from generator.settings import read_settings


@pytest.fixture
def hall(workspace: Workspace) -> Workspace:
    workspace.award("w", "劳模", "national")
    workspace.award("c", "市级工匠", "city")
    workspace.person("a", "吕小燕", "unit_name: 机械厂\nsummary: 焊工。\nhonours: [{award: w, year: 2018}]")
    workspace.person("b", "丁一", "honours: [{award: c, year: 2017}, {award: c, year: 2015}]")
    workspace.person("x", "欧阳明")
    workspace.record("kiosks/k", "title: 光荣榜\npeople: [x, a, b]")
    return workspace


def people_of(site: Built, id: str = "k") -> dict:
    (script,) = (site.folder / f"kiosk/{id}").glob("people-*.js")
    return json.loads(script.read_text("utf-8").removeprefix("guangrongPeople(").strip().removesuffix(")"))


def manifest_of(site: Built, id: str = "k") -> dict:
    return json.loads((site.folder / f"kiosk/{id}/manifest.json").read_bytes())


def test_a_wall_knows_of_each_what_it_filters_and_finds_by(hall: Workspace):
    told = people_of(hall.build())
    assert told["people"] == [
        ["丁　一", "ding yi", "市级工匠", "", "", 1, [2017, 2015], [0], 2, "丁"],
        ["吕小燕", "lv xiao yan", "劳模", "机械厂", "焊工。", 0, [2018], [1], 6, "吕"],
        ["欧阳明", "ou yang ming", "", "", "", -1, [], [], 8, "欧阳"],
    ]
    assert (told["levels"], told["awards"]) == (["全国", "市级"], ["市级工匠", "劳模"])
    assert told["groups"] == [["全国", [1]], ["市级", [0]], ["其他", [2]]]


def test_people_of_several_rolls_stand_in_the_first_that_names_them(hall: Workspace):
    hall.award("z", "奖章")
    for id, people in (("r", "ab"), ("s", "bx")):
        recipients = ", ".join(f"{{person: {one}}}" for one in people)
        hall.record(f"rolls/{id}", f"title: 榜{id}\nawards: [z]\nyear: 2018\nrecipients: [{recipients}]")
    hall.record("kiosks/k", "title: 墙\nrolls: [r, s]\norder: document")
    assert people_of(hall.build())["groups"] == [["榜r", [0, 1]], ["榜s", [2]]]


def test_before_the_first_names_a_wall_waits_for_five_files(hall: Workspace):
    (stage,) = (hall.build().folder / "kiosk/k").glob("stage-*.html")
    asked = re.findall(r'<(?:script[^>]* src|link rel="stylesheet" href)="([^"]*)"', stage.read_text("utf-8"))
    assert [re.sub(r"-[0-9a-f]{12}", "", path) for path in asked] == [
        "../../kiosk/k/face.css",
        "../../assets/wall.css",
        "../../assets/names.js",
        "../../assets/wall.js",
        "../../kiosk/k/people.js",
    ]


def test_every_script_and_style_of_a_wall_is_in_its_one_file(hall: Workspace):
    site = hall.build()
    for kind in ("js", "css"):
        (joined,) = (site.folder / "assets").glob(f"wall-*.{kind}")
        for part in (PROJECT / f"templates/assets/{kind}/wall").iterdir():
            last = part.read_text("utf-8").rstrip().splitlines()[-3].strip()
            assert last in joined.read_text("utf-8"), part.name


def test_a_sites_own_part_of_a_wall_takes_the_place_of_ours(hall: Workspace):
    hall.file("templates/assets/js/wall/calm.js", "guangrongStage.note('calm');\n")
    (joined,) = (hall.build().folder / "assets").glob("wall-*.js")
    text = joined.read_text("utf-8")
    assert "guangrongStage.note('calm');" in text
    assert "const SWEEP" not in text
    assert text.index("guangrongStage = stage") < text.index("note('calm')") < text.index("guangrongFit = ")


def test_a_hundred_people_lie_in_three_files(hall: Workspace):
    for number in range(98):
        hall.person(f"p{number}", f"王{'一二三四五六七八九十'[number % 10]}")
    everybody = ", ".join(["a", "b", *(f"p{number}" for number in range(98))])
    hall.record("kiosks/k", f"title: 墙\npeople: [{everybody}]")
    site = hall.build()
    files = people_of(site)["files"]
    assert [
        len(re.findall("<article", (site.folder / path).read_text("utf-8").replace("\\u003c", "<"))) for path in files
    ] == [
        40,
        40,
        20,
    ]


def test_the_manifest_tells_the_digest_of_every_file_that_the_wall_loads(hall: Workspace):
    site = hall.build()
    told = parse((site.folder / "kiosk/k/manifest.json").read_bytes())
    for path, (digest, size) in told.files.items():
        content = (site.folder / path).read_bytes()
        assert (sha256(content).hexdigest(), len(content)) == (digest, size), path
    loaded = re.findall(r'(?:src|href)="(?:\.\./)+([^"]+)"', site.wall("k"))
    assert loaded and set(loaded) <= told.files.keys()
    own = {path.relative_to(site.folder).as_posix() for path in (site.folder / "kiosk/k").iterdir()}
    assert own - {"kiosk/k/manifest.json"} <= told.files.keys()


def test_a_wall_that_did_not_change_keeps_its_version_and_moment(hall: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1516000000")
    before = manifest_of(hall.build())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1516000100")
    hall.person("stranger", "王三")
    assert manifest_of(hall.build()) == before
    hall.person("a", "吕小燕", "honours: [{award: w, year: 2018}]\nmotto: 干")
    after = manifest_of(hall.build())
    assert (after["made"], before["made"]) == (1516000100, 1516000000)
    assert after["version"] != before["version"]


def test_what_comes_back_is_newer_than_what_it_replaces(hall: Workspace, monkeypatch: pytest.MonkeyPatch):
    manifests = []
    for moment, motto in ((1516000000, "干"), (1516000100, "学"), (1516000200, "干"), (1516000300, "干")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        hall.person("a", "吕小燕", f"honours: [{{award: w, year: 2018}}]\nmotto: {motto}")
        manifests.append(manifest_of(hall.build()))
    assert [one["made"] for one in manifests] == [1516000000, 1516000100, 1516000200, 1516000200]
    assert manifests[0]["version"] == manifests[2]["version"] == manifests[3]["version"]


def test_a_clock_that_was_set_back_makes_no_version_older(hall: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    before = manifest_of(hall.build())
    monkeypatch.setattr("time.time", lambda: 1_516_000_000.0)
    hall.person("a", "吕小燕", "honours: [{award: w, year: 2018}]\nmotto: 干")
    assert manifest_of(hall.build())["made"] == before["made"] + 1


def test_the_title_of_an_exhibition_is_in_the_names_of_what_shows_it(hall: Workspace):
    paths = []
    for title in ("展", "览"):
        hall.record("exhibitions/e", f"title: {title}\npanels:\n  - {{title: 第一块, text: 文字}}")
        hall.record("kiosks/k", "title: 墙\npeople: [a]\nexhibition: e")
        paths.append(manifest_of(hall.build())["stage"])
    assert paths[0] != paths[1]
    assert hall.build().files() == hall.build("other").files()


def test_all_that_the_interface_says_can_be_drawn(hall: Workspace):
    known = font_characters(SOURCE_FONT)
    text = interface_text(read_settings(hall.config))
    assert [mark for mark in text if ord(mark) not in known] == []


def test_nothing_on_a_wall_leads_away(hall: Workspace):
    hall.person(
        "a",
        "吕小燕",
        'deeds: "[见这里](https://example.org/x>y) 和 <https://example.com/>"\nvideo: https://example.org/v',
    )
    text = hall.build().wall("k")
    assert "见这里" in text
    assert "<a " not in text and "example.org" not in text


def test_the_code_of_a_person_is_there_where_the_site_knows_its_address(hall: Workspace):
    assert "<svg" not in hall.build().wall("k")
    hall.config.write_text(f"site_url: https://example.org/\n{hall.config.read_text('utf-8')}", "utf-8")
    assert hall.build().wall("k").count('class="gr-qr"') == 3


def test_an_exhibition_comes_along_without_its_people(hall: Workspace):
    hall.person("y", "王四")
    hall.record("exhibitions/e", "title: 展\npanels:\n  - {title: 第一块, people: [y], text: 文字}")
    hall.record("kiosks/k", "title: 墙\npeople: [a]\nexhibition: e")
    site = hall.build()
    told = people_of(site)
    assert len(told["people"]) == 1
    assert "第一块" in (site.folder / told["panels"]).read_text("utf-8")


def test_a_panel_may_hold_records_of_every_kind(hall: Workspace):
    hall.record("units/u", "name: 机械厂\ntype: company")
    hall.record("places/p", "name: 文化宫\ntype: palace")
    hall.record("rolls/r", "title: 榜\nawards: [w]\nyear: 2018\nrecipients: [{person: a}]")
    for id, title in (("e", "大会"), ("f", "小会")):
        hall.record(f"events/{id}", f"title: {title}\ndate: 2018-05-01\nsummary: 开会。")
    hall.record("services/s", "title: 咨询\nsummary: 免费。")
    fields = "units: [u], places: [p], rolls: [r], events: [e, f], services: [s], people: [a]"
    hall.record("exhibitions/e", f"title: 展\npanels:\n  - {{title: 第一块, {fields}}}")
    hall.record("kiosks/k", "title: 墙\npeople: [a]\nexhibition: e")
    text = hall.build().wall("k")
    for word in ("机械厂", "文化宫", "榜", "大会", "咨询"):
        assert f"<b>{word}</b>" in text, word


def test_an_exhibition_alone_shows_the_people_of_its_panels(hall: Workspace):
    hall.record("exhibitions/e", "title: 展\npanels:\n  - {title: 第一块, people: [a, b]}")
    hall.record("kiosks/k", "title: 墙\nexhibition: e")
    assert len(people_of(hall.build())["people"]) == 2


def test_a_sign_without_a_glyph_is_told_at_the_record_that_brings_it(hall: Workspace):
    hall.person("a", "吕小燕", "summary: 焊工😀\nhonours: [{award: w, year: 2018}]")
    told = hall.problems()
    assert "content/people/a.yml:2:10: error X804: 荣誉墙“光荣榜”的字库里没有“😀”（U+1F600）" in told


def test_a_sign_of_an_event_on_a_panel_is_told_at_the_event(hall: Workspace):
    hall.record("events/e", "title: 大会😀\ndate: 2020-05-01")
    hall.record("exhibitions/e", "title: 展\npanels:\n  - {events: [e], people: [a]}")
    hall.record("kiosks/k", "title: 墙\npeople: [a]\nexhibition: e")
    told = [line for line in hall.problems().splitlines() if "X804" in line]
    assert [line.split(" error")[0] for line in told] == ["content/events/e.yml:1:8:"]


def test_a_person_who_is_on_no_wall_may_have_any_sign(hall: Workspace):
    hall.person("y", "王四", "summary: 焊工😀")
    assert "X804" not in hall.problems()
