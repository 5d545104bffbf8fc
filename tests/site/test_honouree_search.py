"""The index of honourees in a real browser: narrowed, ordered, shared by its address; and without scripts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from visits import Visit, serve
from workspace import Workspace, cut_no_font

from generator.outputs import assets

MANY = 3_000
_GIVEN = "一二三四五六七八九十百千万大小上下中天土木水火石"


def write_few(workspace: Workspace) -> None:
    for id, title, level in (("g", "全国劳模", "national"), ("s", "省劳模", "province"), ("c", "市劳模", "city")):
        workspace.award(id, title, level)
    workspace.person("lv-meihua", "吕梅华", "unit_name: 江南蔬菜厂\nhonours: [{award: g, year: 2018}]")
    workspace.person(
        "shan", "单雄信", "reading: Shàn Xióngxìn\nhonours: [{award: g, year: 2010}, {award: s, year: 2018}]"
    )
    workspace.person("ding", "丁一", "honours: [{award: c, year: 2015}]")
    workspace.record("units/ban", "name: 大华厂焊接班\ntype: team\nhonours: [{award: c, year: 2018}]")
    names = "{name: 何强, unit_then: 江南机械厂}, {name: '</script><i>x'}"
    workspace.record("rolls/r", f"title: 榜\nawards: [s]\nrecipients: [{names}]")


def write_many(workspace: Workspace) -> None:
    workspace.award("c", "市劳模", "city")
    names = (f"王{_GIVEN[n % 24]}{_GIVEN[n // 24 % 24]}{_GIVEN[n // 576]}" for n in range(MANY))
    recipients = ", ".join(f"{{name: {name}, unit_then: 第{n % 7}厂}}" for n, name in enumerate(names))
    workspace.record("rolls/r", f"title: 榜\nyear: 2018\nawards: [c]\nrecipients: [{recipients}]")


@pytest.fixture(scope="module", params=[write_few], ids=["few"])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site on a local port."""
    workspace = Workspace(tmp_path_factory.mktemp("site"))
    request.param(workspace)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_no_font)
        folder = workspace.build().folder
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="module")
def reader(module_visit: Callable[..., Visit]) -> Visit:
    return module_visit()


@pytest.fixture
def page(reader: Visit) -> Iterator[Page]:
    """A new tab, in which nothing may go wrong with the scripts."""
    page, wrong = reader.page.context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.close()
    assert wrong == []


def names(page: Page) -> list[str]:
    """The names that are shown, without padding."""
    return [name.replace("\u3000", "") for name in page.locator(".gr-names b").all_inner_texts()]


def box(page: Page, name: str, value: str) -> None:
    page.locator(f"[name={name}][value='{value}']").check()


def open_index(page: Page, host: str, query: str = "") -> None:
    page.goto(f"{host}honourees/{query}")
    page.locator(".gr-find details").evaluate("details => { details.open = true }")
    if query:
        expect(page.locator(".gr-found")).to_have_attribute("aria-busy", "false")


