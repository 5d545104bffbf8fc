"""One person over the wall, and the exhibition: what is read, scanned, turned and let go."""

from collections.abc import Callable
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
import zxingcpp
from fingers import SITE, Wall
from PIL import Image
from playwright.sync_api import expect

SIZES = [(1920, 1080), (1080, 1920), (1366, 768)]
TOOK = """() => {
  guangrongStage.home();
  const start = performance.now();
  guangrongStage.go("person", 0);
  document.querySelector(".person").getBoundingClientRect();
  return performance.now() - start;
}"""
CODE = ".sheet__qr svg"


def index_of(wall: Wall, name: str) -> int:
    return int(wall.see(f"guangrongStage.data.people.findIndex((one) => one.name.replace('\u3000', '') === '{name}')"))


def meet(wall: Wall, name: str) -> None:
    """Touch a name on the wall and wait for the whole panel."""
    wall.tap(f"[data-person='{index_of(wall, name)}']")
    expect(wall.page.locator(".sheet__columns")).to_be_visible()


def test_all_that_is_known_can_be_read(wall: Wall):
    meet(wall, "吕梅华")
    words = wall.page.locator(".sheet").inner_text()
    for said in ("劳模", "lǚ", "2018", "焊工。", "干一行爱一行", "江南厂", "第1年", "第59年"):
        assert said in words
    assert wall.page.locator(".sheet__name").inner_text().replace("\n", "").startswith("吕")
    assert wall.page.locator(".person a").count() == 0


def test_links_in_the_words_lead_nowhere(wall: Wall):
    meet(wall, "陆明")
    assert "网页" in wall.page.locator(".sheet").inner_text()
    assert wall.page.locator("a").count() == 0


def test_name_and_honour_show_at_once(wall: Wall):
    index = index_of(wall, "陆明")
    told = wall.see(f"guangrongStage.go('person', {index}), document.querySelector('.person').innerText")
    assert "陆\u3000明" in told
    assert "劳模" in told


