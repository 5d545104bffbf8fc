"""The page of the search in a real browser: what stands in its address, and how it goes on and back."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from families import FAMILIES
from playwright.sync_api import Browser, Page, expect
from rules import broken
from visits import Visit

HERE = FAMILIES["search"]


@pytest.fixture
def reader(new_visit: Callable[..., Visit]) -> Visit:
    return new_visit(reduced_motion="reduce")


def said(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def hits(page: Page) -> list[str]:
    return page.locator(".gr-search .gr-hit__name").all_inner_texts()


def test_a_link_shows_what_it_asks_for(reader: Visit):
    page = reader.open(f"{HERE}?q=吕梅华")
    expect(page.locator("main [role=status]")).to_have_text(re.compile("找到[1-9]"))
    assert page.locator("main [name=q]").input_value() == "吕梅华"
    assert hits(page)[0] == "吕梅华"
    assert page.title() == "吕梅华 - 搜索 - 海陵工会"
    page.locator(".gr-hit a").first.click()
    page.wait_for_url("**/people/lv-meihua/")
    page.go_back()
    expect(page.locator("main [role=status]")).to_have_text(re.compile("找到[1-9]"))
    assert reader.wrong == []


def test_an_empty_page_asks_for_nothing_and_says_what_can_be_asked(reader: Visit):
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    page = reader.open(HERE)
    expect(page.get_by_text("都可以搜")).to_be_visible()
    page.wait_for_timeout(200)
    assert not [one for one in asked if "/seek-" in one or one.endswith("/search.js")]
    assert page.locator("main details, main [role=group]").filter(visible=True).count() == 0


def test_typing_takes_the_place_of_the_address_and_choices_can_be_taken_back(reader: Visit):
    page = reader.open("people/")
    page.goto(reader.host + HERE)
    field = page.locator("main [name=q]")
    field.press_sequentially("劳模", delay=20)
    expect(page.locator("main [role=status]")).to_contain_text("找到")
    assert said(page) == {"q": ["劳模"]}
    before = page.locator("main [role=status]").inner_text()
    page.get_by_role("group", name="类别").get_by_role("button", name="大事").click()
    expect(page.locator("main [role=status]")).not_to_have_text(before)
    assert said(page) == {"q": ["劳模"], "kind": ["event"]}
    assert set(page.locator(".gr-search .gr-hit__kind").all_inner_texts()) == {"大事"}
    page.go_back()
    expect(page.locator("main [role=status]")).to_have_text(before)
    assert said(page) == {"q": ["劳模"]}
    page.go_back()
    page.wait_for_url("**/people/")
    assert reader.wrong == []


def test_facets_are_loaded_when_they_are_opened_and_narrow_what_is_shown(reader: Visit):
    page = reader.open(f"{HERE}?q=劳模")
    expect(page.locator(".gr-hit").first).to_be_visible()
    every = page.locator("main [role=status]").inner_text()
    year = page.get_by_label("年份")
    assert year.locator("option").count() == 1
    page.get_by_text("筛选", exact=True).click()
    expect(year.locator("option[value='2018']")).to_be_attached()
    year.select_option("2018")
    page.wait_for_url("**/*year=2018")
    expect(page.get_by_text("已选1项")).to_be_visible()
    expect(page.locator("main [role=status]")).not_to_have_text(every)
    page.get_by_role("button", name="不筛选了").click()
    expect(page.locator("main [role=status]")).to_have_text(every)
    assert said(page) == {"q": ["劳模"]}
    assert year.input_value() == ""


def test_a_facet_in_the_address_opens_them(reader: Visit):
    page = reader.open(f"{HERE}?q=劳模&year=2018")
    expect(page.get_by_label("年份")).to_have_value("2018")
    expect(page.get_by_label("年份")).to_be_visible()


def test_more_are_added_below_and_the_first_new_one_has_the_focus(reader: Visit):
    page = reader.open(f"{HERE}?q=劳模")
    expect(page.locator(".gr-hit")).to_have_count(10)
    page.get_by_role("button", name="再看10条").click()
    expect(page.locator(".gr-hit")).to_have_count(20)
    expect(page.locator(".gr-hit a").nth(10)).to_be_focused()
    names = page.locator(".gr-hit a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(names)) > 15


def test_what_is_only_like_it_stands_apart(reader: Visit):
    page = reader.open(f"{HERE}?q=吕美华")
    expect(page.get_by_role("heading", name="相近结果")).to_be_visible()
    expect(page.locator("main [role=status]")).to_contain_text("没有找到“吕美华”")
    assert "吕梅华" in hits(page)
    assert page.locator("main").get_by_role("link", name="光荣名录").filter(visible=True).count() == 1


def test_what_was_typed_is_shown_and_not_run(reader: Visit):
    page = reader.open(f"{HERE}?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.locator("main [role=status]")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
    assert reader.wrong == []


def test_a_search_that_does_not_load_can_be_tried_again(reader: Visit):
    reader.page.route("**/assets/search.js*", lambda route: route.abort())
    page = reader.open(f"{HERE}?q=吕梅华")
    expect(page.locator("main [role=status]")).to_contain_text("没有装好")
    page.unroute("**/assets/search.js*")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator("main [role=status]")).to_have_text(re.compile("找到[1-9]"))


def test_without_scripts_links_lead_on(new_visit: Callable[..., Visit]):
    page = new_visit(java_script_enabled=False).open(f"{HERE}?q=吕梅华")
    assert not page.locator("main form").is_visible()
    assert page.get_by_text("这里没有开").is_visible()
    page.locator("main").get_by_role("link", name="光荣名录").click()
    page.wait_for_url("**/honourees/")


def test_a_copied_folder_is_searched_from_any_depth(browser: Browser, pictured_project: Path):
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(10_000)
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((pictured_project / "site/people/lv-meihua/index.html").as_uri())
    page.get_by_role("link", name="搜索").click()
    page.get_by_role("combobox").fill("王进喜")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("王进喜")
    assert str(option.get_attribute("href")).endswith("/site/people/wang-jinxi/index.html")
    page.keyboard.press("Enter")
    page.wait_for_url("**/site/search/index.html?q=*")
    expect(page.locator("main [role=status]")).to_contain_text("找到")
    page.locator("main [name=q]").fill("吕梅华")
    expect(page.locator(".gr-hit a").first).to_have_text("吕梅华")
    page.locator(".gr-hit a").first.click()
    page.wait_for_url("**/site/people/lv-meihua/index.html")
    context.close()
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1360])
def test_by_the_rules_of_axe(new_visit: Callable[..., Visit], scheme: str, width: int):
    visit = new_visit(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    for asked in ("q=劳模&year=2018", "q=吕美华"):
        page = visit.open(f"{HERE}?{asked}")
        expect(page.locator(".gr-hit").first).to_be_visible()
        assert broken(page) == [], asked


@pytest.mark.parametrize("elder", [False, True], ids=["", "elder"])
def test_results_fit_the_smallest_window(new_visit: Callable[..., Visit], elder: bool):
    visit = new_visit(viewport={"width": 320, "height": 568}, has_touch=True)
    visit.page.add_init_script("localStorage.setItem('guangrong.elder', 'on')" if elder else "")
    page = visit.open(f"{HERE}?q=劳模&year=2018")
    expect(page.locator(".gr-hit").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for one in page.locator(".gr-search :is(button, select, summary, input):visible").all():
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44
