"""Numbers and homes in texts: every shipped case, and identity numbers in any disguise."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.leaks import find_leaks, hide_numbers
from generator.leaks.identity import check_digit

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
_DRESSES = (lambda text: text, lambda text: text.translate(_WIDE), lambda text: text.translate(_HAN), str.lower)
_GAPS = ("", " ", "-", ".", "　", "·", "**", "\u200b", " - ", "—")

places = st.sampled_from(["110101", "320602", "321202", "440106", "650102", "810000"])
days = st.dates(date(1900, 1, 1), date(2029, 12, 31))
identities = st.builds(
    lambda place, day, serial: (first := f"{place}{day:%Y%m%d}{serial:03}") + check_digit(first),
    places,
    days,
    st.integers(0, 999),
)


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"])
def test_found(case):
    assert [leak.sort for leak in find_leaks(case["text"])] == case["sorts"]


@pytest.mark.parametrize("text", CASES["passed"])
def test_passed(text):
    assert find_leaks(text) == []


def test_there_are_many_cases_of_every_sort():
    assert len(CASES["found"]) + len(CASES["passed"]) > 200
    sorts = {sort for case in CASES["found"] for sort in case["sorts"]}
    assert sorts == {"identity", "old-identity", "mobile", "card", "home"}


@given(identities, st.sampled_from(_DRESSES), st.lists(st.sampled_from(_GAPS), min_size=17, max_size=17))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_an_identity_number_is_found_in_any_disguise(number, dress, gaps):
    typed = "".join(character + gap for character, gap in zip(number, [*gaps, ""], strict=True))
    text = f"证件：{dress(typed)}，核对"
    (leak,) = find_leaks(text)
    assert (leak.sort, text[leak.start : leak.end]) == ("identity", dress(typed))


@given(identities, st.integers(1, 10))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_with_a_wrong_check_digit_it_is_none(number, more):
    last = "0123456789X"
    wrong = number[:17] + last[(last.index(number[17]) + more) % 11]
    assert [leak for leak in find_leaks(f"证件{wrong}") if leak.sort == "identity"] == []


@given(st.text("0123456789Xx -.一二三〇１２３", max_size=80))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_no_digits_are_told_twice_and_none_are_shown_whole(text):
    leaks = find_leaks(text)
    for before, after in pairwise(leaks):
        assert before.end <= after.start
    for leak in leaks:
        assert len([character for character in leak.shown if character.isdecimal() or character == "X"]) <= 6


def test_the_longest_runs_take_little_time():
    """What an editor may paste: a column of numbers as long as a text may be."""
    for text in ("1 " * 100_000, "13812345678" * 18_000, "一" * 200_000, "家住" * 100_000, "困难职工、" * 40_000):
        began = process_time()
        find_leaks(text)
        assert process_time() - began < 3, text[:12]


def test_numbers_are_hidden_in_what_is_shown():
    assert hide_numbers("电话13812345678，或13987654321") == "电话138…**78，或139…**21"
