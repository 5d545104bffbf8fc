"""What the engine of the search finds in small indexes, in a real browser."""

import pytest
from seeker import CHARACTERS, Seeker
from small_index import Document, fold


def marked(text: str, marks: list[list[int]]) -> list[str]:
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in marks]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("吕梅华", ["吕梅华", "2018年度“海陵工匠”名单"]),
        ("梅华", ["吕梅华", "2018年度“海陵工匠”名单"]),
        ("华", ["吕梅华", "2018年度“海陵工匠”名单"]),
        ("小梅", ["吕梅华"]),
        ("丁一", ["丁\u3000一", "2018年度“海陵工匠”名单"]),
        ("丁　一", ["丁\u3000一", "2018年度“海陵工匠”名单"]),
        ("一", ["丁\u3000一", "2018年度“海陵工匠”名单"]),
        ("住院慰问金", ["海陵区总工会"]),
        ("工会法律援助", ["海陵区总工会"]),
        ("第二届海陵工匠", ["海陵区总工会"]),
        ("２０１８", ["2018年度“海陵工匠”名单", "吕梅华"]),
        ("2018年度", ["2018年度“海陵工匠”名单"]),
        ("海陵区", ["海陵区总工会"]),
        ("海陵", ["海陵区总工会", "2018年度“海陵工匠”名单"]),
        ("吕梅华泰州", []),
        ("会第", []),
        ("吕梅华 丁一", ["2018年度“海陵工匠”名单"]),
        ("丁一，吕梅华；泰州", ["2018年度“海陵工匠”名单"]),
        ("吕梅华 慰问金", []),
        ("劳动模范", ["吕梅华"]),
        ("吕meihua劳", []),
    ],
)
def test_words_in_names_titles_honours_and_bodies(some: Seeker, typed: str, titles: list[str]) -> None:
    answer = some.ask(typed)
    assert [hit["title"] for hit in answer["hits"]] == titles
    assert (answer["typed"], answer["total"], answer["isExact"], answer["more"]) == (typed, len(titles), True, False)


@pytest.mark.parametrize(
    "typed",
    [
        "lvmeihua",
        "lv mei hua",
        "lümeihua",
        "LYUMEIHUA",
        "lmh",
        "吕mh",
        "吕m",
        "吕meihu",
        "吕mei",
        "lvmeih",
        "meihua",
        "lv3mei2hua2",
    ],
)
def test_names_by_sound(some: Seeker, typed: str) -> None:
    (hit,) = some.ask(typed)["hits"]
    assert (hit["title"], hit["isNear"]) == ("吕梅华", False)
    assert marked(hit["title"], hit["titleMarks"])[0] in ("吕梅华", "梅华", "吕", "吕梅")


def test_a_padded_name_by_sound_is_marked_with_its_space(some: Seeker) -> None:
    (hit,) = some.ask("dingyi")["hits"]
    assert marked(hit["title"], hit["titleMarks"]) == ["丁\u3000一"]


def test_wrong_readings_and_confusions_are_near(some: Seeker) -> None:
    assert some.titles("shanxiaoming") == ["单小明"]
    assert some.near("danxiaoming") == ["单小明"]
    assert some.near("lumeihua") == ["吕梅华"]
    assert some.near("sanxiaomin") == ["单小明"]


def test_homophones_and_names_with_another_character_are_near(some: Seeker) -> None:
    assert some.near("吕美华") == ["吕梅华"]
    assert some.near("吕梅刚") == ["吕梅华"]
    assert some.near("吕丽华") == ["吕梅华"]
    assert some.near("丽刚") == []
    assert some.near("[.(") == []


def test_traditional_characters(some: Seeker) -> None:
    answer = some.ask("勞動模范")
    assert [hit["title"] for hit in answer["hits"]] == ["吕梅华"]
    assert (answer["typed"], answer["near"]) == ("勞動模范", [])
    assert some.facets("勞動模范")["kind"] == [["person", "人物", 1]]


