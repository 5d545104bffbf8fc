"""How names may be heard: right readings, wrong ones, initials; the table of characters."""

import re

import pytest
from hypothesis import given, strategies

from generator.names import characters, fold, hearings, is_han, pairs

NAMES = strategies.text("单翟尉迟万俟欧陽重庆行吕梅华佐々㍿⼀〇· 　Jé2!", max_size=8) | strategies.text(max_size=8)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("单强", "shan!dan qiang"),
        ("翟明", "zhai/di ming"),
        ("仇和", "qiu!chou he"),
        ("吕梅华", "lv mei hua"),
        ("吕　梅", "lv mei"),
        ("尉迟恭", "yu!wei chi gong"),
        ("王重庆", "wang chong!zhong qing"),
        ("任长霞", "ren chang!zhang xia"),
        ("哈孜·艾买提", "ha zi ai mai ti"),
        ("歐陽單", "ou yang dan"),
        ("單強", "shan!dan qiang"),
        ("赵C", "zhao c"),
        ("Jean Luc", "jeanluc"),
    ],
)
def test_name(name, expected):
    assert " ".join(hearings(name)) == expected


def test_editors_reading_alone_is_right():
    assert hearings("翟明", "Dí Míng") == ["di!zhai", "ming"]
    assert hearings("单强", "Shàn Qiáng") == ["shan!dan", "qiang"]
    with pytest.raises(ValueError, match="syllables"):
        hearings("单强", "Shàn")


def test_prose_has_no_surname():
    assert hearings("单位", is_prose=True) == ["dan", "wei"]
    assert hearings("重庆2号", is_prose=True) == ["chong!zhong", "qing", "2", "hao"]


def test_pairs():
    assert pairs(hearings("吕梅华")) == ["lm", "mh"]
    assert pairs(hearings("牛宁")) == ["ll"]
    assert pairs(hearings("翟单")) == ["dd", "zd"]
    assert pairs(hearings("单强")) == ["dq", "sq"]
    assert pairs(hearings("华")) == pairs([]) == []


def test_characters():
    known = {character: (simple, readings) for character, simple, readings in characters()}
    assert known["勞"] == ("劳", ["lao"])
    assert known["単"] == known["單"] == ("单", ["dan", "shan"])
    assert known["翟"] == ("", ["di", "zhai"])
    assert known["吕"] == ("", ["lv"])
    assert known["吕"][0] == known["俟"][0] == ""


@given(NAMES)
def test_one_item_a_character_of_the_folded_name(name):
    folded = fold(name)
    runs = re.split("\0+", "".join("\0" if is_han(character) else character for character in folded))
    for heard in (hearings(name), hearings(name, is_prose=True)):
        assert len(heard) == sum(map(is_han, folded)) + sum(map(bool, runs))
        assert all(re.fullmatch("[a-z0-9]{2}", pair) for pair in pairs(heard))
