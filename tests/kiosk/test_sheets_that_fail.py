"""What lies over a wall and fails says so or leads home."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fingers import Wall
from playwright.sync_api import expect


def test_an_exhibition_that_does_not_come_says_so_and_can_be_tried_again(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1920, 1080)
    wall.page.route("**/panels-*", lambda route: route.abort())
    wall.open(hall)
    wall.tap("[data-do=show]")
    expect(wall.page.locator(".show")).to_contain_text("展览暂时打不开")
    wall.drag((1300, 500), (700, 520))
    expect(wall.page.locator(".show")).to_contain_text("展览暂时打不开")
    wall.wrong.clear()
    wall.page.unroute_all()
    wall.tap(".show .bar__back")
    wall.tap("[data-do=show]")
    expect(wall.page.locator(".panel h2")).to_have_text("第1幕")
    expect(wall.page.locator(".show [data-place]")).to_have_text("1 / 3")


@pytest.mark.parametrize("opener", ["[data-person='0']", "[data-do=show]"])
def test_a_sheet_that_fails_leads_home(wall: Wall, opener: str):
    wall.run("guangrongStage.pictures = () => { throw new Error('broken') }")
    wall.tap(opener)
    wall.until("guangrongStage.state === 'resting'")
    assert wall.is_home
    assert "broken" in wall.problems[0]
