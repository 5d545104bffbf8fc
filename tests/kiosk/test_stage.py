"""The core of a wall: its clocks, its states and parts, what it loads, and what it tells the screen around it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from fingers import Wall
from playwright.sync_api import Route, expect

from generator.fonts import SOURCE_FONT

HOST = "http://wall.example/"
COUNT = "count = 0; guangrongStage.every(10, () => count++)"


def test_clocks_strike_in_time_and_stop_when_told(wall: Wall):
    wall.run("said = ''; guangrongStage.after(3, () => said += 'a'); stop = guangrongStage.after(2, () => said += 'b')")
    wall.run("guangrongStage.after(1, () => said += 'c'); guangrongStage.every(2, () => said += '.')")
    wall.run("stop()")
    wall.wait(5)
    assert wall.see("said") == "c.a."


def test_hours_asleep_are_one_stroke(wall: Wall):
    wall.run(COUNT)
    wall.page.clock.fast_forward(7 * 3600 * 1000)
    assert wall.see("count") == 1
    wall.wait(9)
    assert wall.see("count") == 1
    wall.wait(21)
    assert wall.see("count") == 4


def test_a_clock_that_throws_goes_on_and_stops_no_other(wall: Wall):
    wall.run(COUNT)
    wall.run("tried = 0; guangrongStage.every(10, () => { tried++; throw new Error('broken clock') })")
    wall.tap("[data-do=pad]")
    wall.wait(31)
    assert wall.see("[count, tried]") == [3, 3]
    assert wall.is_home
    assert "broken clock" in wall.problems[0]
    assert len(wall.problems) == 1


def test_a_stage_that_is_left_does_nothing_until_it_is_entered_again(wall: Wall):
    wall.run(COUNT)
    wall.tap("[data-person='1']")
    wall.wait(4)
    wall.run("guangrongStage.leave()")
    assert wall.is_home
    wall.wait(3600)
    assert wall.see("count") == 0
    wall.run("guangrongStage.enter()")
    wall.wait(5)
    assert wall.see("count") == 0
    wall.wait(2)
    assert wall.see("count") == 1


def test_a_part_that_throws_leads_home_and_stops_no_other(wall: Wall):
    wall.run("guangrongStage.part('broken', {home() { throw new Error('broken part') }})")
    wall.run("homes = 0; guangrongStage.part('sound', {home() { homes++ }})")
    wall.run("guangrongStage.acts.pad = () => { throw new Error('broken act') }")
    wall.tap("[data-person='1']")
    wall.tap(".person .bar__back")
    wall.tap("[data-do=pad]")
    assert wall.is_home
    assert wall.see("homes") == 1
    assert [problem.split("\n")[0] for problem in wall.problems] == ["Error: broken act", "Error: broken part"]


def test_problems_are_few_and_told(wall: Wall):
    for number in range(30):
        wall.see(f"guangrongStage.note('problem {number}')")
    assert len(wall.problems) == 20
    assert wall.see("guangrongStage.told()") == {
        "state": "resting",
        "problems": [f"problem {number}" for number in range(25, 30)],
    }
    wall.see("guangrongStage.go('elsewhere')")
    assert wall.is_home
    assert wall.problems[-1] == "no such state: elsewhere"


def test_it_is_at_rest_only_when_nobody_uses_it(wall: Wall):
    at_rest = "guangrongStage.isAtRest()"
    assert wall.see(at_rest)
    for begin, end in (
        ("filter = {kind: 'level', value: 0}", "filter = null"),
        ("asking = true", "asking = false"),
        ("busy.add('reach')", "busy.clear()"),
        ("go('pad')", "go('resting')"),
    ):
        wall.run(f"guangrongStage.{begin}")
        assert not wall.see(at_rest), begin
        wall.run(f"guangrongStage.{end}")
        assert wall.see(at_rest), end
    wall.down(960, 40)
    assert not wall.see(at_rest)
    wall.up()
    assert wall.see(at_rest)


def test_what_is_shown_stands_on_the_document(wall: Wall):
    told = "document.documentElement.dataset.state"
    assert wall.see(told) == "resting"
    wall.tap("[data-do=pad]")
    assert wall.see(told) == "pad"
    wall.page.keyboard.press("Escape")
    assert wall.see(told) == "resting"


def test_three_files_of_persons_are_kept_and_no_script_stays(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1920, 1080)
    asked: Counter[int] = Counter()

    def count(url: str) -> None:
        if "persons-" in url:
            asked[int(url.rsplit("persons-")[1].split("-")[0])] += 1

    wall.page.on("request", lambda request: count(request.url))
    wall.open(hall, "m")
    scripts = wall.see("document.scripts.length")
    for index in (0, 39, 40, 80, 1, 120, 2, 41):
        assert "sheet__columns" in wall.see(f"guangrongStage.person({index})")
    assert asked == {0: 1, 1: 2, 2: 1, 3: 1}
    assert wall.see("document.scripts.length") == scripts


def test_in_a_screen_it_waits_until_it_is_entered(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1920, 1080)
    (stage,) = (hall / "kiosk/k").glob("stage-*.html")

    screen = f"<!doctype html><iframe src='/kiosk/k/{stage.name}'></iframe>"

    def give(route: Route) -> None:
        path = hall / urlsplit(route.request.url).path.lstrip("/")
        if path.name == "screen":
            route.fulfill(content_type="text/html", body=screen)
        else:
            route.fulfill(path=SOURCE_FONT if path.suffix == ".woff2" else path)

    wall.page.route(f"{HOST}**", give)
    wall.page.goto(f"{HOST}screen")
    expect(wall.page.frame_locator("iframe").locator(".rest")).to_be_attached()
    frame = wall.page.frames[1]
    frame.evaluate("() => { count = 0; guangrongStage.every(0.05, () => count++) }")
    wall.until("frames[0].guangrongStage.isReady()")
    assert frame.evaluate("count") == 0
    assert not frame.evaluate("document.documentElement.hasAttribute('data-running')")
    frame.evaluate("guangrongStage.enter()")
    wall.page.wait_for_timeout(300)
    assert frame.evaluate("count") > 1


def test_without_people_or_a_sound_font_it_is_never_ready(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1920, 1080)
    wall.page.route("**/serif-*", lambda route: route.fulfill(body="this is no font"))
    wall.open(hall)
    wall.until("[...document.fonts].some((face) => face.status === 'error')")
    assert not wall.see("guangrongStage.isReady()")
    empty = new_wall(1920, 1080)
    empty.page.route("**/people-*", lambda route: route.abort())
    empty.open(hall)
    assert not empty.see("guangrongStage.isReady()")
    assert empty.problems == ["no people"]
    empty.wrong.clear()
