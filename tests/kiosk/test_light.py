"""The light of a wall goes on, whatever fails or changes, and leaves nobody out."""

from collections.abc import Callable

from fingers import Wall


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
