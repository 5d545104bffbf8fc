"""The dialog of the search in a real browser: how it is opened, walked through and left, and what it loads when."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from families import FAMILIES
from playwright.sync_api import Page, expect
from visits import Visit


@pytest.fixture
def reader(new_visit: Callable[..., Visit]) -> Visit:
    return new_visit(reduced_motion="reduce")


# Notes what the engine is asked, and lets it answer some things late.
_LISTEN = """() => {
  const {ask} = guangrongSearch;
  window.asked = [];
  window.late = {};
  guangrongSearch.ask = async (typed, choices) => {
    asked.push(typed);
    if (late[typed]) await new Promise(done => setTimeout(done, late[typed]));
    return ask(typed, choices);
  };
}"""


def listen(page: Page) -> None:
    while not page.evaluate("!!window.guangrongSearch"):  # the policy lets no text be waited for
        page.wait_for_timeout(20)
    page.evaluate(_LISTEN)


def opened(visit: Visit, address: str = "people/") -> Page:
    page = visit.open(address)
    page.get_by_role("link", name="搜索").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def find(page: Page, typed: str) -> None:
    page.get_by_role("combobox").fill(typed)


def marked_option(page: Page) -> str:
    """The text of the option that the field points at."""
    return str(
        page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent || ''"
        )
    )


def test_nothing_of_it_is_loaded_before_somebody_searches(reader: Visit):
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url.removeprefix(reader.host)))
    page = reader.open("people/lv-meihua/")
    page.mouse.move(1000, 30)
    page.wait_for_timeout(300)
    before = [one for one in asked if "search" in one or "finder" in one or "seek" in one]
    assert before == []
    page.get_by_role("link", name="搜索").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert any("assets/finder-" in one for one in asked)
    assert page.evaluate("getComputedStyle(document.querySelector('.gr-finder')).borderTopWidth") == "4px"
    assert reader.wrong == []


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_three_keys_open_it_and_escape_leads_back(reader: Visit, key: str):
    page = reader.open("people/")
    link = page.locator(".gr-names a, .gr-name a").first
    link.focus()
    page.keyboard.press(key)
    expect(page.get_by_role("combobox")).to_be_focused()
    assert page.get_by_role("combobox").input_value() == ""
    page.keyboard.type("fs/")
    assert page.get_by_role("combobox").input_value() == "fs/"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()
    assert reader.wrong == []


def test_keys_are_left_alone_where_somebody_writes_or_wants_none(reader: Visit):
    page = reader.open("honourees/")
    page.locator("[name=q]").click()
    page.keyboard.type("sf")
    page.locator("[name=q]").blur()
    page.keyboard.press("Control+/")
    page.keyboard.press("x")
    page.get_by_role("banner").get_by_role("button", name="长辈版").click()
    page.keyboard.press("s")
    page.wait_for_timeout(200)
    assert page.locator("dialog").count() == 0
    assert page.locator("[name=q]").input_value() == "sf"


def test_a_name_is_found_and_opened_by_keys_alone(reader: Visit):
    page = reader.open("people/")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("吕梅华")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("吕梅华")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    assert option.locator("mark").first.inner_text() == "吕梅华"
    page.keyboard.press("ArrowDown")
    assert "吕梅华" in marked_option(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/lv-meihua/")
    assert reader.wrong == []


def test_arrows_go_round_and_the_ends_are_one_key_away(reader: Visit):
    page = opened(reader)
    find(page, "劳模")
    expect(page.get_by_role("option").nth(2)).to_be_visible()
    texts = page.get_by_role("option").all_text_contents()
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("End", -1), ("Home", 0), ("ArrowUp", None), ("ArrowUp", -1)):
        page.keyboard.press(key)
        assert marked_option(page) == ("" if at is None else texts[at]), key
    assert page.get_by_role("option", selected=True).count() == 1
    expect(page.get_by_role("option", selected=True)).to_be_in_viewport()
    page.keyboard.type("x")
    assert marked_option(page) == ""


def test_enter_without_a_choice_leads_to_the_page_of_results(reader: Visit):
    page = opened(reader)
    page.keyboard.press("Enter")
    page.keyboard.type("劳模")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("group", name="类别").get_by_role("button", name="大事").click()
    page.get_by_role("combobox").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["劳模"], "kind": ["event"]}
    expect(page.locator("main [role=status]")).to_contain_text("找到")


def test_kinds_narrow_what_is_shown_and_keep_the_focus(reader: Visit):
    page = opened(reader)
    find(page, "劳模")
    kinds = page.get_by_role("group", name="类别")
    everything = kinds.get_by_role("button").first
    expect(everything).to_contain_text("全部")
    expect(everything).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[role=group]')?.ariaLabel") == "类别"
    page.keyboard.press("Enter")
    chosen = kinds.get_by_role("button", pressed=True)
    expect(chosen).not_to_contain_text("全部")
    expect(chosen).to_be_focused()
    name = chosen.evaluate("one => one.firstChild.textContent")
    assert set(page.locator("[role=option] .gr-hit__kind").all_inner_texts()) == {name}
    find(page, "吕梅华")
    expect(page.get_by_role("option").first).to_contain_text("吕梅华")


def test_the_number_found_is_told_once_the_typing_stops(reader: Visit):
    page = opened(reader)
    status = page.locator("dialog [role=status]")
    page.keyboard.type("劳模", delay=20)
    expect(status).to_have_text(re.compile(r"^找到\d+条$"))
    find(page, "")
    expect(status).to_have_text("")
    expect(page.get_by_text("都可以搜")).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(0)


def test_what_is_only_like_it_is_told_as_such(reader: Visit):
    page = opened(reader)
    find(page, "吕美华")
    group = page.get_by_role("group", name="相近结果")
    expect(group.get_by_role("option").first).to_contain_text("吕梅华")
    expect(page.get_by_role("dialog").get_by_text("没有找到“吕美华”").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert "吕梅华" in marked_option(page)


def test_where_nothing_is_found_ways_lead_on(reader: Visit):
    page = opened(reader, "people/lv-meihua/")
    find(page, "<img src=x onerror=alert(1)>")
    expect(page.get_by_role("dialog").get_by_text("没有找到“<img src=x").first).to_be_visible()
    assert page.locator("dialog img").count() == 0
    page.get_by_role("dialog").get_by_role("link", name="光荣名录").click()
    page.wait_for_url("**/honourees/")


def test_while_a_word_is_composed_nothing_is_asked(reader: Visit):
    page = opened(reader)
    listen(page)
    keyboard = page.context.new_cdp_session(page)
    for text in ("l", "lm", "lmh"):
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.wait_for_timeout(300)
    field = page.get_by_role("combobox")
    assert field.input_value() == "lmh"
    for key in ("Enter", "Escape"):
        field.dispatch_event("keydown", {"key": key, "isComposing": True, "bubbles": True, "cancelable": True})
    assert page.url.endswith("people/")
    assert page.evaluate("asked") == []
    keyboard.send("Input.insertText", {"text": "吕梅华"})
    expect(page.get_by_role("option").first).to_contain_text("吕梅华")
    assert page.evaluate("asked") == ["吕梅华"]
    expect(page.get_by_role("dialog")).to_be_visible()


def test_only_the_last_question_is_answered(reader: Visit):
    page = opened(reader)
    listen(page)
    page.evaluate("late['吕'] = 600")
    find(page, "吕")
    expect(page.get_by_text("正在找")).to_be_visible()
    find(page, "王进喜")
    expect(page.get_by_role("option").first).to_contain_text("王进喜")
    page.wait_for_timeout(800)
    expect(page.get_by_role("option").first).to_contain_text("王进喜")


def test_a_search_that_does_not_load_can_be_tried_again(reader: Visit):
    reader.page.route("**/assets/search.js*", lambda route: route.abort())
    page = opened(reader)
    again = page.get_by_role("button", name="再试一次")
    expect(again).to_be_visible()
    expect(page.locator("dialog [role=status]")).to_contain_text("没有装好")
    with page.expect_event("requestfailed"):
        find(page, "吕梅华")
    expect(again).to_be_visible()
    page.unroute("**/assets/search.js*")
    again.click()
    expect(page.get_by_role("option").first).to_contain_text("吕梅华")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_where_its_script_does_not_come_the_link_leads_to_the_page(reader: Visit):
    page = reader.open("people/")
    page.route("**/assets/finder-*", lambda route: route.abort())
    page.get_by_role("link", name="搜索").click()
    page.wait_for_url("**/search/")


def test_it_is_shut_by_its_button_and_beside_it(reader: Visit):
    page = opened(reader)
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name="搜索")).to_be_focused()
    page.get_by_role("link", name="搜索").click()
    page.mouse.click(20, 700)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_on_its_own_page_the_link_leads_to_the_field(reader: Visit):
    page = reader.open(FAMILIES["search"])
    page.get_by_role("link", name="搜索").click()
    expect(page.locator("main [name=q]")).to_be_focused()
    assert page.locator("dialog").count() == 0


def test_more_hits_leave_the_marked_one_marked(reader: Visit):
    page = opened(reader)
    listen(page)
    page.evaluate("""() => {
      const {ask} = guangrongSearch;
      guangrongSearch.ask = async (typed, choices, show) => {
        const answer = await ask(typed, choices);
        show({...answer, hits: answer.hits.slice(0, 2)});
        await new Promise(done => setTimeout(done, 600));
        return answer;
      };
    }""")
    find(page, "王")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = marked_option(page)
    page.wait_for_timeout(250)
    expect(page.get_by_text("正在找")).to_have_count(0)
    expect(page.get_by_role("option")).not_to_have_count(2)
    assert marked_option(page) == second != ""
