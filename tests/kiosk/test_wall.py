"""The wall at rest: whose turn it is, that everybody has the same time, pages, chips, and that nothing jumps."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from crowds import CANVASES, LONG, add_wall
from fingers import Wall


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
    for id in ("w1", "odd", "w200") if max(width, height) > 2000 else ("w1", "w5", "w19", "w49", "odd", "w200"):
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