def test_a_text_in_traditional_characters(seeker: Seeker) -> None:
    seeker.open([Document("page", "全国勞動模范", "a/")], characters=CHARACTERS)
    assert seeker.titles("全国劳动模范") == ["全国勞動模范"]
    assert seeker.titles("全国勞動模范") == ["全国勞動模范"]


def test_most_of_a_long_word_is_near(some: Seeker) -> None:
    answer = some.ask("住院慰问金发放")
    assert (answer["total"], answer["hits"]) == (0, [])
    (hit,) = answer["near"]
    assert (hit["title"], hit["isNear"]) == ("海陵区总工会", True)
    assert marked(hit["excerpt"], hit["excerptMarks"])[0] == "住院慰问金"
    assert some.near("毫不相干的话") == []


def test_the_order_of_hits(seeker: Seeker) -> None:
    """Names before titles, honours and bodies; then numbers."""
    documents = [
        Document("page", "别的", "body/", body=["说到张三丰"]),
        Document("person", "李四", "honour/", honours=["张三丰奖"]),
        Document("roll", "表彰张三丰", "title/"),
        Document("unit", "学张三丰会", "part/"),
        Document("honouree", "张三丰收", "start/"),
        Document("person", "张三丰", "exact/"),
        Document("person", "张三丰", "second/"),
        Document("person", "张三李", "other/"),
    ]
    answer = seeker.open(documents).ask("张三丰")
    assert [hit["address"] for hit in answer["hits"]] == [
        "exact/",
        "second/",
        "start/",
        "part/",
        "title/",
        "honour/",
        "body/",
    ]
    assert answer["kinds"] == [
        ["person", "人物", 3],
        ["honouree", "榜上有名", 1],
        ["unit", "单位", 1],
        ["roll", "光荣榜", 1],
        ["page", "页面", 1],
    ]
    names = ["张三丰收", "张三丰", "张三丰", "张三李", "学张三丰会", "表彰张三丰", "李四", "别的"]
    assert seeker.titles("张三") == names


def test_pages_of_hits(seeker: Seeker) -> None:
    seeker.open([Document("page", f"工会消息第{at:02}号", f"{at}/") for at in range(35)])
    answer = seeker.ask("工会消息", limit=10)
    assert (len(answer["hits"]), answer["total"], answer["more"]) == (10, 35, True)
    last = seeker.page.evaluate("guangrongSearch.ask('工会消息', {from: 30, limit: 10})")
    assert [hit["address"] for hit in last["hits"]] == ["30/", "31/", "32/", "33/", "34/"]
    assert not last["more"]


def test_what_only_has_the_pairs_is_no_hit(seeker: Seeker) -> None:
    """Pairs of a word in other places: found by the index, dropped when it is looked at."""
    false = [Document("page", f"甲乙丙，乙丁。丁{at}", f"{at}/", body=["乙丙丁"]) for at in range(6)]
    seeker.open([*false, Document("page", "真的", "true/", body=["甲乙丙丁"])])
    answer = seeker.ask("甲乙丙丁")
    assert ([hit["address"] for hit in answer["hits"]], answer["total"], answer["isExact"]) == (["true/"], 1, True)
    assert seeker.facets("甲乙丙丁")["kind"] == [["page", "页面", 1]]


def test_what_turns_out_to_be_no_hit_makes_room_for_what_is_near(seeker: Seeker) -> None:
    seeker.open([Document("page", f"甲乙丙，乙丁。丁{at}", f"{at}/", body=["乙丙丁"]) for at in range(4)])
    assert seeker.near("甲乙丙丁") == [f"甲乙丙，乙丁。丁{at}" for at in range(4)]


