"""The pad of a wall: only letters, strokes and surnames that lead to a name, and the person whom one looked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fingers import Wall
from playwright.sync_api import expect

SIZES = [(1920, 1080), (1080, 1920), (1366, 768)]


@pytest.fixture
def pad(wall: Wall) -> Wall:
    wall.tap("[data-do=pad]")
    return wall


@pytest.fixture
def crowd(new_wall: Callable[..., Wall], hall: Path) -> Wall:
    """The pad of a wall of many."""
    wall = new_wall(1920, 1080).open(hall, "m")
    wall.tap("[data-do=pad]")
    return wall


def press(wall: Wall, letters: str) -> None:
    for letter in letters:
        wall.tap(f".pad__letters [value={letter}]")


def offered(wall: Wall) -> str:
    return "".join(wall.page.locator(".pad__letters button:enabled").all_inner_texts()).lower()


def found(wall: Wall) -> list[str]:
    names = wall.page.locator(".pad__names button").all_inner_texts()
    return [name.split("\n")[0].replace("\u3000", "") for name in names]


def chips(wall: Wall) -> list[str]:
    return [text.split("\n")[0] for text in wall.page.locator(".pad__chips [data-do=pad-chip]").all_inner_texts()]


def chip(wall: Wall, text: str) -> None:
    wall.tap(f".pad__chips [data-do=pad-chip]:has-text('{text}')")


def test_only_letters_that_lead_to_a_name_can_be_touched(pad: Wall):
    assert offered(pad) == "dilqst"
    press(pad, "l")
    assert found(pad) == ["吕梅华", "陆明"]
    # Some write 吕 as lyu.
    assert offered(pad) == "muvy"
    press(pad, "m")
    assert offered(pad) == "ehi"


def test_a_letter_that_leads_nowhere_does_nothing(pad: Wall):
    box = pad.page.locator(".pad__letters [value=a]").bounding_box()
    assert box
    pad.down(box["x"] + 20, box["y"] + 20)
    pad.up()
    assert pad.see("document.querySelector('.pad output').textContent") == ""


def test_initials_lead_to_the_person_and_back_to_the_pad(pad: Wall):
    press(pad, "lmh")
    assert found(pad) == ["吕梅华"]
    pad.tap(".pad__names button")
    assert pad.state == "person"
    expect(pad.page.locator(".tablet b")).to_have_text("吕梅华")
    pad.tap(".person .bar__back")
    assert pad.state == "pad"
    assert found(pad) == ["吕梅华"]
    pad.tap("[value=close]")
    assert pad.is_home


def test_a_wrong_reading_leads_to_the_name_after_those_that_are_read_so(pad: Wall):
    press(pad, "d")
    assert found(pad) == ["董兴", "单雄信"]
    press(pad, "xx")
    assert found(pad) == ["单雄信"]
    pad.tap("[value=clear]")
    press(pad, "qxm")
    assert found(pad) == ["覃小明"]


def test_letters_are_shown_and_taken_back(pad: Wall):
    output = pad.page.locator(".pad output")
    expect(pad.page.locator("[value=delete]")).to_be_disabled()
    press(pad, "lm")
    expect(output).to_have_text("LM")
    pad.tap("[value=delete]")
    expect(output).to_have_text("L")
    pad.tap("[value=clear]")
    expect(output).to_have_text("")
    assert found(pad) == []
    press(pad, "l")
    pad.tap("[value=close]")
    pad.tap("[data-do=pad]")
    expect(output).to_have_text("")


def test_names_stay_text(pad: Wall):
    press(pad, "i")
    assert found(pad) == ["<i>x"]
    assert pad.page.locator(".pad i").count() == 0


def test_strokes_are_two_taps_away_and_lead_to_names(pad: Wall):
    pad.tap("[data-do=pad-tab][value=strokes]")
    assert chips(pad) == ["6画", "7画", "8画", "12画"]
    chip(pad, "7画")
    assert found(pad) == ["陆明"]
    expect(pad.page.locator(".pad output")).to_have_text("7画")
    chip(pad, "12画")
    assert found(pad) == ["董兴", "覃小明"]
    chip(pad, "12画")
    assert found(pad) == []


def test_surnames_stand_by_their_strokes(pad: Wall):
    pad.tap("[data-do=pad-tab][value=surname]")
    surnames = [one for one in chips(pad) if len(one) == 1]
    assert surnames[-6:] == ["吕", "陆", "单", "董", "覃"][-6:]
    chip(pad, "董")
    assert found(pad) == ["董兴"]
    expect(pad.page.locator(".pad output")).to_have_text("姓董")


def test_letters_strokes_and_surname_narrow_each_other(crowd: Wall):
    press(crowd, "w")
    assert found(crowd)[:4] == ["万文", "万武", "王文", "王武"]
    crowd.tap("[data-do=pad-tab][value=strokes]")
    assert chips(crowd)[:2] == ["3画", "4画"]
    chip(crowd, "7画")
    assert found(crowd) == ["吴文", "吴武", "汪文", "汪武"]
    crowd.tap("[data-do=pad-tab][value=surname]")
    assert chips(crowd) == ["吴", "汪"]
    chip(crowd, "汪")
    assert found(crowd) == ["汪文", "汪武"]
    crowd.tap("[data-do=pad-tab][value=letters]")
    assert offered(crowd) == "aw"
    press(crowd, "w")
    assert found(crowd) == ["汪文", "汪武"]
    for left in ("W7画姓汪", "7画姓汪"):
        crowd.tap("[value=delete]")
        expect(crowd.page.locator(".pad output")).to_have_text(left)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_many_names_come_screen_by_screen(new_wall: Callable[..., Wall], hall: Path, width: int, height: int):
    wall = new_wall(width, height).open(hall, "m")
    wall.tap("[data-do=pad]")
    wall.tap("[data-do=pad-tab][value=strokes]")
    chip(wall, "7画")
    total = int(wall.page.locator("[aria-pressed=true] small").inner_text().removesuffix("人"))
    seen = found(wall)
    box = wall.page.locator(".pad__names").bounding_box()
    assert box
    on = wall.page.locator(".pad__turn [data-step='1']")
    while on.is_visible() and on.is_enabled():
        last = wall.page.locator(".pad__names button").last.bounding_box()
        assert last and last["y"] + last["height"] <= box["y"] + box["height"] + 1
        wall.tap(".pad__turn [data-step='1']")
        seen += found(wall)
    assert len(seen) == len(set(seen)) == total


def test_many_surnames_come_screen_by_screen(crowd: Wall):
    crowd.tap("[data-do=pad-tab][value=surname]")
    seen = chips(crowd)
    on = crowd.page.locator(".pad__chips [data-step='1']")
    while on.is_enabled():
        crowd.tap(".pad__chips [data-step='1']")
        assert crowd.page.locator(".pad__chips button").last.is_visible()
        seen += chips(crowd)
    assert len(seen) == len(set(seen)) > 80
