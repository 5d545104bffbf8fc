"""The wall at rest: whose turn it is, that everybody has the same time, pages, chips, and that nothing jumps."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from crowds import CANVASES, LONG, add_wall, people
from fingers import Wall
from workspace import Workspace, cut_no_font

from generator.outputs import assets

LOOKS = (Path(__file__).parent / "looks.js").read_text("utf-8")
GROUPS = [["第一届", list(range(5))], ["第二届", list(range(5, 12))], ["第三届", list(range(12, 230))]]


@pytest.fixture(scope="module")
def walls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with walls of few and of many."""
    workspace = Workspace(tmp_path_factory.mktemp("walls"))
    workspace.person("a")
    workspace.record("kiosks/k", "title: 光荣榜\npeople: [a]")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_no_font)
        folder = workspace.build().folder
    for count in (1, 5, 19, 49, 200, 600):
        add_wall(folder, f"w{count}", "k", people(count))
    add_wall(folder, "paged", "k", people(230, long=False), groups=GROUPS)
    add_wall(folder, "plain", "k", [[*one[:5], 0, [2018], [0], *one[8:]] for one in people(9)])
    return folder


@pytest.fixture
def show(new_wall: Callable[..., Wall], walls: Path) -> Callable[..., Wall]:
    """Shows one of them on a screen."""

    def make(id: str, width: int = 1920, height: int = 1080, chance: float = 0, **wishes: Any) -> Wall:
        wall = new_wall(width, height, offline=True, **wishes).open(walls, id, chance=chance)
        wall.page.evaluate(LOOKS)
        return wall

    return make


def test_one_after_another_turns_to_gold_and_its_story_comes_forward(show: Callable[..., Wall]):
    wall = show("w19")
    names = wall.see("guangrongStage.data.people.map((one) => one.name.replaceAll('\\u3000', ''))")
    seen = []
    for _ in range(5):
        lit = wall.see("looks.lit()")
        assert len(lit) == 1
        assert wall.see("looks.told()") == [names[lit[0]], "在车间一线三十年。他常说，手上要有茧，心里要有光。"]
        seen += lit
        wall.wait(9)
        assert wall.see("looks.lit()") == lit
        wall.wait(1.1)
    assert seen == list(range(seen[0], seen[0] + 5))


def test_gold_lies_on_the_plaque_whose_turn_it_is(show: Callable[..., Wall]):
    wall = show("w49")
    for _ in range(3):
        wall.wait(10)
        assert wall.see("looks.astray()") <= 1


@pytest.mark.parametrize("id, count", [("w19", 19), ("paged", 230)])
def test_everybody_is_lit_once_in_every_round(show: Callable[..., Wall], id: str, count: int):
    wall = show(id, 1366, 768)
    promised = wall.see("guangrongStage.exposure()")
    assert (promised["each"], promised["round"]) == (10, count * 10)
    before = promised["shown"]
    wall.see("looks.noteTurns()")
    # A page's turn takes a moment more.
    wall.wait(promised["round"] + 0.4 * 8)
    turns = wall.see("self.turns")
    assert sorted(turns[:count]) == list(range(count))
    assert len(turns) in (count, count + 1)
    after = wall.see("guangrongStage.exposure().shown")
    assert {now - then for now, then in zip(after, before, strict=True)} <= ({1} if len(turns) == count else {1, 2})


def test_pages_turn_when_all_of_their_people_had_their_light(show: Callable[..., Wall]):
    wall = show("paged")
    first = wall.see("looks.shown()")
    assert first[:12] == list(range(12))
    assert wall.see("looks.headings()") == ["第一届", "第二届"]
    assert wall.see("looks.place()").startswith("230 人 · 第 1 屏，共 ")
    for _ in range(60):
        if wall.see("looks.shown()") != first:
            break
        wall.wait(2)
    second = wall.see("looks.shown()")
    assert second[0] == 12
    assert not set(first) & set(second)
    assert wall.see("looks.lit()") == [12]
    assert wall.see("guangrongStage.exposure().shown.slice(0, 14)") == [1] * 13 + [0]
    assert wall.see("looks.headings()") == []
    assert "第三届" in wall.page.locator(".head p").inner_text()


def test_plaques_are_made_once(show: Callable[..., Wall]):
    wall = show("w600", 1366, 768)
    nodes = "document.querySelectorAll('*').length"
    before = wall.see(nodes)
    for _ in range(9):
        wall.tap("[data-turn='1']")
        wall.wait(1)
    assert wall.see(nodes) == before


@pytest.mark.parametrize("width, height", CANVASES)
def test_names_are_whole_and_apart_on_every_screen(show: Callable[..., Wall], width: int, height: int):
    for id in ("w1", "w19", "w200") if max(width, height) > 2000 else ("w1", "w5", "w19", "w49", "w200"):
        wall = show(id, width, height)
        assert wall.see("looks.cut()") == [], id
        assert wall.see("looks.overlaps()") == 0, id
        assert wall.see("looks.hasRoom()")
        assert id != "w200" or set(LONG) <= set(wall.see("looks.names()"))
        wall.page.context.close()


