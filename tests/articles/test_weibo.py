"""Posts for Weibo: how they are counted, what they say first, and that nothing in them is half a truth."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from workspace import Workspace, photographed, read_files

from generator.articles.counting import LONG, SHORT, count
from generator.articles.post import Post

Make = Callable[[str], Post]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("一", 1),
        ("a", 1),
        ("ab", 1),
        ("abc", 2),
        ("一a", 2),
        ("，", 1),
        ("é", 1),
        ("←", 1),
        ("😀", 2),
        ("https://union.example/events/2018-wuyi-dahui/", 10),
        ("http://t.cn/A6abc", 10),
        ("见 https://a.example/b 完", 13),
        ("https://a.example/" + "b" * 132, 15),
        ("https://a.example/中", 11),
    ],
)
def test_as_the_site_counts(text: str, length: int):
    assert count(text) == length


def test_a_short_post(site: Workspace, post: Make):
    site.record("events/e", "title: 事\ndate: 2018\nseries: 宣传月\nsummary: 第一句。第二句。")
    made = post("e")
    assert made.short == "#宣传月# #小站# 【事】第一句。第二句。来源：出处。 https://union.example/events/e/"
    assert (
        made.long == "【事】\n\n第一句。第二句。\n\n来源：出处。\n\nhttps://union.example/events/e/\n\n#宣传月# #小站#"
    )


def test_topics_give_way_to_the_first_sentence(site: Workspace, post: Make):
    site.record("events/e", f"title: 事\ndate: 2018\nseries: {'月' * 30}\nsummary: {'字' * 118}。第二句就放不下了。")
    made = post("e")
    assert made.short == f"【事】{'字' * 118}。 https://union.example/events/e/"
    assert count(made.short) <= SHORT


def test_a_sentence_that_does_not_fit_is_left_out_whole(site: Workspace, post: Make):
    site.record("events/e", f"title: 事\ndate: 2018\nsummary: {'字' * 160}。")
    assert post("e").short == "#小站# 【事】 https://union.example/events/e/"


def test_a_long_post_ends_with_a_sentence(site: Workspace, post: Make):
    site.record("events/e", f"title: 事\ndate: 2018\nbody: {'四个字。' * 900}")
    made = post("e")
    assert LONG - 10 < count(made.long) <= LONG
    assert made.long.split("\n\n")[1].endswith("四个字。")


@pytest.fixture
def roll(site: Workspace) -> Workspace:
    site.award("w", "市工匠")
    return site


def test_names_all_or_none(roll: Workspace, post: Make):
    surnames = "丁王李张刘陈杨赵黄周"
    names = [f"{one}{two}" for one in surnames for two in "一二三四五六七"]
    lines = "".join(f"  - name: {name}\n" for name in names)
    roll.record("rolls/r", f"title: 榜\nawards: [w]\ndate: 2018\norder: surname-stroke\nrecipients:\n{lines}")
    made = post("r")
    assert "获评：本榜收录70名。" in made.short
    assert not any(name in made.short for name in names)
    assert all(name in made.long for name in names)
    assert "#市工匠#" in made.short


def test_whoever_is_not_named_is_counted_once(roll: Workspace, post: Make):
    roll.person("a", "丁一", "consent: withheld")
    roll.record("rolls/r", "title: 榜\nawards: [w]\ndate: 2018\nrecipients: [{person: a}, {name: 王二}]")
    made = post("r")
    for text in (made.short, made.long):
        assert "获评：本榜收录2名。" in text
        assert "有1人未公开姓名。" in text
        assert "丁一" not in text


def test_nobody_is_told_to_have_what_was_only_proposed_or_taken_back(roll: Workspace, post: Make):
    lines = "  - {name: 丁一}\n  - {name: 王二, result: 提名}\n  - {name: 李三, withdrawn: true}\n"
    roll.record("rolls/r", f"title: 榜\nawards: [w]\ndate: 2018\norder: surname-stroke\nrecipients:\n{lines}")
    made = post("r")
    for text in (made.short, made.long):
        assert "获评（以姓氏笔画为序）：丁一。" in text
        assert "提名（以姓氏笔画为序）：王二。" in text
        assert "李三" not in text


def test_the_honours_of_a_person(roll: Workspace, post: Make):
    for id, name in (("a", "丁一"), ("b", "王二"), ("c", "李三")):
        roll.person(id, name, "summary: 工人。")
    lines = "  - {person: a}\n  - {person: b, result: 提名}\n  - {person: c, withdrawn: true}\n"
    roll.record("rolls/r", f"title: 榜\nawards: [w]\ndate: 2018\norder: surname-stroke\nrecipients:\n{lines}")
    assert "荣誉：2018年市工匠。" in post("people/a").long
    assert "#市工匠#" in post("people/a").short
    assert "获提名：2018年市工匠。" in post("people/b").long
    assert "#市工匠#" not in post("people/b").short
    assert "市工匠" not in post("people/c").long


def test_a_service_is_never_told_without_its_caution(site: Workspace, post: Make):
    site.record("services/s", f"title: 接访\nwho: 职工\nsummary: {'免' * 100}。\nrule_year: 2018")
    site.record("services/t", "title: 发钱\nwho: 职工\nsummary: 人人有份。\nstate: ended")
    assert "这是2018年的规定，办理前请先核实。" in post("s").short
    assert post("t").short.index("已经停办") < post("t").short.index("人人有份")


def test_words_of_a_record_are_no_topics_and_call_nobody(site: Workspace, post: Make):
    site.record("events/e", "title: 事#一#\ndate: 2018\nseries: 月#x\nsummary: 见@某人。")
    made = post("e")
    assert made.tags == ("小站",)
    assert "【事＃一＃】见＠某人。" in made.short


def test_pictures_the_lead_first_and_each_once(site: Workspace, post: Make, photo: Callable[..., Path]):
    for number in range(22):
        photo(f"p{number}", content=photographed(b"%d" % number), ending="jpg")
    photo("again", content=photographed(b"3"), ending="jpg")
    ids = ", ".join(["p3", "again", *(f"p{number}" for number in range(22) if number != 3)])
    site.record("events/e", f"title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [{ids}]")
    made = post("e")
    assert [one.path for one in made.pictures[:3]] == ["pictures/01-p3.jpg", "pictures/02-p0.jpg", "pictures/03-p1.jpg"]
    assert len(made.pictures) == 18
    assert "多于 18 张" in made.left_out[0].zh


def test_a_portrait_comes_before_other_photos(site: Workspace, post: Make, photo: Callable[..., Path]):
    photo("p", content=photographed(b"1"), ending="jpg")
    photo("q", content=photographed(b"2"), ending="jpg")
    site.person("a", "丁一", "summary: 好。\nphotos: [p]\nportrait: q")
    assert [one.caption for one in post("people/a").pictures] == ["照片q", "照片p"]


def test_the_command(site: Workspace, export: Callable[..., Result], photo: Callable[..., Path]):
    photo("p", content=photographed(), ending="jpg")
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [p]")
    result = export("weibo", "e")
    assert result.exit_code == 0, result.output
    folder = site.root / "export/weibo/event-e"
    assert sorted(read_files(folder)) == [
        *("export.json", "long.txt", "pictures/01-p.jpg", "preview.css", "preview.html", "preview.js", "short.txt")
    ]
    assert (folder / "short.txt").read_text("utf-8").strip().endswith("https://union.example/events/e/")
    assert "短的" in result.output
    assert "替代文字：画面p" in (folder / "preview.html").read_text("utf-8")
    assert export("weibo", "e", "--lang", "en").output.startswith("wrote ")