def test_long_documents(seeker: Seeker) -> None:
    """A word in any passage; the excerpt is of that passage; a word whose pairs are in several passages is no hit."""
    passages = ["第一段说的是工会" * 5, "第二段说的是法律援助中心" * 5, "第三段\n说的是慰问金发放办法" * 5]
    seeker.open(
        [
            Document("page", "短的", "short/"),
            Document("page", "长文", "long/", body=passages),
            Document("page", "后面", "next/"),
        ]
    )
    for word in ("法律援助中心", "慰问金发放办法", "工会 慰问金"):
        (hit,) = seeker.ask(word)["hits"]
        assert hit["address"] == "long/"
        last = word.split()[-1]
        assert set(marked(hit["excerpt"], hit["excerptMarks"])) == {last} or word == "工会 慰问金"
    assert seeker.titles("援助中心第三段") == []
    assert seeker.titles("工会慰问金发放") == []


def test_a_word_behind_many_passages_that_only_have_its_pairs(seeker: Seeker) -> None:
    passages = [f"第{at}段：援助中，助中心，心中有法援助" for at in range(30)]
    seeker.open([Document("page", "长文", "long/", body=[*passages, "这里才有援助中心"])])
    (hit,) = seeker.ask("援助中心")["hits"]
    assert hit["address"] == "long/"


def test_words_that_are_longer_than_passages_overlap(seeker: Seeker) -> None:
    text = "为进一步弘扬劳模精神劳动精神工匠精神充分发挥先进典型示范引领作用经研究决定授予下列同志"
    seeker.open(
        [Document("page", "决定", "a/", body=[text[:36], text[12:]]), Document("page", "别的", "b/", body=[text[:30]])]
    )
    answer = seeker.ask(text)
    assert [hit["address"] for hit in answer["hits"]] == ["a/"]


def test_marks_are_exact(some: Seeker) -> None:
    (hit,) = some.ask("第二届海陵工匠")["hits"]
    assert marked(hit["excerpt"], hit["excerptMarks"]) == ["第二届“海陵工匠"]
    assert hit["excerpt"].startswith("住院慰问金")
    (hit,) = some.ask("工会 援助")["hits"]
    assert marked(hit["title"], hit["titleMarks"]) == ["工会"]
    assert (hit["excerpt"], marked(hit["excerpt"], hit["excerptMarks"])) == ("工会法律援助", ["工会", "援助"])
    assert some.ask("吕梅华")["hits"][0]["excerpt"] == ""


def test_an_excerpt_is_short_and_marks_stay_right(seeker: Seeker) -> None:
    texts = [f"{'前言，' * at}{'长' * at}😀 住院 慰问金{'后' * 90}" for at in range(0, 90, 7)]
    seeker.open([Document("page", f"第{at}", f"{at}/", body=[text]) for at, text in enumerate(texts)])
    answer = seeker.ask("院慰问", limit=20)
    assert answer["total"] == len(texts)
    for hit in answer["hits"]:
        assert [fold(one) for one in marked(hit["excerpt"], hit["excerptMarks"])] == ["院慰问"]
        assert len(hit["excerpt"]) < 72
        assert hit["excerpt"].encode()


def test_hits_are_told_before_what_is_like_them(some: Seeker) -> None:
    *soon, last = some.told("吕梅华")
    assert [hit["title"] for hit in soon[0]["hits"]] == ["吕梅华"]
    assert [answer["near"] for answer in soon] == [[]] * len(soon)
    assert soon[-1]["hits"] == last["hits"]
    assert len(some.told("毫不相干")) == 1


def test_sure_hits_are_told_before_others_are_looked_at(seeker: Seeker) -> None:
    unsure = [Document("page", f"文{at}", f"{at}/", body=["甲乙丙丁"]) for at in range(4)]
    seeker.open([Document("person", "甲乙丙丁", "sure/"), *unsure])
    told = [[hit["title"] for hit in one["hits"]] for one in seeker.told("甲乙丙丁")]
    assert told == [["甲乙丙丁"], ["甲乙丙丁", "文0", "文1", "文2", "文3"]]
