"""Punctuation of Chinese prose: what is mended, what stays, and that a second time changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.typography import mend_prose

MENDED = [
    ("他说,今天开会;好!", "他说，今天开会；好！"),
    ("联系电话:0523-86234567,时间12:30", "联系电话：0523-86234567，时间12:30"),
    ("全会(扩大)会议", "全会（扩大）会议"),
    ("共(35)个", "共（35）个"),
    ("（一)项目,(二）项目", "（一）项目，（二）项目"),
    ("甲(乙(丙)丁)", "甲（乙（丙）丁）"),
    ("AI (人工智能) 技术", "AI（人工智能）技术"),
    ("**注意**: 内容", "**注意**：内容"),
    ("见[公告](http://a.b/c_(d)),好", "见[公告](http://a.b/c_(d))，好"),
    ("代码 `a,b` 中文,后", "代码 `a,b` 中文，后"),
    ("增长5%,其中", "增长5%，其中"),
    ("“五一”, 好", "“五一”，好"),
    ("中文  中文", "中文 中文"),
    ("汉 ， 汉", "汉，汉"),
    ("　　第一段\n\n　　第二段", "第一段\n\n第二段"),
    ("今天开完了会.", "今天开完了会。"),
    ("是吗?是!", "是吗？是！"),
]
KEPT = [
    "f(x)的值",
    "第3:2局",
    "1,000元",
    "Hello, world (a) b: c",
    "![合影](a.jpg)",
    "| 甲,乙 | 丙 |\n|---|---|",
    "https://a.b/中,文",
    "<https://a.b/中,文>",
    "```\n甲,乙\n```\n",
    "    甲,乙",
    "[^1]: 甲,乙",
    "写信到 a.b@c.org",
    "第一行  \n第二行",
    "一. 标题",
    "“汉”",
    "",
]
SMALL = st.text(st.sampled_from("汉字一，。,.;:!?()（）“” ab12*_`[]|<>#\n\t　!/:"), max_size=40)


@pytest.mark.parametrize("typed, mended", MENDED)
def test_mended(typed: str, mended: str):
    assert mend_prose(typed) == mended


@pytest.mark.parametrize("typed", [*KEPT, *(mended for _, mended in MENDED)])
def test_kept(typed: str):
    assert mend_prose(typed) == typed


@given(SMALL)
def test_a_second_time_changes_nothing(text: str):
    assert mend_prose(mend_prose(text)) == mend_prose(text)


@given(SMALL)
def test_no_letter_and_no_digit_is_lost(text: str):
    def letters(of: str) -> str:
        return "".join(character for character in of if character.isalnum())

    assert letters(mend_prose(text)) == letters(text)


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_text_without_chinese_is_left_alone(text: str):
    assert mend_prose(text) == text


def test_a_long_text_takes_no_longer_than_its_length():
    for hostile in (
        "(" * 5_000 + "汉",
        "汉(" * 3_000,
        "`" * 3_001 + "汉",
        "[" * 3_000 + "汉](",
        "汉" + " " * 20_000 + "x",
    ):
        mend_prose(hostile)
