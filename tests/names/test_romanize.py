"""Readings: surnames, given names, the editor's override, ids."""

import re

import pytest
from hypothesis import given, strategies

from generator.names import initials, pinyin, slug, split, surname_readings, syllables, text_slug

SURNAMES = """单 Shàn 解 Xiè 仇 Qiú 曾 Zēng 区 Ōu 查 Zhā 任 Rén 朴 Piáo 华 Huà 缪 Miào 翟 Zhái 葛 Gě
覃 Qín 召 Shào 员 Yùn 秘 Bì 繁 Pó 么 Yāo 卜 Bǔ 种 Chóng 祭 Zhài 句 Gōu 谌 Chén 燕 Yān
那 Nā 撒 Sà 车 Chē 折 Shé 过 Guō 应 Yīng 黑 Hè 尉迟 Yùchí 万俟 Mòqí 长孙 Zhǎngsūn 澹台 Tántái 鲜于 Xiānyú
令狐 Línghú 欧阳 Ōuyáng""".split()  # noqa: SIM905 - a table reads better


@pytest.mark.parametrize("surname, reading", list(zip(SURNAMES[::2], SURNAMES[1::2], strict=True)))
def test_surname(surname, reading):
    assert pinyin(f"{surname}小明") == f"{reading} Xiǎomíng"


@pytest.mark.parametrize(
    "name, expected",
    [
        ("吕梅华", "Lǚ Méihuá"),
        ("何　强", "Hé Qiáng"),
        ("任长霞", "Rén Chángxiá"),
        ("王重庆", "Wáng Chóngqìng"),
        ("王振兴", "Wáng Zhènxīng"),
        ("郗晓安", "Xī Xiǎo'ān"),
        ("哈孜·艾买提", "Hāzī Àimǎití"),
        ("Jean", "Jean"),
    ],
)
def test_pinyin(name, expected):
    assert pinyin(name) == expected


@pytest.mark.parametrize("reading", ["Lǚ Méihuá", "lv3 mei2 hua2", "lü3mei2hua2", "lu:3 mei2hua2"])
def test_override(reading):
    assert syllables("吕梅华", reading) == ["lǚ", "méi", "huá"]


def test_override_chooses_the_division_that_fits():
    assert syllables("王西安", "wang xian") == ["wang", "xi", "an"]


@pytest.mark.parametrize("reading", ["Lǚ Méi", "hello world", "Lǚ Méi Huá Xià", "吕梅华", "l-m-h"])
def test_wrong_override(reading):
    with pytest.raises(ValueError, match=r"is not pinyin|has . syllables, but the name has 3 characters"):
        syllables("吕梅华", reading)


def test_ids():
    assert (slug("吕梅华"), initials("吕梅华")) == ("lv-meihua", "lmh")
    assert slug("哈孜·艾买提") == "hazi-aimaiti"
    assert text_slug("2018年度十件大事") == "2018-nian-du-shi-jian-da-shi"
    assert text_slug("单位 Top 10") == "dan-wei-top-10"


def test_readings_to_choose_from():
    assert surname_readings("覃小明") == ["qín", "tán"]
    assert surname_readings("尉迟恭") == ["yùchí"]
    assert surname_readings("Jean") == []
    assert split("尉迟恭") == ("尉迟", "恭")


@given(strategies.text(max_size=8))
def test_slug_is_always_an_address(text):
    for made in (slug(text), text_slug(text)):
        assert made == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