def test_a_panel_opens_in_100_ms_on_a_slow_machine(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1920, 1080).open(hall, is_clocked=False)
    wall.page.context.new_cdp_session(wall.page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = [wall.see(TOOK) for _ in range(4)]
    print(took)
    assert min(took) < 100, took


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_code_is_read_from_the_screen(new_wall: Callable[..., Wall], hall: Path, width: int, height: int):
    wall = new_wall(width, height).open(hall)
    meet(wall, "吕梅华")
    wall.page.wait_for_timeout(400)
    with Image.open(BytesIO(wall.page.screenshot())) as screen:
        (found,) = zxingcpp.read_barcodes(screen)
    assert found.text == f"{SITE}people/lv/"
    expect(wall.page.locator(".sheet__qr p")).to_have_text("用手机扫一扫，带走这一页")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_lies_over_something_else(new_wall: Callable[..., Wall], hall: Path, width: int, height: int):
    wall = new_wall(width, height).open(hall)
    meet(wall, "吕梅华")
    boxes = wall.see(
        "['.sheet__side', '.sheet__head', '.sheet__words', '.sheet__qr svg', '.sheet__qr p', '.bar'].map((one) =>"
        " document.querySelector(one).getBoundingClientRect()).map((one) => [one.left, one.top, one.right, one.bottom])"
    )
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_code_is_40_mm_large_with_a_white_margin(
    new_wall: Callable[..., Wall], hall: Path, width: int, height: int
):
    wall = new_wall(width, height).open(hall)
    meet(wall, "吕梅华")
    box = wall.page.locator(CODE).bounding_box()
    assert box
    modules = wall.see(f"document.querySelector('{CODE}').viewBox.baseVal.width")
    inch = (1366**2 + 768**2) ** 0.5 / 11 * width / 1366
    assert box["width"] >= 0.24 * min(width, height) - 0.5
    assert box["width"] * (modules - 8) / modules >= 40 / 25.4 * inch - 0.5
    assert wall.see(f"getComputedStyle(document.querySelector('{CODE}')).backgroundColor") == "rgb(255, 255, 255)"


def test_next_and_previous_go_round_in_the_walls_order(wall: Wall):
    order = wall.see("guangrongStage.order")
    wall.tap(f"[data-person='{order[0]}']")
    place = wall.page.locator(".person [data-place]")
    expect(place).to_have_text("1 / 6")
    wall.tap(".person [data-step='1']")
    expect(place).to_have_text("2 / 6")
    wall.tap(".person [data-step='-1']")
    wall.tap(".person [data-step='-1']")
    expect(place).to_have_text("6 / 6")
    wall.drag((1300, 500), (700, 520))
    expect(place).to_have_text("1 / 6")
    assert wall.state == "person"


def test_long_deeds_scroll_under_a_finger_and_a_fade_says_so(wall: Wall):
    meet(wall, "吕梅华")
    sheet = wall.page.locator(".sheet")
    expect(sheet).to_have_attribute("data-more", "")
    x, y = wall.place(".sheet__words")
    wall.drag((x, y + 150), (x, y - 200), steps=12)
    assert wall.see("document.querySelector('.sheet__words').scrollTop") > 100
    assert wall.see("guangrongStage.fingers") == 0
    wall.see("document.querySelector('.sheet__words').scrollTo(0, 1e6)")
    expect(sheet).not_to_have_attribute("data-more", "")
    wall.tap(".person .bar__back")
    meet(wall, "吕梅华")
    assert wall.see("document.querySelector('.sheet__words').scrollTop") == 0


LOADED = "[...document.querySelectorAll('img[src]')].length"


def test_at_most_four_pictures_are_there_and_none_after_leaving(wall: Wall):
    meet(wall, "吕梅华")
    portrait = wall.page.locator(".sheet__portrait img")
    expect(portrait).to_have_class("is-shown")
    pictures = wall.page.locator(".photo img")
    assert pictures.count() == 5
    for number in range(5):
        pictures.nth(number).scroll_into_view_if_needed()
        expect(pictures.nth(number)).to_have_class("is-shown")
        assert wall.see(LOADED) <= 4
    wall.tap(".person .bar__back")
    assert wall.see(LOADED) == 0
    assert wall.see("document.querySelector('[data-sheet]').childElementCount") == 0


def test_a_picture_that_fails_becomes_its_caption(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1920, 1080)
    wall.page.route("**/media/*", lambda route: route.fulfill(body="no picture"))
    wall.open(hall)
    meet(wall, "吕梅华")
    wall.page.locator(".photo").first.scroll_into_view_if_needed()
    expect(wall.page.locator(".photo .photo__missing").first).to_have_text("画面p1")
    # The tablet stands where the portrait is missing.
    expect(wall.page.locator(".sheet .tablet")).to_be_visible()


def test_without_its_file_a_person_still_has_a_tablet(new_wall: Callable[..., Wall], hall: Path):
    wall = new_wall(1920, 1080)
    wall.page.route("**/persons-*", lambda route: route.abort())
    wall.open(hall)
    wall.tap(f"[data-person='{index_of(wall, '吕梅华')}']")
    expect(wall.page.locator(".tablet")).to_have_text("吕梅华劳模")
    for said in ("劳模", "江南厂", "焊工。"):
        assert said in wall.page.locator(".sheet").inner_text()
    assert "not loaded" in wall.until("guangrongStage.problems[0]")
    wall.wrong.clear()
    wall.page.unroute_all()
    wall.tap(".person .bar__back")
    meet(wall, "吕梅华")


def test_a_quick_finger_ends_with_the_last_one_touched(wall: Wall):
    wall.see("guangrongStage.go('person', 0); guangrongStage.go('person', 1); guangrongStage.go('person', 2)")
    expect(wall.page.locator(".sheet__columns")).to_be_visible()
    name = wall.see("guangrongStage.data.people[2].name")
    expect(wall.page.locator(".tablet b")).to_have_text(name)


def test_the_exhibition_turns_panel_by_panel(wall: Wall):
    wall.tap("[data-do=show]")
    place = wall.page.locator(".show [data-place]")
    heading = wall.page.locator(".panel h2")
    expect(heading).to_have_text("第1幕")
    expect(wall.page.locator(".show [data-step='-1']")).to_be_disabled()
    expect(wall.page.locator(".panel img")).to_have_class("is-shown")
    wall.tap(".show [data-step='1']")
    expect(place).to_have_text("2 / 3")
    wall.drag((1300, 500), (700, 520))
    expect(heading).to_have_text("第3幕")
    expect(wall.page.locator(".show [data-step='1']")).to_be_disabled()
    wall.drag((700, 500), (1300, 520))
    expect(heading).to_have_text("第2幕")
    wall.tap(".show .bar__back")
    assert wall.is_home
    assert wall.see("document.querySelectorAll('.panel').length") == 0


def test_a_person_of_a_panel_leads_back_to_that_panel(wall: Wall):
    wall.tap("[data-do=show]")
    wall.until("document.querySelector('.show .panel')")
    wall.tap("[data-do=turn-panel][data-step='1']")
    assert wall.page.locator(".show h2").inner_text() == "第2幕"
    assert wall.page.locator(".show button[data-person]").all_inner_texts()[0].startswith("吕梅华")
    assert wall.page.locator(".show .panel__people li").count() == 2
    wall.tap(".show [data-person]")
    assert wall.state == "person"
    assert wall.page.locator(".person").get_attribute("aria-label") == "吕梅华"
    wall.tap(".bar__back")
    wall.until("document.querySelector('.show h2')")
    assert (wall.state, wall.page.locator(".show h2").inner_text()) == ("show", "第2幕")
    wall.tap(".show .bar__back")
    wall.tap("[data-do=show]")
    wall.until("document.querySelector('.show h2')")
    assert wall.page.locator(".show h2").inner_text() == "第1幕"


def test_pictures_that_are_seen_stay_however_many(wall: Wall):
    meet(wall, "吕梅华")
    wall.run("document.querySelector('.sheet__words .photos').style.grid = 'auto / repeat(5, 1fr)'")
    wall.run("for (const one of document.querySelectorAll('.photo img')) one.style.cssText = 'width: 9vw; height: 9vw'")
    wall.page.locator(".photo img").first.scroll_into_view_if_needed()
    pictures = wall.page.locator(".photo img")
    for number in range(5):
        expect(pictures.nth(number)).to_have_class("is-shown")
    wall.page.wait_for_timeout(200)
    assert wall.page.locator(".photo img[src]").count() == 5


def test_a_name_is_cut_as_on_the_pages_of_the_site(wall: Wall):
    for name, size in {
        "古丽·买买提": "long",
        "Anna Müller": "long",
        "欧阳修之": "short",
        "一二三四五六七八": "longer",
    }.items():
        html = wall.see(f"guangrongStage.plainPanel({{name: '{name}', honour: '', unit: '', story: ''}})")
        assert f'tablet--{size}"' in html, name
