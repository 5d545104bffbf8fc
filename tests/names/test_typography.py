"""Padding, notes and invisible characters."""

import pytest

from generator.names import find_unseen, invisible_characters, lookalikes, note, pad, unpad


@pytest.mark.parametrize("name, printed", [("何强", "何　强"), ("吕梅华", "吕梅华"), ("艾·买", "艾·买"), ("Bo", "Bo")])
def test_pad(name, printed):
    assert pad(name) == printed
    assert unpad(printed) == name


@pytest.mark.parametrize(
    "sex, ethnicity, printed",
    [("女", "回族", "（女，回族）"), ("女", "汉族", "（女）"), ("男", "回族", "（回族）"), (None, None, "")],
)
def test_note(sex, ethnicity, printed):
    assert note(sex, ethnicity) == printed


@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\u00ad", "\ufe0f", "\ue000", "\U000e0100", "\u0378"])
def test_invisible(character):
    assert invisible_characters(f"吕{character}梅") == [(1, character)]


def test_visible():
    assert invisible_characters("吕　梅华·é") == []


def test_a_later_ideograph_is_no_unassigned_character():
    assert invisible_characters("王\U0002ebf0\U00031350") == []


def test_a_joiner_counts_as_seen_within_an_emoji_only():
    assert find_unseen("一👨\u200d👩\u200d👧❤\ufe0f二") == ""
    assert find_unseen("👨\u200d👩焊\u200d工") == "\u200d"


@pytest.mark.parametrize(
    "name, found",
    [
        ("吕梅华", []),
        ("赵C", []),
        ("佐々木", []),
        ("田中みどり", []),
        ("哈孜･艾买提", []),
        ("O'Neill", []),
        ("Jos\u00e9", []),
        ("王\u2f00", [("\u2f00", "一")]),
        ("\uf90a一", [("\uf90a", "金")]),
        ("\u2ee2一", [("\u2ee2", "马")]),
        ("王\u30cb", [("\u30cb", "二")]),
        ("王\uff86", [("\uff86", "二")]),
        ("王○一", [("○", "〇")]),
        ("王\u0410", [("\u0410", "A")]),
        ("Iv\u0430n", [("\u0430", "a")]),
        ("Jose\u0301", [("e\u0301", "é")]),
    ],
)
def test_lookalikes(name, found):
    assert lookalikes(name) == found
