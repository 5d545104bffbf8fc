"""Padding, notes and invisible characters."""

import pytest

from generator.names import invisible_characters, note, pad, unpad


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


def test_visible_and_decomposed():
    assert invisible_characters("吕　梅华·é") == []
    assert invisible_characters("Lu\u0308") == [(1, "u")]
