"""Pictures for links that are passed on: always whole, in a face that has the letters, made only when need be."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from workspace import CONFIG, Workspace, build_on_paper

from generator.outputs import cards, forms
from generator.outputs.lettering import LEADING, drawable, fit, shorten
from generator.settings import Settings, read_settings

TITLES = [
    "何强",
    "欧阳䶮禕",
    "买买提·吐尔逊",
    "Anna Müller",
    "“送法进企业、服务零距离”——" * 12,
    "A" * 300,
    "（" * 40,
    "一 二",
]
URL = "site_url: https://example.org/\n"


def one_wide(text: str) -> float:
    return float(len(text))


@pytest.fixture
def settings(workspace: Workspace) -> Settings:
    return read_settings(workspace.config)


def drawn(settings: Settings, title: str, *lines: str) -> Image.Image:
    content = cards.draw(settings, {"site": "海陵工会", "kind": "人物", "title": title, "lines": list(lines)})
    return Image.open(BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:6])
def test_nothing_reaches_the_frame_or_the_seal(settings: Settings, title: str):
    picture = drawn(settings, title, "全国劳动模范" * 9, "泰州市海陵区" * 9)
    bare = drawn(settings, "一")
    assert picture.size == (1200, 630)
    for box in ((0, 0, 90, 630), (1112, 0, 1200, 630), (0, 0, 1200, 75), (0, 570, 1200, 630), (1008, 456, 1108, 560)):
        assert picture.crop(box).tobytes() == bare.crop(box).tobytes(), box


def test_the_same_is_drawn_the_same(settings: Settings):
    assert drawn(settings, "何强").tobytes() == drawn(settings, "何强").tobytes() != drawn(settings, "何刚").tobytes()


def test_letters_that_the_face_lacks_are_never_boxes(settings: Settings):
    assert drawable("何😀强") == "何 强"
    assert drawable("何\U0002a700强") is None
    assert drawable("\U0002a700") is None
    # The site's name stands there instead of a name that would be wrong.
    assert drawn(settings, "何\U0002a700强", "劳模").tobytes() != drawn(settings, "何强", "劳模").tobytes()


@pytest.mark.parametrize("text", ["两字", "五个字的题", "一个有十五个字的大事题目在此处", "字" * 33, "字" * 200])
def test_lines_fill_the_space_and_no_more(text: str):
    size, lines = fit(text, (200, 100, 50), 1000, 300, one_wide)
    assert len(lines) * size * LEADING <= 300
    assert max(map(len, lines)) * size <= 1000
    assert "".join(lines).rstrip("…") == text[: len("".join(lines).rstrip("…"))]
    assert "".join(lines) == text or lines[-1].endswith("…")


def test_lines_break_where_one_would(settings: Settings):
    _, lines = fit("增强实效 普惠职工：海陵区总工会十件大事", (100,), 1200, 300, one_wide)
    assert lines == ["增强实效 普惠职工：", "海陵区总工会十件大事"]
    _, lines = fit("2018年“五一”表彰", (100,), 700, 300, one_wide)
    assert lines == ["2018年", "“五一”表彰"]
    _, lines = fit("在“海陵工匠”名单里（共五人）的第一位是谁呢", (100,), 1200, 300, one_wide)
    assert not any(re.match("[”）]", line) or re.search("[“（]$", line) for line in lines)
    assert shorten("International Workers", 13, one_wide) in ("International", "Internationa…")


@pytest.fixture
def pens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pictures that are really drawn."""
    titles: list[str] = []

    def draw(settings: Settings, data: Any) -> bytes:
        titles.append(data["title"])
        return cards.draw(settings, data)

    monkeypatch.setitem(forms.FORMS, "card", forms.Form(draw, cards.version))  # type: ignore[arg-type]
    return titles


def test_each_record_has_its_picture_and_its_page_names_it(workspace: Workspace, pens: list[str]):
    workspace.config.write_text(CONFIG + URL, "utf-8")
    workspace.person("a", "何强")
    site = workspace.build()
    assert sorted(pens) == ["何强", "小站"]
    for address, path in (("people/a/", "people/a"), ("people/", "site"), ("", "site")):
        [found] = re.findall(r'"og:image" content="([^"]*)"', site.page(address).html)
        assert re.fullmatch(rf"https://example\.org/assets/cards/{path}\.png\?v=[0-9a-f]{{8}}", found)
        assert site.has(f"assets/cards/{path}.png")


def test_a_picture_is_drawn_again_only_for_other_words(workspace: Workspace, pens: list[str]):
    workspace.config.write_text(CONFIG + URL, "utf-8")
    workspace.person("a", "何强", "motto: 话")
    before = workspace.build().page("people/a/").html
    pens.clear()
    workspace.person("a", "何强", "motto: 何话")
    workspace.build()
    assert pens == []
    workspace.award("w", "劳模")
    workspace.person("a", "何强", "honours: [{award: w}]")
    after = workspace.build().page("people/a/").html
    assert sorted(pens) == ["何强", "劳模"]
    links = [re.findall(r'"og:image" content="([^"]*)"', html) for html in (before, after)]
    assert links[0] != links[1]
    assert workspace.build().files() == build_on_paper(workspace.config)[1]


@pytest.mark.parametrize("config", [CONFIG, f"{CONFIG[:-1]}:\n      share_cards: false\n{URL}"])
def test_pictures_are_made_only_where_they_are_of_use(workspace: Workspace, config: str):
    workspace.config.write_text(config, "utf-8")
    workspace.person("a")
    site = workspace.build()
    assert [path for path in site.files() if path.startswith("assets/cards/")] == []
    assert "og:image" not in site.page("people/a/").html


def test_the_setting_is_heeded_in_the_site_that_stands(workspace: Workspace):
    workspace.person("a")
    for config in (CONFIG + URL, f"{CONFIG[:-1]}:\n      share_cards: false\n{URL}", CONFIG + URL):
        workspace.config.write_text(config, "utf-8")
        assert workspace.build().files() == build_on_paper(workspace.config)[1]


def test_pictures_need_no_folder_that_can_be_written(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cards, "unpacked_font", cards.unpacked_font.__wrapped__)
    Path(workspace.root / ".cache").write_text("a file where the folder would be")
    assert drawn(read_settings(workspace.config), "何强").size == (1200, 630)
