"""An exhibition as it is read: the trail, the stops of a tour, on paper, and without scripts."""

import re
from pathlib import Path

import pytest
from halls import DIGEST, TOUR, Visitor


def test_the_trail_says_which_panel_is_read_and_leads_on(visitor: Visitor):
    page = visitor.open(DIGEST, viewport={"width": 390, "height": 844})
    trail = page.locator("[data-trail]")
    assert not trail.locator("summary").is_visible()
    for number, said in ((1, "一 · “五一”大会表彰先进"), (3, "三 · 劳模精神广泛弘扬"), (10, "十 · 职工疗休养暖人心")):
        page.evaluate(f"document.getElementById('panel-{number}').scrollIntoView()")
        page.wait_for_function(f"document.querySelector('[data-trail] [data-count]').textContent === '{number} / 10'")
        assert trail.locator("[data-name]").inner_text() == said
        assert trail.locator("[aria-current]").count() == 1
    trail.locator("summary").click()
    trail.get_by_role("link", name="网络宣传直击基层").click()
    page.wait_for_function("document.querySelector('[data-trail] [data-count]').textContent === '7 / 10'")
    assert not trail.locator("nav").is_visible()
    heading, bar = page.locator("#panel-7 h2").bounding_box(), trail.locator("summary").bounding_box()
    assert heading
    assert bar
    assert heading["y"] >= bar["y"] + bar["height"]
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("getComputedStyle(document.querySelector('[data-trail]')).visibility === 'hidden'")


@pytest.mark.parametrize(
    ("now", "marks", "past"),
    [
        ("2018-06-11T15:59:00Z", ["下一站海陵区政府广场"], 0),
        ("2018-06-11T16:00:00Z", ["正在展出海陵区政府广场", "下一站公交站台"], 0),
        ("2018-07-01T00:00:00Z", ["下一站各镇街园区"], 2),
        ("2026-11-24T00:00:00Z", [], 4),
    ],
)
def test_a_tour_knows_today_in_shanghai(visitor: Visitor, now: str, marks: list[str], past: int):
    page = visitor.open(TOUR, at=now, timezone_id="America/New_York")
    told = page.locator(".gr-stops li:has(.gr-mark) h3").all_inner_texts()
    assert sorted(told) == sorted(marks)
    assert page.locator(".gr-stops .gr-is-past").count() == past
    assert page.get_by_text("列出的站点，日期都已过去。").is_visible() == (past == 4)
    assert page.locator(".gr-hero .gr-tour > :visible").count() == len(marks)


def test_the_catalogue_is_printed_whole_on_a4(visitor: Visitor, tmp_path: Path):
    page = visitor.open(DIGEST, color_scheme="dark")
    sheets = page.pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", sheets))
    assert {tuple(round(float(part)) for part in box.split()) for box in boxes} <= {(0, 0, 595, 842), (0, 0, 596, 842)}
    assert 7 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 9
    page.emulate_media(media="print", color_scheme="dark")
    for words in ("2018年度十件大事", "目录", "职工疗休养暖人心", "34044", "出处"):
        assert page.locator(".gr").get_by_text(words).first.is_visible()
    assert page.locator("[data-panel] h2:visible").count() == 10
    assert not page.locator(".md-header, .gr-hero__buttons, .gr-others, .md-footer").locator("visible=true").count()
    ink = "e => getComputedStyle(e).color"
    assert page.locator("#panel-1 h2").evaluate(ink) == "rgb(17, 17, 17)"
    assert page.locator("#panel-1").evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_the_print_button_prints(visitor: Visitor):
    page = visitor.open(DIGEST)
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="打印图录").click()
    page.wait_for_function("window.printed")


def test_without_scripts_all_is_there_and_nothing_that_needs_them(visitor: Visitor):
    page = visitor.open(TOUR, java_script_enabled=False)
    assert page.get_by_role("navigation", name="目录").get_by_role("link").count() == 4
    assert page.locator("[data-panel] h2:visible").count() == 4
    assert page.locator(".gr-stops li:visible").count() == 4
    for name in ("全屏放映", "打印图录"):
        assert page.get_by_role("button", name=name).count() == 0
    assert not page.locator("dialog, [data-trail] summary, [data-over]").locator("visible=true").count()