def test_nothing_jumps_when_the_light_goes_on(show: Callable[..., Wall]):
    wall = show("w49", 1080, 1920)
    before = wall.see("looks.still()")
    for _ in range(12):
        wall.wait(10)
        assert wall.see("looks.still()") == before


def test_only_what_the_compositor_can_move_is_moved(show: Callable[..., Wall]):
    wall = show("w49")
    assert wall.see("looks.moved()") == ["opacity", "transform"]
    assert wall.see("looks.layers()") <= 5


def test_the_wall_drifts_by_whole_pixels_so_slowly_that_nobody_sees(show: Callable[..., Wall]):
    wall = show("w5")
    wall.see("looks.noteDrift()")
    wall.wait(48 * 60)
    places = wall.see("self.places")
    assert 40 < len(places) < 48 * 4
    steps = [max(abs(x - u), abs(y - v)) for (x, y), (u, v) in pairwise(places)]
    assert max(steps) == 1
    assert all(x == int(x) and abs(x) <= 4 for place in places for x in place)
    assert len({tuple(place) for place in places}) > 20


def test_whoever_wants_less_motion_gets_none_and_still_all_names(show: Callable[..., Wall]):
    wall = show("w5", reduced_motion="reduce")
    seen = Counter[int]()
    for _ in range(20):
        seen.update(wall.see("looks.lit()"))
        wall.wait(10)
        assert wall.see("document.getAnimations().length") == 0
        assert wall.see("looks.drift()") == [0, 0]
        assert wall.see("getComputedStyle(document.querySelector('.sweep')).display") == "none"
    assert set(seen.values()) == {4}


def test_chips_show_whom_they_say_larger_and_home_shows_all(show: Callable[..., Wall]):
    wall = show("w49")
    before = wall.see("looks.size()")
    wall.tap("[data-do=filter][data-kind=level][data-value='1']")
    wall.wait(1)
    assert wall.see("looks.shown()") == list(range(1, 49, 3))
    assert wall.see("looks.lit()")[0] in range(1, 49, 3)
    assert wall.see("looks.size()") > before
    assert wall.see("looks.place()") == "16 人 · 第 1 屏"
    assert not wall.is_home
    assert wall.see("guangrongStage.order") == list(range(1, 49, 3))
    wall.see("guangrongStage.home()")
    wall.wait(1)
    assert wall.see("looks.shown()") == list(range(49))
    assert wall.is_home
    assert wall.see("looks.pressed()") == ["全部"]


def test_years_and_awards_are_chosen_on_pages(show: Callable[..., Wall]):
    wall = show("w49", 1080, 1920)
    wall.tap("[data-do=sheet][data-kind=year]")
    offered = []
    for _ in range(int(wall.page.locator("[data-do=leaf]").inner_text().split("/")[1])):
        offered += wall.see("looks.chips()")
        wall.tap("[data-do=leaf]")
    assert offered == [str(year) for year in range(2019, 1989, -1)]
    wall.tap("[data-do=filter][data-value='2018']")
    wall.wait(1)
    assert wall.see("looks.shown()") == [28]
    wall.tap("[data-do=chips]")
    wall.tap("[data-do=sheet][data-kind=award]")
    assert wall.see("looks.chips()") == [
        "全国劳动模范",
        "省五一劳动奖章",
        "市时代工匠",
    ]
    wall.wait(60)
    assert wall.is_home
    assert "2018" not in wall.see("looks.chips()")


def test_what_leads_to_nobody_or_to_all_is_not_offered(show: Callable[..., Wall]):
    wall = show("plain")
    assert wall.see("looks.chips()") == []
    wall = show("w5")
    assert wall.see("looks.chips()") == [
        "全部",
        "全国",
        "省级",
        "市级",
        "按年份",
        "按奖项",
    ]


@pytest.mark.parametrize("width, height", [(1080, 1920), (1366, 768)])
def test_chips_are_as_large_as_a_finger(show: Callable[..., Wall], width: int, height: int):
    wall = show("paged", width, height)
    wall.tap("[data-do=sheet][data-kind=year]")
    buttons = wall.see("looks.buttons()")
    assert len(buttons) > 4
    assert min(buttons) >= int(0.09 * min(width, height))


def test_a_visitor_turns_pages_and_nobody_loses_a_turn(show: Callable[..., Wall]):
    wall = show("paged")
    lit = wall.see("looks.lit()")
    wall.tap("[data-turn='1']")
    wall.wait(5)
    assert wall.see("looks.shown()")[0] == 12
    assert not wall.is_home
    wall.wait(56)
    assert wall.is_home
    assert wall.see("looks.shown()")[0] == 0
    wall.wait(1)
    assert wall.see("looks.lit()") == [lit[0] + 1]


def test_the_light_waits_while_a_person_is_read(show: Callable[..., Wall]):
    wall = show("w19")
    lit = wall.see("looks.lit()")
    wall.tap("[data-person='3']")
    wall.wait(30)
    assert wall.state == "person"
    assert wall.see("looks.lit()") == lit
    wall.see("guangrongStage.home()")
    wall.wait(10.1)
    assert wall.see("looks.lit()") == [lit[0] + 1]