def test_the_names_are_loaded_only_when_somebody_looks_for_one(page: Page, small: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_index(page, small)
    assert names(page) == ["丁一", "大华厂焊接班", "吕梅华", "何强", "单雄信", "</script><i>x"]
    assert not [url for url in asked if "/honourees-index-" in url]
    box(page, "level", "national")
    expect(page.locator("[role=status]")).to_have_text("找到 2 名")
    assert len([url for url in asked if "/honourees-index-" in url]) == 1


def test_choices_narrow_the_list_and_stand_in_the_address(page: Page, small: str):
    open_index(page, small)
    box(page, "level", "national")
    expect(page.locator("[role=status]")).to_have_text("找到 2 名")
    assert page.url.endswith("honourees/?level=national")
    assert names(page) == ["吕梅华", "单雄信"]
    box(page, "year", "2018")
    expect(page.locator("[role=status]")).to_have_text("找到 1 名")
    assert names(page) == ["吕梅华"]
    page.go_back()
    expect(page.locator("[role=status]")).to_have_text("找到 2 名")
    page.go_back()
    expect(page.locator("[role=status]")).to_have_text("找到 6 名")
    assert not page.locator("[name=level]:checked").count()
    page.go_forward()
    expect(page.locator("[role=status]")).to_have_text("找到 2 名")
    assert page.locator("[name=level][value=national]").is_checked()


@pytest.mark.parametrize(
    "query, found",
    [
        ("?level=national&level=city", ["丁一", "大华厂焊接班", "吕梅华", "单雄信"]),
        ("?level=national&level=city&kind=unit", ["大华厂焊接班"]),
        ("?award=s", ["何强", "单雄信", "</script><i>x"]),
        ("?award=s&year=undated", ["何强", "</script><i>x"]),
        ("?unit=江南", ["吕梅华", "何强"]),
        ("?unit=焊接班", ["大华厂焊接班"]),
        ("?q=吕", ["吕梅华"]),
        ("?q=lmh", ["吕梅华"]),
        ("?q=lvmei", ["吕梅华"]),
        ("?q=lümei", ["吕梅华"]),
        ("?q=meihua", ["吕梅华"]),
        ("?q=shanxiong", ["单雄信"]),
        ("?q=吕mh", ["吕梅华"]),
        ("?q=吕 梅", ["吕梅华"]),
        ("?q=丁yi", ["丁一"]),
        ("?q=dahuachang", ["大华厂焊接班"]),
        ("?q=script", ["</script><i>x"]),
        ("?q=查无此人", []),
        ("?order=pinyin&level=national", ["吕梅华", "单雄信"]),
        ("?order=year&q=单", ["单雄信"]),
        ("?level=galaxy&order=colour&kind=cat&more=1&q=丁", ["丁一"]),
    ],
)
def test_an_address_shows_the_same_to_everybody(page: Page, small: str, query: str, found: list[str]):
    open_index(page, small, query)
    assert names(page) == found
    expect(page.locator("[role=status]")).to_have_text(
        f"找到 {len(found)} 名" if found else "没有符合这些条件的人和集体，可以少选几样，或者全部清除。"
    )


@pytest.mark.parametrize("typed", ["danxiong", "dxx", "sanxiongxin", "单雄xing"])
def test_a_wrong_reading_finds_the_name_and_says_so(page: Page, small: str, typed: str):
    open_index(page, small, f"?q={typed}")
    assert names(page) == ["单雄信"]
    expect(page.locator("[role=status]")).to_have_text("没有这样写、这样读的名字；读音相近的有 1 名")


def test_who_is_read_as_typed_hides_who_only_sounds_alike(page: Page, small: str):
    open_index(page, small, "?q=ding")
    assert names(page) == ["丁一"]
    expect(page.locator("[role=status]")).to_have_text("找到 1 名")


def test_counts_tell_what_each_other_choice_would_find(page: Page, small: str):
    open_index(page, small, "?level=national")
    counts = page.locator("label:has([name=level]) small").all_inner_texts()
    assert counts == ["2", "3", "2"]
    assert page.locator("label:has([name=year][value='2018']) small").inner_text() == "1"
    assert page.locator("label:has([name=kind][value=unit]) small").inner_text() == "0"


def test_orders_have_their_headings(page: Page, small: str):
    open_index(page, small, "?order=pinyin")
    headings = page.locator(".gr-group h2").all_inner_texts()
    assert [heading.split()[0] for heading in headings] == ["D", "H", "L", "S", "其他"]
    page.locator("label:has([value=year])").first.click()
    expect(page.locator(".gr-group h2").first).to_contain_text("2018年")
    assert page.url.endswith("?order=year")
    assert [heading.split()[0] for heading in page.locator(".gr-group h2").all_inner_texts()] == [
        "2018年",
        "2015年",
        "年份不详",
    ]


def test_the_honour_that_was_asked_for_stands_beside_the_name(page: Page, small: str):
    open_index(page, small, "?award=s&q=单")
    assert page.locator(".gr-names li span").first.inner_text() == "省劳模"


def test_typing_leaves_one_step_in_the_history(page: Page, small: str):
    open_index(page, small)
    before = page.evaluate("history.length")
    page.locator("[name=q]").press_sequentially("lvm", delay=200)
    expect(page.locator("[role=status]")).to_have_text("找到 1 名")
    assert page.url.endswith("?q=lvm")
    assert page.evaluate("history.length") == before


def test_nobody_found_offers_to_begin_anew(page: Page, small: str):
    open_index(page, small, "?q=xyz&level=city")
    page.locator(".gr-found__list button").click()
    expect(page.locator("[role=status]")).to_have_text("找到 6 名")
    assert page.url.endswith("honourees/")


def test_names_stay_text(page: Page, small: str):
    open_index(page, small, "?q=script")
    assert page.locator(".gr-names i").count() == 0
    assert page.locator(".gr-names b").inner_text() == "</script><i>x"


def test_the_keyboard_reaches_every_choice(page: Page, small: str):
    open_index(page, small)
    page.locator("[name=q]").focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
    assert {"order", "level", "kind", "year", "award", "unit", "A"} <= set(reached)
    page.locator("[name=level]").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[role=status]")).to_have_text("找到 2 名")
    page.locator("[name=order]").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/?*order=pinyin*")


@pytest.mark.parametrize("small", [write_many], ids=["many"], indirect=True)
def test_of_very_many_names_some_are_shown_and_more_when_asked(page: Page, small: str):
    open_index(page, small, "?order=pinyin")
    expect(page.locator("[role=status]")).to_have_text(f"找到 {MANY} 名")
    assert page.locator(".gr-names li").count() == 300
    assert page.evaluate("document.querySelectorAll('*').length") < 2_500
    page.locator(".gr-group button").click()
    assert page.locator(".gr-names li").count() == 600
    assert page.evaluate("document.activeElement.tagName") == "LI"
    page.locator("[name=unit]").fill("第3厂")
    expect(page.locator("[role=status]")).to_have_text(f"找到 {MANY // 7 + 1} 名")
    assert page.locator(".gr-names li").count() == 300


def test_without_scripts_links_lead_to_plain_pages(new_page: Callable[..., Page], host: str):
    page = new_page("honourees/", java_script_enabled=False)
    assert not page.locator(".gr-find").is_visible()
    page.locator(".gr-plain a", has_text="2009年").click()
    assert "2009" in page.locator("h1").inner_text()
    page.goto(f"{host}honourees/")
    page.locator(".gr-plain").get_by_role("link", name="L", exact=False).first.click()
    assert page.locator(".gr-names b").count()


def test_with_scripts_the_form_stands_there_at_once(page: Page, host: str):
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{host}honourees/", wait_until="domcontentloaded")
    assert page.locator(".gr-find").is_visible()
    assert not page.locator(".gr-plain").is_visible()
