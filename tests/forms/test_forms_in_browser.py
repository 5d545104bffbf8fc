"""An editor at the forms: makes a record, a mistake, reads the message, mends it, sees the page, commits."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from drawings import draw_scene
from playwright.sync_api import Browser, Locator, Page, expect
from sittings import Office

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1360, "height": 900}
# What the form program itself does wrong; ours is looked at without it.
OURS = "#told, #naming, .gr-records, .gr-rows, .gr-picture"


class Editor:
    """Somebody at the forms; nothing may be asked of another machine, and no script may fail."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.wrong: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on(
            "pageerror",
            lambda error: self.wrong.append(str(error)) if str(error) not in ("undefined", "Object") else None,
        )
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        expect(page.get_by_role("heading", name="记录", exact=True)).to_be_visible(timeout=30_000)

    def _hear(self, error: str) -> None:
        # How the program says that a form was not saved.
        if error not in ("undefined", "Object"):
            self.wrong.append(error)

    def _note(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1", "data:", "blob:")):
            self.wrong.append(url)

    def go(self, place: str) -> None:
        """To a form, by way of the list of its kind."""
        kind, _, rest = place.partition("/")
        base = self.address.partition("?")[0]
        self.page.goto(f"{base}#/collections/{kind}")
        expect(self.page.get_by_role("heading", name="记录", exact=True)).to_be_visible()
        self.page.goto(f"{base}#/collections/{kind}/{rest}")

    def field(self, name: str, within: Page | Locator | None = None) -> Locator:
        return (within or self.page).locator(f'[id^="{name}-field-"]').first

    def save(self) -> Locator:
        """Save the form; what is told of it."""
        close = self.page.get_by_role("button", name="关上")
        if close.is_visible():
            close.click()
        self.page.get_by_role("button", name="保存", exact=True).click()
        self.page.get_by_role("menuitem", name="保存", exact=True).click()
        return self.page.locator("#told")

    def add(self, to: str, /, **said: str) -> Locator:
        """A new entry of a list with these texts."""
        self.page.get_by_role("button", name=f"加一项{to}").click()
        row = self.page.locator(".gr-row-open")
        for name, text in said.items():
            self.field(name, row).fill(text)
        return row


@pytest.fixture
def editor(browser: Browser, office: Office) -> Iterator[Callable[..., Editor]]:
    contexts, editors = [], []

    def make(size: dict[str, int] = DESK, **wishes: Any) -> Editor:
        contexts.append(browser.new_context(viewport=size, locale="zh-CN", **wishes))
        contexts[-1].set_default_timeout(15_000)
        editors.append(Editor(contexts[-1].new_page(), office.address))
        return editors[-1]

    yield make
    for context in contexts:
        context.close()
    assert [wrong for one in editors for wrong in one.wrong] == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_person_is_made_mended_and_seen(
    editor: Callable[..., Editor], office: Office, until: Callable[..., Any], size: dict[str, int]
):
    name, id = ("吕梅华", "lv-meihua") if size is DESK else ("何强", "he-qiang")
    one = editor(size, has_touch=size is PHONE)
    one.go("person/new")
    one.field("name").fill(name)
    one.field("born").fill("五零年")
    one.add("出处", title="工会年报")
    one.save()
    told = one.page.locator("#told")
    expect(told.get_by_role("alert")).to_contain_text("没有存，有 1 处要改")
    expect(told).to_contain_text("写成 2018、2018-06")
    told.get_by_role("button", name="出生").click()
    expect(one.field("born")).to_be_focused()

    one.field("born").fill("1950-05-03")
    told = one.save()
    one.page.get_by_label("编号").wait_for()
    assert one.page.get_by_label("编号").input_value() == id
    one.page.get_by_role("button", name="就这样存").click()
    expect(told.get_by_role("alert")).to_contain_text("没有存，有 1 处要改")
    expect(told).to_contain_text("在世者的出生写到了月日")
    assert not (office.root / f"content/people/{id}.yml").exists()

    told.get_by_role("button", name="出生").click()
    expect(one.field("born")).to_be_focused()
    one.field("born").fill("1950")
    one.save()
    one.page.get_by_role("button", name="就这样存").click()
    expect(told).to_contain_text(f"存好了：content/people/{id}.yml")
    assert (office.root / f"content/people/{id}.yml").read_text("utf-8") == (
        f"name: {name}\nborn: 1950\nsource:\n  - title: 工会年报\n"
    )
    with one.page.context.expect_page() as opened:
        told.get_by_role("link", name="看网页").click()
    # Each character stands with its sound above it.
    expect(opened.value.locator("h1")).to_contain_text(re.compile(".*".join(name)), timeout=30_000)

    expect(told.get_by_label("还没有提交到 git")).to_have_value(f"新建 {name}")
    told.get_by_role("button", name=re.compile("提交 1 个文件")).click()
    expect(told).to_contain_text("提交了 1 个文件")
    assert office.git("log", "-1", "--format=%s", "--name-only").split() == ["新建", name, f"content/people/{id}.yml"]


def test_a_record_is_changed_twice_and_keeps_its_comments(editor: Callable[..., Editor], office: Office):
    file = office.root / "content/people/zhu-shi.yml"
    file.write_text("# 照名单\nname: 朱石  # 工会报的\nsource:\n  - title: 年报\n", "utf-8")
    one = editor()
    one.go("person/entries/zhu-shi")
    one.field("trade").fill("焊工")
    expect(one.save()).to_contain_text("存好了")
    one.field("trade").fill("钳工")
    expect(one.save()).to_contain_text("存好了")
    assert file.read_text("utf-8") == "# 照名单\nname: 朱石  # 工会报的\ntrade: 钳工\nsource:\n  - title: 年报\n"


def test_what_was_changed_elsewhere_is_not_written_over_and_the_form_keeps_what_was_typed(
    editor: Callable[..., Editor], office: Office
):
    file = office.root / "content/people/qian-mu.yml"
    file.write_text("name: 钱木\nsource:\n  - title: 年报\n", "utf-8")
    one = editor()
    one.go("person/entries/qian-mu")
    one.field("trade").fill("焊工")
    file.write_text("name: 钱木\nsex: 男\nsource:\n  - title: 年报\n", "utf-8")
    expect(one.save()).to_contain_text("打开以后被别处改过，没有存")
    assert "trade" not in file.read_text("utf-8")
    expect(one.field("trade")).to_have_value("焊工")
    with one.page.context.expect_page() as opened:
        one.page.get_by_role("link", name="另开一页看新的").click()
    expect(opened.value.locator('[id^="sex-field-"]').first).to_be_visible()


def test_a_surname_with_two_readings_is_asked_for(editor: Callable[..., Editor], office: Office):
    one = editor()
    one.go("person/new")
    one.field("name").fill("单刚")
    one.add("出处", title="年报")
    one.save()
    one.page.get_by_label("Dān Gāng").check()
    assert one.page.get_by_label("编号").input_value() == "dan-gang"
    one.page.get_by_role("button", name="再看看").click()
    assert not (office.root / "content/people/dan-gang.yml").exists()
    one.field("born").fill("1950-05-03")
    one.save()
    one.page.get_by_label("Dān Gāng").check()
    one.page.get_by_role("button", name="就这样存").click()
    expect(one.page.locator("#told")).to_contain_text("没有存")
    one.field("born").fill("1950")
    one.save()
    # What was chosen is remembered until the record is saved.
    expect(one.page.get_by_label("Dān Gāng")).to_be_checked()
    one.page.get_by_role("button", name="就这样存").click()
    expect(one.page.locator("#told")).to_contain_text("存好了")
    assert "reading: Dān Gāng\n" in (office.root / "content/people/dan-gang.yml").read_text("utf-8")


def test_another_record_is_found_by_its_sound_and_named(editor: Callable[..., Editor], office: Office):
    (office.root / "content/units").mkdir(exist_ok=True)
    (office.root / "content/units/jixie.yml").write_text(
        "name: 某某机械厂\ntype: company\nsource:\n  - title: 年报\n", "utf-8"
    )
    for id, name in (("sun-jin", "孙金"), ("li-yin", "李银"), ("li-tie", "李铁")):
        (office.root / f"content/people/{id}.yml").write_text(f"name: {name}\nsource:\n  - title: 年报\n", "utf-8")
    one = editor()
    one.go("person/entries/sun-jin")
    one.field("unit").press_sequentially("mmjx")
    expect(one.page.get_by_role("option", name=re.compile("某某机械厂"))).to_be_visible()
    one.field("unit").press("Enter")
    expect(one.page.get_by_role("button", name="去掉某某机械厂")).to_be_visible()
    one.field("related").press_sequentially("li")
    one.page.get_by_role("option", name=re.compile("李银")).click()
    one.field("related").press_sequentially("李铁")
    expect(one.page.get_by_role("option")).to_have_count(1)
    one.field("related").press("Enter")
    expect(one.save()).to_contain_text("存好了")
    text = (office.root / "content/people/sun-jin.yml").read_text("utf-8")
    assert "unit: jixie\nrelated:\n  - li-yin\n  - li-tie\n" in text


def test_what_names_no_record_is_not_lost_but_told(editor: Callable[..., Editor], office: Office):
    (office.root / "content/people/zhou-tu.yml").write_text("name: 周土\nsource:\n  - title: 年报\n", "utf-8")
    one = editor()
    one.go("person/entries/zhou-tu")
    one.field("unit").fill("moumou-gongchang")
    one.field("name").click()
    expect(one.page.locator(".gr-chip-unknown")).to_have_text(re.compile("moumou-gongchang"))
    expect(one.save()).to_contain_text("没有叫“moumou-gongchang”的单位")
    one.page.get_by_role("button", name="去掉moumou-gongchang").click()
    one.field("unit").fill("别的")
    one.field("unit").press("Escape")
    expect(one.field("unit")).to_have_value("")
    expect(one.page.locator(".gr-chip-unknown")).to_have_count(0)


def test_a_photo_is_put_in(editor: Callable[..., Editor], office: Office, tmp_path: Path):
    draw_scene(tmp_path / "车间.jpg", 1)
    one = editor()
    one.go("photo/new")
    one.field("caption").fill("车间里")
    one.page.locator('input[type="file"]').set_input_files(tmp_path / "车间.jpg")
    expect(one.field("file")).to_have_value("2018/che-jian.jpg")
    expect(one.page.locator(".gr-picture img")).to_have_js_property("complete", True)
    assert one.page.locator(".gr-picture img").evaluate("img => img.naturalWidth") > 0
    one.add("出处", title="年报")
    one.save()
    one.page.get_by_role("button", name="就这样存").click()
    expect(one.page.locator("#told")).to_contain_text("替代文字")
    one.field("alt").fill("一台机床。")
    one.save()
    one.page.get_by_role("button", name="就这样存").click()
    expect(one.page.locator("#told")).to_contain_text("存好了：content/photos/che-jian-li.yml")
    assert (office.root / "content/media/2018/che-jian.jpg").read_bytes() == (tmp_path / "车间.jpg").read_bytes()


def test_what_is_no_picture_is_told_beside_its_field(editor: Callable[..., Editor], tmp_path: Path):
    (tmp_path / "a.jpg").write_bytes(b"<html>")
    one = editor()
    one.go("photo/new")
    one.page.locator('input[type="file"]').set_input_files(tmp_path / "a.jpg")
    expect(one.page.locator(".gr-picture").get_by_role("alert")).to_contain_text("是网页，不是图片")


def long_roll(office: Office) -> Path:
    (office.root / "content/awards").mkdir(exist_ok=True)
    (office.root / "content/awards/gongjiang.yml").write_text(
        "name: 工匠\nlevel: city\ngranted_by: 市总工会\nsource:\n  - title: 年报\n", "utf-8"
    )
    names = [f"{a}{b}{c}" for a in "丁王李张刘陈杨赵" for b in "一二三四五" for c in "东南西北中"]
    rows = "".join(f"  - name: {name}\n    unit_then: 某某机械厂\n" for name in names)
    file = office.root / "content/rolls/chang.yml"
    file.parent.mkdir(exist_ok=True)
    text = f"title: 长名单\nawards:\n  - gongjiang\nyear: 2018\nrecipients:\n{rows}source:\n  - title: 年报\n"
    file.write_text(text, "utf-8")
    return file


def test_a_roll_of_two_hundred_is_changed_line_by_line(editor: Callable[..., Editor], office: Office):
    file = long_roll(office)
    before = file.read_text("utf-8").splitlines()
    one = editor()
    one.go("roll/entries/chang")
    rows = one.page.locator('[id^="recipients-field-"] [data-row]')
    expect(rows).to_have_count(200)
    rows.nth(1).get_by_role("button", name=re.compile("丁一南")).click()
    one.field("post_then", rows.nth(1)).fill("班长")
    rows.nth(2).get_by_role("button", name="去掉第 3 项").click()
    rows.nth(0).get_by_role("button", name="下移第 1 项").click()
    row = one.add("名单", name="周末")
    expect(row).to_contain_text("201" if rows.count() == 201 else "200")
    expect(one.save()).to_contain_text("存好了")
    after = file.read_text("utf-8").splitlines()
    recipients = [line for line in after if line.startswith("  - name")]
    assert recipients[:3] == ["  - name: 丁一南", "  - name: 丁一东", "  - name: 丁一北"]
    assert recipients[-1] == "  - name: 周末"
    assert len([line for line in before if line not in after]) == 1
    assert [line for line in after if line not in before] == ["    post_then: 班长", "  - name: 周末"]


def test_a_mistake_within_a_list_leads_to_its_row(editor: Callable[..., Editor], office: Office):
    file = long_roll(office)
    file.write_text(file.read_text("utf-8").replace("name: 赵五中\n", "name: 赵五中\n    sex: 女\n"), "utf-8")
    one = editor()
    one.go("roll/entries/chang")
    rows = one.page.locator('[id^="recipients-field-"] [data-row]')
    rows.nth(150).locator(".gr-row-name").click()
    one.field("reading", rows.nth(150)).fill("Zhāng")
    rows.nth(150).locator(".gr-row-name").click()
    told = one.save()
    expect(told).to_contain_text("没有存，有 1 处要改")
    told.get_by_role("button", name=re.compile("名单 › 第 151 项 › 读音")).click()
    expect(one.field("reading", rows.nth(150))).to_be_focused()


def test_what_was_typed_and_not_saved_is_offered_again(editor: Callable[..., Editor]):
    one = editor()
    one.go("person/new")
    one.field("name").fill("周末")
    one.page.wait_for_timeout(3_000)  # the program keeps what was typed every two seconds
    one.page.reload()
    expect(one.field("name")).to_have_value("周末")


def test_a_server_that_is_gone_is_told_and_the_form_stays(editor: Callable[..., Editor]):
    one = editor()
    one.go("person/new")
    one.field("name").fill("周末")
    one.add("出处", title="年报")
    one.page.context.set_offline(True)
    one.page.route("**/api", lambda route: route.abort())
    one.save()
    expect(one.page.get_by_text("没有存", exact=False).first).to_be_visible()
    expect(one.page.locator("#told")).to_contain_text("连不上这台电脑上的 guangrong edit")
    expect(one.field("name")).to_have_value("周末")


def test_every_kind_has_a_form_and_every_record_opens(editor: Callable[..., Editor], office: Office):
    one = editor()
    for kind in (
        "event",
        "roll",
        "person",
        "unit",
        "award",
        "exhibition",
        "service",
        "place",
        "photo",
        "kiosk",
        "calendar",
    ):
        one.go(f"{kind}/new")
        expect(one.page.get_by_text("出处", exact=True).first).to_be_visible()
    for file in sorted((office.root / "content/people").glob("*.yml")):
        one.go(f"person/entries/{file.stem}")
        expect(one.field("name")).not_to_have_value("")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_our_parts_are_for_everybody(editor: Callable[..., Editor], office: Office, size: dict[str, int]):
    """Nothing of ours breaks the rules of accessibility, and nothing is wider than the screen."""
    long_roll(office)
    one = editor(size)
    one.go("roll/entries/chang")
    one.page.locator('[id^="recipients-field-"] [data-row]').first.locator(".gr-row-name").click()
    one.field("unit", one.page.locator(".gr-row-open")).focus()
    one.field("title").fill("长名单,两百人")
    expect(one.save()).to_contain_text("存好了")
    assert one.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    found = Axe().run(one.page, {"include": [[part] for part in OURS.split(", ") if one.page.locator(part).count()]})
    assert [
        f"{rule['id']}: {node['html'][:120]}" for rule in found.response["violations"] for node in rule["nodes"]
    ] == []


def test_the_site_s_own_pages_have_no_part_of_the_forms(office: Office):
    site = next(office.root.glob(".cache/preview-edit-*/site"))
    pages = list(site.rglob("*.html"))
    assert pages
    assert not [file for file in pages if b"decap" in file.read_bytes() or b"unsafe-eval" in file.read_bytes()]