def test_a_wall_of_nobody_stays_calm(show: Callable[..., Wall], walls: Path):
    add_wall(walls, "nobody", "k", [])
    wall = show("nobody")
    wall.wait(60)
    assert wall.see("looks.shown()") == []
    assert wall.problems == []


def test_a_light_that_fails_once_goes_on(show: Callable[..., Wall]):
    wall = show("w5")
    lit = wall.see("looks.lit()")[0]
    wall.run("story = guangrongStage.story; guangrongStage.story = () => { throw new Error('once') }")
    wall.wait(10)
    wall.run("guangrongStage.story = story")
    wall.wait(20)
    assert wall.see("looks.lit()") == [(lit + 3) % 5]
    assert "once" in wall.problems[0]


def test_names_that_fail_while_they_change_come_back(show: Callable[..., Wall]):
    wall = show("paged")
    first = len(wall.see("looks.shown()"))
    wall.wait(10 * (first - 1) + 0.1)
    wall.run("style = document.querySelector('.wall').style; style.setProperty = () => { throw new Error('once') }")
    wall.wait(1)
    assert "once" in wall.problems[0]
    wall.run("delete style.setProperty")
    wall.wait(11)
    assert wall.see("document.querySelectorAll('.faded').length") == 0
    assert wall.see("looks.shown()")[0] == first
    assert len(wall.see("looks.lit()")) == 1


def test_a_round_begins_anywhere_so_that_a_new_wall_wrongs_nobody(show: Callable[..., Wall]):
    wall = show("w19", chance=0.5)
    assert wall.see("looks.lit()") == [10]
    paged = show("paged", chance=0.9)
    assert paged.see("looks.lit()") == [208]
    assert 208 in paged.see("looks.shown()")
    wall.see("looks.noteTurns()")
    wall.wait(190)
    assert sorted(wall.see("self.turns")) == list(range(19))


def test_a_turn_counts_when_it_is_seen(show: Callable[..., Wall]):
    wall = show("paged")
    first = len(wall.see("looks.shown()"))
    wall.wait(10 * (first - 1) + 0.1)
    assert wall.see("looks.lit()") == []
    # The page fades; a visitor turns pages in this very moment, and goes.
    wall.tap("[data-turn='1']")
    wall.wait(60)
    assert wall.is_home
    assert wall.see("guangrongStage.exposure().shown")[: first + 2] == [1] * first + [1, 0]


def test_who_is_alone_on_a_wall_stays_in_the_light(show: Callable[..., Wall]):
    wall = show("w1")
    before = wall.see("guangrongStage.exposure().shown[0]")
    wall.see("looks.noteTurns()")
    wall.wait(60)
    assert wall.see("self.turns") == []
    assert wall.see("looks.lit()") == [0]
    assert wall.see("guangrongStage.exposure().shown[0]") == before + 6


def test_another_screen_shows_all_whatever_was_chosen_before(show: Callable[..., Wall]):
    wall = show("paged")
    lit = wall.see("looks.lit()")[0]
    wall.see("guangrongStage.filter = {kind: 'level', value: 1}")
    wall.page.set_viewport_size({"width": 1080, "height": 1920})
    wall.until("innerWidth === 1080 && !guangrongStage.filter")
    wall.wait(1)
    assert wall.is_home
    assert wall.see("looks.place()").startswith("230 人")
    assert wall.see("looks.lit()") == [lit + 1]
    assert wall.see("guangrongStage.exposure().shown[0]") == 1
    assert wall.see("looks.cut()") == []


def test_two_quick_taps_turn_two_pages_of_whom_a_chip_shows(show: Callable[..., Wall]):
    wall = show("w600", 1366, 768)
    wall.see("guangrongStage.filter = {kind: 'level', value: 1}")
    wall.wait(1)
    assert "第 1 屏，共 " in wall.see("looks.place()")
    wall.tap("[data-turn='1']")
    wall.tap("[data-turn='1']")
    wall.wait(1)
    count = int(wall.see("looks.place()").split("共 ")[1].split(" ")[0])
    assert f"第 {2 % count + 1} 屏" in wall.see("looks.place()")


def test_a_very_long_name_leaves_half_to_the_story(show: Callable[..., Wall]):
    wall = show("w5", 1366, 768)
    wall.run(
        "guangrongStage.story({...guangrongStage.data.people[0], index: 9, name: '古丽巴哈尔·阿不都热依木'.repeat(3)})"
    )
    name, story, all = (wall.page.locator(f".story__one.on{part}").bounding_box() or {} for part in (" b", " p", ""))
    assert name["height"] <= all["height"] + 1
    assert story["width"] >= all["width"] * 0.45


def test_light_that_sweeps_stays_off_the_wall_when_it_comes_down(show: Callable[..., Wall]):
    wall = show("w5", 1080, 1920)
    place = "document.querySelector('.sweep').getBoundingClientRect().left"
    wall.run("for (const one of document.getAnimations()) one.cancel()")
    assert wall.see(place) >= 1080
    wall.tap(".reach")
    assert wall.see(place) >= 1080
