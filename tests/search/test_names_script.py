"""What the script of names takes for a name, in a real browser."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT
from workspace import PROJECT

SCRIPT = PROJECT / "templates/assets/js/names.js"

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    """Evaluates an expression of `names` and the values that are given."""
    page = browser.new_page()
    page.add_script_tag(path=SCRIPT)
    yield lambda expression, *values: page.evaluate(f"values => (names => {expression})(guangrongNames)", values)
    page.close()


def _match(ask: Ask, typed: str, name: str, hearing: str, readings: dict[str, list[str]] | None = None) -> Any:
    """From, to and strength; None where the name is not meant."""
    found = ask(
        "names.matcher(values[0], values[3] && new Map(Object.entries(values[3])))(values[1], values[2])",
        typed,
        name,
        hearing,
        readings,
    )
    if found is None:
        return None
    assert found["isNear"] == (found["strength"] % 1 == 0.5)
    return found["from"], found["to"], found["strength"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("第二届“海陵工匠”", "第二届海陵工匠"),
        ("丁\u3000一", "丁一"),
        ("２０１８ ＡBc", "2018abc"),
        ("é\u0301ü", "eu"),
        ("㍻½", "平成12"),
        ("ΟΔΟΣ", "οδοσ"),
        ("<b>&+😀", "b"),
        ("𠮷野", "𠮷野"),
        ("", ""),
    ],
)
def test_folding(ask: Ask, text: str, folded: str) -> None:
    assert ask("names.fold(values[0])", text) == folded
    assert ask("names.trace(values[0]).text", text) == folded


def test_a_trace_leads_back_to_the_original(ask: Ask) -> None:
    assert ask("names.trace('“丁　一”㍻e\\u0301𠮷')") == {
        "text": "丁一平成e𠮷",
        "from": [1, 3, 5, 5, 6, 8, 8],
        "to": [2, 4, 6, 6, 8, 10, 10],
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lvmeihua", (0, 3, 3)),
        ("lv mei hua", (0, 3, 3)),
        ("lümeihua", (0, 3, 3)),
        ("LyuMeiHua", (0, 3, 3)),
        ("lv3 mei2 hua2", (0, 3, 3)),
        ("lv3mei2hua2", (0, 3, 3)),
        ("lǚ méi huá", (0, 3, 3)),
        ("ｌｖｍｈ", (0, 3, 3)),
        ("lmh", (0, 3, 3)),
        ("LMH", (0, 3, 3)),
        ("l m h", (0, 3, 3)),
        ("lvmh", (0, 3, 3)),
        ("lmeihua", (0, 3, 3)),
        ("吕mh", (0, 3, 3)),
        ("吕meihua", (0, 3, 3)),
        ("lv梅h", (0, 3, 3)),
        ("吕 梅华", (0, 3, 3)),
        ("lvmeih", (0, 3, 3)),
        ("lvme", (0, 2, 2)),
        ("lv", (0, 1, 2)),
        ("l", (0, 1, 2)),
        ("吕", (0, 1, 2)),
        ("meihua", (1, 3, 1)),
        ("mh", (1, 3, 1)),
        ("华", (2, 3, 1)),
        ("lumeihua", (0, 3, 2.5)),
        ("nvmeihua", (0, 3, 2.5)),
        ("nmh", (0, 3, 2.5)),
        ("lvme hua", None),
        ("lvhua", None),
        ("lvmeihuax", None),
        ("吕美华", None),
        ("", None),
        ("'", None),
    ],
)
def test_a_name_in_all_that_may_be_typed_for_it(ask: Ask, typed: str, found: Any) -> None:
    assert _match(ask, typed, "吕梅华", "lv mei hua") == found


@pytest.mark.parametrize(
    ("typed", "name", "hearing", "found"),
    [
        ("xian", "西安", "xi an", (0, 2, 3)),
        ("xi'an", "西安", "xi an", (0, 2, 3)),
        ("xian", "先", "xian", (0, 1, 3)),
        ("xi'an", "先", "xian", None),
        ("wangang", "万钢", "wan gang", (0, 2, 3)),
        ("wangang", "王昂", "wang ang", (0, 2, 3)),
        ("zhangxm", "张小明", "zhang xiao ming", (0, 3, 3)),
        ("zhxm", "张小明", "zhang xiao ming", (0, 3, 3)),
        ("zxm", "张小明", "zhang xiao ming", (0, 3, 3)),
        ("zangxm", "张小明", "zhang xiao ming", (0, 3, 2.5)),
        ("zhanxiaomin", "张小明", "zhang xiao ming", (0, 3, 2.5)),
        ("zhangxiaomin", "张小明", "zhang xiao ming", (0, 3, 3)),
        ("zhangxiaomin1", "张小明", "zhang xiao ming", (0, 3, 3)),
        ("lixin", "李兴", "li xing", (0, 2, 3)),
        ("lixinfa", "李兴发", "li xing fa", (0, 3, 2.5)),
        ("shanxiaoming", "单小明", "shan!dan xiao ming", (0, 3, 3)),
        ("danxiaoming", "单小明", "shan!dan xiao ming", (0, 3, 2.5)),
        ("dxm", "单小明", "shan!dan xiao ming", (0, 3, 2.5)),
        ("zhaili", "翟丽", "zhai/di li", (0, 2, 3)),
        ("dili", "翟丽", "zhai/di li", (0, 2, 3)),
        ("lve", "略", "lve", (0, 1, 3)),
        ("lue", "略", "lve", (0, 1, 3)),
        ("lyue", "略", "lve", (0, 1, 3)),
        ("nue", "虐", "nve", (0, 1, 3)),
        ("nyu", "女", "nv", (0, 1, 3)),
        ("nu", "女", "nv", (0, 1, 2.5)),
        ("lyu", "李宇", "li yu", (0, 2, 3)),
        ("jv", "居", "ju", (0, 1, 3)),
        ("er", "尔", "er", (0, 1, 3)),
        ("amt", "哈孜·艾买提", "ha zi ai mai ti", (3, 6, 1)),
        ("haziaimaiti", "哈孜·艾买提", "ha zi ai mai ti", (0, 6, 3)),
        ("孜艾", "哈孜·艾买提", "ha zi ai mai ti", (1, 4, 1)),
        ("agu", "A股", "a gu", (0, 2, 3)),
        ("abcgs", "ABC公司", "abc gong si", (0, 5, 3)),
        ("abc gs", "ABC公司", "abc gong si", (0, 5, 3)),
        ("bc公", "ABC公司", "abc gong si", (1, 4, 1)),
        ("jy", "𠮷野", "ji ye", (0, 3, 3)),
        ("丁一", "丁\u3000一", "ding yi", (0, 3, 3)),
        ("梅", "吕梅华", "", (1, 2, 1)),
    ],
)
def test_what_is_not_so_simple(ask: Ask, typed: str, name: str, hearing: str, found: Any) -> None:
    assert _match(ask, typed, name, hearing) == found


def test_other_characters_of_the_same_sound(ask: Ask) -> None:
    readings = {"吕": ["lv"], "美": ["mei"], "华": ["hua"], "参": ["can", "shen"]}
    assert _match(ask, "吕美华", "吕梅华", "lv mei hua", readings) == (0, 3, 2.5)
    assert _match(ask, "美华", "吕梅华", "lv mei hua", readings) == (1, 3, 0.5)
    assert _match(ask, "吕梅华", "吕梅华", "lv mei hua", readings) == (0, 3, 3)
    assert _match(ask, "参明", "申明", "shen ming", readings) == (0, 2, 2.5)
    assert _match(ask, "吕参华", "吕梅华", "lv mei hua", readings) is None


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("lvmeihua", ["lm"]),
        ("lv mei hua", ["lm"]),
        ("lümeihua", ["lm"]),
        ("nvmeihua", ["lm"]),
        ("lmh", ["lm"]),
        ("lvmh", ["lm"]),
        ("吕mh", ["mh"]),
        ("wangang", ["wa", "wg"]),
        ("zhangxiaoming", ["zx"]),
        ("xi'an", ["xa"]),
        ("xian", ["xa", "xian."]),
        ("wag", ["wg", "wa"]),
        ("quangyxjs", ["yx"]),
        ("jiangshyhxyxgs", ["yh"]),
        ("yagqdcb", ["gq"]),
        ("shan", ["sh", "shan."]),
        ("hua", ["ha", "hua."]),
        ("zhang", ["zh", "zhang."]),
        ("nyue", ["ly", "le", "nve."]),
        ("lue", ["le", "lve."]),
        ("l", []),
        ("吕m", []),
        ("吕梅华", []),
        ("2018", []),
        ("", []),
    ],
)
def test_where_to_look_names_up(ask: Ask, typed: str, keys: list[str]) -> None:
    assert ask("names.keys(values[0])", typed) == keys


def test_where_to_look_up_characters_whose_readings_are_known(ask: Ask) -> None:
    asked = "names.keys(values[0], new Map([['吕', ['lv']], ['单', ['dan', 'shan']], ['明', ['ming']]]))"
    assert ask(asked, "吕m") == ["lm"]
    assert ask(asked, "单明") == ["dm", "sm"]
    assert ask(asked, "单单明明") == ["mm"]


def test_every_syllable_is_known(ask: Ask) -> None:
    """A syllable with another behind it, both in full: their initials are among the pairs."""
    spoken = {
        sound for code in PINYIN_DICT for sound in pinyin(chr(code), Style.NORMAL, heteronym=True, v_to_u=False)[0]
    }
    syllables = sorted(one for one in spoken if one.isascii() and one not in {"fiao", "hm", "hng", "m", "n", "ng"})
    assert len(syllables) > 400
    wrong = ask(
        "values[0].filter(one => !names.keys(one + ' ma').includes(one[0].replace('n', 'l') + 'm')"
        " || names.matcher(one + 'ma')('某马', one + ' ma')?.strength !== 3)",
        syllables,
    )
    assert wrong == []


def test_nothing_that_is_typed_is_too_much(ask: Ask) -> None:
    typed = [
        "a" * 10000,
        "xian" * 50,
        "\ud800",
        "😀",
        "[(*+?",
        "<script>",
        "\\",
        "吕" * 999,
        " ",
        "\0",
        "ng" * 60,
        "·" * 20,
    ]
    asked = "values[0].map(one => [names.keys(one).length, names.matcher(one)('吕梅华', 'lv mei hua')])"
    assert [match for _, match in ask(asked, typed)] == [None] * len(typed)
