"""New records: one form that is read back as it was meant."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.characters import find_stack, find_unfit
from generator.record_text import write_record
from generator.records.person import Person
from generator.records.roll import Roll
from generator.yaml_source import read_yaml


def test_fields_stand_in_the_models_order_with_the_source_last():
    values = {
        "source": [{"note": "给编辑", "title": "出处"}],
        "recipients": [{"withdrawn": True, "name": "丁一"}],
        "awards": ["a", "b"],
        "year": 2018,
        "title": "榜",
        "summary": "两\n\n行",
    }
    assert write_record(Roll, values) == (
        "title: 榜\nawards:\n  - a\n  - b\nyear: 2018\nrecipients:\n  - name: 丁一\n    withdrawn: true\n"
        "summary: |\n  两\n\n  行\nsource:\n  - title: 出处\n    note: 给编辑\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("焊工", "焊工"),
        ("2018-05", "2018-05"),
        ("null", "'null'"),
        ("~", "'~'"),
        ("- 甲", "'- 甲'"),
        ("a: b", "'a: b'"),
        ("甲 #1", "'甲 #1'"),
        ("it's", "it's"),
        ("'甲'", "'''甲'''"),
        ('“甲"', "'“甲\"'"),
        ("a\tb", "a\tb"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str):
    assert write_record(Person, {"name": text}) == f"name: {written}\n"


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_whatever_a_record_may_say_is_read_back(texts: list[str]):
    fit = [text for text in texts if text.strip() and not find_unfit(text) and not find_stack(text)]
    values: dict[str, Any] = {
        "name": fit[0] if fit else "丁一",
        "doubts": fit,
        "honours": [{"title": one} for one in fit],
    }
    reading = read_yaml(write_record(Person, values), "x.yml")
    assert reading.problems == []
    assert stripped(reading.values["name"]) == stripped(values["name"])
    assert [stripped(one) for one in reading.values["doubts"] or []] == [stripped(one) for one in fit]
    assert [stripped(one["title"]) for one in reading.values["honours"] or []] == [stripped(one) for one in fit]


def stripped(text: str) -> str:
    """As every record's model takes it."""
    return text.strip()
