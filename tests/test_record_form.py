"""The one form of a record's text: what changes, what never does, and what is left alone."""

from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from workspace import PROJECT

from generator.record_form import format_record
from generator.record_text import write_record
from generator.records import KINDS_BY_FOLDER
from generator.records.person import Person
from generator.records.roll import Roll
from generator.typography import mend_prose
from generator.yaml_source import read_yaml

TYPED = st.text(
    st.one_of(
        st.sampled_from("汉字，。：“”,.:;#-'\"|>&*!%@`[]{}() ab12\n　"),
        st.characters(codec="utf-8", exclude_categories=["C"]),
    ),
    max_size=30,
)


def form(text: str) -> str:
    made = format_record(dedent(text), "content/people/a.yml", Person)
    assert made.problems == ()
    return made.text


def test_spaces_lists_and_empty_lines():
    assert form(
        """\


        name:   丁一   # 谁
        honours:
        - award: a # 奖
          year: 2018
        -   {award: b, year: "2019"}



        photos: [a,   b]
        source:
            - title: 甲

        """
    ) == dedent(
        """\
        name: 丁一  # 谁
        honours:
          - award: a  # 奖
            year: 2018
          - {award: b, year: "2019"}

        photos: [a, b]
        source:
          - title: 甲
        """
    )


def test_quotes_order_and_what_is_typed_stay():
    text = "trade: '焊工'\nname: \"丁一\"\nborn: 1970\ndeceased: True\nreading: no\nera: 0123\n"
    assert form(text) == text


def test_comments_stay_wherever_they_stand():
    text = "# 头\nname: 丁一\n# 中\nhonours:\n  # 里\n  - award: a\n# 尾\n"
    assert form(text) == text


def test_only_prose_is_mended():
    assert form(
        """\
        name: 丁一
        post: 组长,党员
        summary: 好,很好
        deeds: |
          一,二

          (三)
        motto: '干,就干好'
        source:
          - title: 甲,乙
            note: 丙,丁
        doubts:
          - 原文作“戊,己”
        """
    ) == dedent(
        """\
        name: 丁一
        post: 组长,党员
        summary: 好，很好
        deeds: |
          一，二

          （三）
        motto: '干，就干好'
        source:
          - title: 甲,乙
            note: 丙,丁
        doubts:
          - 原文作“戊,己”
        """
    )


def test_empty_lines_and_spaces_within_a_text_are_the_texts():
    text = "name: 丁一\ndeeds: |\n  一  \n  二\n\n\n\n  三\n"
    assert form(text) == text


def test_windows_ends_of_lines_and_a_mark_at_the_start_go():
    assert form("\ufeffname: 丁一\r\ntrade: 焊工\r\n") == "name: 丁一\ntrade: 焊工\n"


@pytest.mark.parametrize("text", ["name: [", "- a", "", "name: 丁一\nname: 王二\n", "name: *a\n", "a: &a b\n"])
def test_what_cannot_be_read_is_told_and_left(text: str):
    made = format_record(text, "content/people/a.yml", Person)
    assert made.problems
    assert made.text == text


def test_the_content_of_this_site_is_in_form():
    files = [file for file in (PROJECT / "content").rglob("*.yml") if file.parts[len(PROJECT.parts) + 1] != "pages"]
    assert files
    for file in files:
        kind = KINDS_BY_FOLDER[file.relative_to(PROJECT / "content").parts[0]]
        text = file.read_text("utf-8")
        assert format_record(text, str(file), kind.model).text == text, file


def mended(values: dict[str, Any]) -> dict[str, Any]:
    return values | {
        name: mend_prose(values[name]) for name in ("summary", "deeds") if isinstance(values.get(name), str)
    }


@given(
    st.dictionaries(st.sampled_from(("name", "trade", "summary", "deeds")), TYPED, min_size=1),
    st.booleans(),
    st.integers(2, 6),
)
def test_whatever_is_typed_says_the_same_afterwards(values: dict[str, str], is_sorted: bool, indent: int):
    text = yaml.dump(values, allow_unicode=True, sort_keys=is_sorted, indent=indent, width=20)
    before = read_yaml(text, "a")
    made = format_record(text, "a", Person)
    if before.problems or made.problems:
        assert made.text == text
        return
    assert read_yaml(made.text, "a").values == mended(before.values)
    again = format_record(made.text, "a", Person)
    assert (again.text, again.problems) == (made.text, ())


@given(st.lists(TYPED, min_size=1, max_size=4))
def test_a_new_record_is_in_form(names: list[str]):
    text = write_record(Roll, {"title": names[0], "recipients": [{"name": name, "note": name} for name in names]})
    made = format_record(text, "a", Roll)
    assert (made.text, made.problems) == (text, ())
