"""Official order: the lists as printed, and keys that are total and blind to padding."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, strategies

from generator.names import ORDERS, missing_strokes, sort_key, surname_strokes
from generator.names.strokes import stroke_key, tie_key

LISTS = yaml.safe_load((Path(__file__).parent / "official-lists.yml").read_text(encoding="utf-8"))
RUNS = yaml.safe_load((Path(__file__).parent / "standard-runs.yml").read_text(encoding="utf-8"))
PAIRS = """丁铭 丁小强 于勇 于川雅 万敏 万立骏 王琦 王明旨 刘杰 刘万鸣 李珑 李明仙 杨轶 杨士彬
章林 章丽莉""".split()  # noqa: SIM905 - a table reads better
NAMES = strategies.text("王李张单于干尉迟欧阳梅华强一丁·　 JeanQ", min_size=1, max_size=6)


@pytest.mark.parametrize("printed", LISTS.values(), ids=LISTS)
def test_official_list(printed):
    names = printed.split()
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=lambda name: sort_key(name, "surname-stroke")) == names


@pytest.mark.parametrize("run", RUNS)
def test_strokes_never_go_back(run):
    keys = [stroke_key(character) for character in run]
    assert keys == sorted(keys)


@pytest.mark.parametrize("before, after", ["干于", "巴孔", "田由", "叶申", "工土"])
def test_ties(before, after):
    assert stroke_key(before) == stroke_key(after)
    assert tie_key(before) < tie_key(after)


def test_full_name_order_ignores_length():
    names = ["王一山", "王川"]
    assert sorted(names, key=lambda name: sort_key(name, "fullname-stroke")) == names
    assert sorted(names, key=lambda name: sort_key(name, "surname-stroke")) == names[::-1]


def test_pinyin_order():
    names = ["卢山", "吕山", "单山", "王山"]
    assert sorted(["王山", "单山", "吕山", "卢山"], key=lambda name: sort_key(name, "pinyin")) == names


def test_stroke_counts():
    assert surname_strokes("吕梅华") == 6
    assert surname_strokes("哈孜·艾买提") == 9
    assert surname_strokes("Jean") is None
    assert missing_strokes("王𫓯𫓯·Jean") == ["𫓯"]


def test_mended_by_hand():
    assert surname_strokes("皙") == 13
    assert surname_strokes("玚") == 7


@given(strategies.lists(NAMES, max_size=6), strategies.randoms(), strategies.sampled_from(ORDERS))
def test_key_is_total(names, randoms, order):
    keys = [sort_key(name, order) for name in names]
    shuffled = keys[:]
    randoms.shuffle(shuffled)
    assert sorted(shuffled) == sorted(keys)


@given(strategies.text("王李单梅华一", min_size=2, max_size=4), strategies.sampled_from(ORDERS))
def test_key_ignores_padding(name, order):
    assert sort_key(f"{name[0]}　{name[1:]} ", order) == sort_key(name, order)


@given(strategies.text("哈孜艾买提", min_size=2, max_size=4), strategies.sampled_from("·•・‧"))
def test_key_ignores_separator_style(name, separator):
    joined = [f"{name[0]}{mark}{name[1:]}" for mark in (separator, "·")]
    assert sort_key(joined[0], "surname-stroke") == sort_key(joined[1], "surname-stroke")


@pytest.mark.parametrize("single, longer", list(zip(PAIRS[::2], PAIRS[1::2], strict=True)))
def test_single_given_name_first(single, longer):
    assert sort_key(single, "surname-stroke") < sort_key(longer, "surname-stroke")
