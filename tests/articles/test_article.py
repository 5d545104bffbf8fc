"""What an article says of each sort of record, and what stands beside it."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from workspace import Workspace, photographed

from generator.articles.article import Article, shorten_title
from generator.articles.limits import TITLE
from generator.articles.losses import find_losses
from generator.refusal import Refused
from generator.sentences import fit_sentences, sentences_of

Make = Callable[..., Article]
ROLL = "title: 榜\nawards: [w]\ndate: 2018\norder: surname-stroke\nrecipients:\n"


@pytest.fixture(autouse=True)
def award(site: Workspace) -> None:
    site.award("w", "市五一劳动奖章")


def styles_of(html: str) -> str:
    return " ".join(re.findall(r'style="([^"]*)"', html))


def test_only_inline_styles(site: Workspace, article: Make):
    site.record("events/e", "title: 事\ndate: 2018\nbody: 一**二**三")
    html = article("e").html
    assert set(re.findall(r"<\w+ ([\w-]+)=", html)) == {"style"}
    assert not re.search(r"position|transform|url\(|var\(|grid|flex|float|!important", styles_of(html))
    assert find_losses(html) == []


def test_a_roll_in_its_order_with_padded_names(site: Workspace, article: Make):
    site.record(
        "rolls/r", f"{ROLL}  - name: 王二\n  - name: 丁一\n  - name: 王大明\n  - {{name: 丁三, result: 提名}}\n"
    )
    text = article("rolls/r").text
    awarded = ["获评 3 名 · 以姓氏笔画为序", "二画", "丁　一", "四画", "王　二　王大明"]
    nominated = ["提名 1 名 · 以姓氏笔画为序", "二画", "丁　三"]
    assert text.split("\n")[:11] == ["光荣榜 · 市级", "榜", "2018年", *awarded, *nominated]


def test_a_withdrawn_honour_is_struck_out(site: Workspace, article: Make):
    site.record("rolls/r", f"{ROLL}  - name: 丁一\n  - {{name: 王二, withdrawn: true}}\n")
    made = article("r")
    assert "称号已撤销" in made.text
    assert re.search(r'<span style="text-decoration: line-through">王　二</span>', made.html)


def test_a_person_is_named_with_an_honour_that_was_conferred(site: Workspace, article: Make):
    for id, name in (("a", "丁一"), ("b", "王二"), ("c", "李三")):
        site.person(id, name)
    lines = "  - {person: a}\n  - {person: b, result: 提名}\n  - {person: c, withdrawn: true}\n"
    site.record("rolls/r", f"{ROLL}{lines}")
    assert article("people/a").title == "市五一劳动奖章 丁一"
    assert article("people/b").title == "王二"
    assert article("people/c").title == "李三"
    assert "获提名" in article("people/b").text
    assert "（已撤销）" in article("people/c").text


def test_links_become_numbers_and_a_list(site: Workspace, article: Make):
    site.record(
        "events/e",
        "title: 事\ndate: 2018\nbody: 见[报道](https://a.example/1)、[又一](https://a.example/2)、[同一](https://a.example/1)，"
        "[人](../../people/a/)，[信](mailto:a@b.example)\nsource:\n  - title: 出处\n    url: https://a.example/2",
    )
    made = article("e")
    assert [(note.number, note.name, note.url) for note in made.notes] == [
        (1, "报道", "https://a.example/1"),
        (2, "又一", "https://a.example/2"),
        (3, "人", "https://union.example/people/a/"),
    ]
    assert "见报道[1]、又一[2]、同一[1]，人[3]，信" in made.text
    assert "[2] 又一：https://a.example/2" in made.text
    assert "<a" not in made.html


def test_without_an_address_it_says_what_is_left_out(workspace: Workspace, article: Make):
    workspace.config.write_text("site_name: 小站\nplugins:\n  - guangrong\n", "utf-8")
    workspace.record("events/e", "title: 事\ndate: 2018\nbody: 见[人](../../people/a/)")
    made = article("e")
    assert made.url == ""
    assert made.pictures == ()
    assert [one.zh for one in made.left_out] == [
        "site_config.yml 里没有 site_url，所以没有二维码，也没有原文链接",
        "站内链接没有网址：人",
    ]


def test_the_qr_code_comes_last_and_leads_to_the_page(site: Workspace, article: Make, photo: Callable[..., Path]):
    photo("p")
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [p]")
    made = article("e")
    assert [one.path for one in made.pictures] == ["pictures/01-p.jpg", "pictures/qr.png"]
    [code] = zxingcpp.read_barcodes(Image.open(BytesIO(made.pictures[-1].content)))
    assert code.text == made.url == "https://union.example/events/e/"
    assert "【图2】qr.png" in made.text


def test_pictures_stand_in_their_order_and_once(site: Workspace, article: Make, photo: Callable[..., Path]):
    one, two = photographed(b"1"), photographed(b"2")
    photo("p", content=one, ending="jpg")
    photo("q", "credit: 区总工会供图", content=two, ending="jpg")
    photo("r", content=one, ending="jpg")
    site.record("photos/s", "caption: 还没有文件")
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [q, p, r, s]")
    made = article("e")
    assert [(one.number, one.path, one.width, one.alt) for one in made.pictures[:-1]] == [
        (1, "pictures/01-q.jpg", 60, "画面q"),
        (2, "pictures/02-p.jpg", 60, "画面p"),
    ]
    assert (
        made.text.index("【图1】01-q.jpg") < made.text.index("照片q（图：区总工会供图）") < made.text.index("【图2】")
    )
    assert "照片还没有文件：还没有文件" in made.left_out[0].zh
    for picture in made.pictures[:-1]:
        assert dict(Image.open(BytesIO(picture.content)).getexif()) == {}
        assert b"secret" not in picture.content


def test_a_clear_picture_stays_clear(site: Workspace, article: Make, photo: Callable[..., Path]):
    content = BytesIO()
    Image.new("RGBA", (40, 30), (255, 0, 0, 90)).save(content, "WEBP")
    photo("p", content=content.getvalue(), ending="webp")
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [p]")
    picture, _ = article("e").pictures
    assert picture.path.endswith(".png")
    assert Image.open(BytesIO(picture.content)).format == "PNG"


@pytest.mark.parametrize("has_picture", [True, False])
def test_covers_of_both_shapes(site: Workspace, article: Make, photo: Callable[..., Path], has_picture: bool):
    content = BytesIO()
    Image.new("RGB", (3000, 2000), "#336699").save(content, "JPEG")
    photo("p", content=content.getvalue(), ending="jpg")
    site.record("events/e", f"title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [{'p' if has_picture else ''}]")
    covers = [Image.open(BytesIO(one.content)) for one in article("e").covers]
    assert [cover.size for cover in covers] == [(1080, 460), (800, 800)]
    assert {cover.format for cover in covers} == {"JPEG"}


def test_a_cover_is_never_larger_than_its_picture(site: Workspace, article: Make, photo: Callable[..., Path]):
    photo("p", content=photographed(), ending="jpg")
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [p]")
    assert [(one.width, one.height) for one in article("e").covers] == [(60, 26), (40, 40)]


def test_several_in_one_article(site: Workspace, article: Make):
    site.record("events/e", "title: 甲事\ndate: 2018\nsummary: 摘要甲。")
    site.person("a", "丁一")
    made = article("e", "people/a", "events/e", title="五月工作")
    assert made.title == "五月工作"
    assert made.url == "https://union.example/"
    assert made.digest == "摘要甲。"
    assert made.text.startswith("小站\n五月工作\n大事\n甲事")
    assert made.text.count("甲事") == 1
    assert made.text.count("出处") == 2  # a heading, and one source that both name


def test_the_next_sessions_are_those_after_today(site: Workspace, article: Make, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")  # 2026-11-24
    site.record("services/s", "title: 接访\nwho: 职工\nstate: current\nsessions: {monthly_days: [10, 20]}")
    text = article("s").text
    assert "2026年11月20日" not in text
    assert "2026年12月10日" in text


def test_a_service_that_is_over_says_so_first(site: Workspace, article: Make):
    site.record("services/s", "title: 接访\nwho: 职工\nsummary: 免费。\nstate: ended")
    text = article("s").text
    assert text.index("已经停办") < text.index("免费。")


def test_lists_and_code_are_told_in_words(site: Workspace, article: Make):
    body = "3. 三\n4. 四\n   - 里\n\n```\na  b\n  c\n```\n\n注[^1]\n\n[^1]: 注文"
    site.record("events/e", "title: 事\ndate: 2018\nbody: |\n" + "\n".join(f"  {line}" for line in body.split("\n")))
    made = article("e")
    for words in ("3.\xa0三", "4.\xa0四", "·\xa0里", "a\xa0\xa0b", "\xa0\xa0c", "1.\xa0注文"):
        assert words in made.text
    assert "↩" not in made.text
    assert not re.search("<(ul|ol|li|pre|code|sup|del|a)[ >]", made.html)


def test_soft_breaks_between_characters_are_no_spaces(site: Workspace, article: Make):
    site.record("events/e", "title: 事\ndate: 2018\nbody: |\n  第一行\n  第二行 word\n  third")
    assert "第一行第二行 word third" in article("e").text


def test_too_much_for_one_article(site: Workspace, article: Make):
    site.record("events/e", f"title: 事\ndate: 2018\nbody: {'字' * 20_001}")
    with pytest.raises(Refused) as refused:
        article("e")
    assert "公众号一篇最多 20000 字" in refused.value.words.zh


def test_a_template_of_the_site_comes_first_and_is_tested(site: Workspace, article: Make):
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 摘要。")
    site.file("templates/wechat/event.html", '<p class="text">自己的{{ title }}</p>')
    assert "自己的事" in article("e").text
    site.file("templates/wechat/event.html", '<p class="text" style="position: fixed">自己的</p><script>1</script>')
    with pytest.raises(Refused) as refused:
        article("e")
    assert "粘贴自检没有通过" in refused.value.words.zh
    assert "<script>" in refused.value.words.zh
    assert "position: fixed" in refused.value.words.zh
    assert "templates/wechat/" in refused.value.action.zh


def test_titles_and_summaries_within_what_is_taken():
    assert shorten_title("字" * 64) == "字" * 64
    assert shorten_title("字" * 65) == f"{'字' * 63}…"
    assert len(shorten_title("字" * 999)) == TITLE
    assert fit_sentences("一。二二二。", 4) == "一。"
    assert fit_sentences("一二三四五。", 4) == ""


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("一。二！三？", ["一。", "二！", "三？"]),
        ("他说：“一。二。”三。", ["他说：“一。二。”", "三。"]),
        ("《好！》一。", ["《好！》一。"]),
        ("没有句号", ["没有句号"]),
        ("一……二。", ["一……", "二。"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]):
    assert sentences_of(text) == sentences
