"""A record's text with other values: what changes is what says something else, and comments stay."""

import re
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workspace import PROJECT

from generator.record_edit import NotKept, edit_record, say_plainly
from generator.record_text import write_record
from generator.records import KINDS_BY_FOLDER
from generator.records.person import Person
from generator.records.roll import Roll
from generator.yaml_source import read_yaml

TEXT = dedent(
    """\
    # yaml-language-server: $schema=x
    name: 丁一  # 照身份证
    unit:
    trade: "焊工"  # 名单上写的
    deeds: |  # 来自年报
      第一段。

      第二段。

    # 以下是荣誉
    honours:
      # 第一个
      - title: 甲
        year: 2018
      # 第二个
      - title: 乙  # 存疑
        level: city
    photos: [a, b]  # 两张
    source:
      - title: 年报
    """
)


def edited(change: dict[str, Any], text: str = TEXT, model: Any = Person) -> str:
    """The text with these fields changed; None takes one out."""
    values = {**read_yaml(text, "").values, **change}
    return edit_record(text, model, {name: value for name, value in values.items() if value is not None})


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """Lines that are only in the old and only in the new text."""
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_what_says_the_same_stays_byte_for_byte():
    assert edited({}) == TEXT


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        ({"name": "丁二"}, ["name: 丁一  # 照身份证"], ["name: 丁二  # 照身份证"]),
        ({"trade": "钳工: 高级"}, ['trade: "焊工"  # 名单上写的'], ['trade: "钳工: 高级"  # 名单上写的']),
        ({"unit": "jixie"}, ["unit:"], ["unit: jixie"]),
        ({"sex": "男"}, [], ["sex: 男"]),
        ({"photos": None}, ["photos: [a, b]  # 两张"], []),
        ({"photos": ["a"]}, ["photos: [a, b]  # 两张"], ["photos:  # 两张", "  - a"]),
        ({"deeds": "一段。"}, ["deeds: |  # 来自年报", "  第一段。", "  第二段。"], ["deeds: 一段。  # 来自年报"]),
        (
            {"honours": [{"title": "甲", "year": "2019"}, {"title": "乙", "level": "city"}]},
            ["    year: 2018"],
            ["    year: 2019"],
        ),
        ({"honours": [{"title": "乙", "level": "city"}]}, ["  - title: 甲", "    year: 2018"], []),
        (
            {"honours": [{"title": "丙"}, {"title": "甲", "year": "2018"}, {"title": "乙", "level": "city"}]},
            [],
            ["  - title: 丙"],
        ),
        (
            {"honours": [{"title": "甲", "year": "2018"}, {"award": "x", "level": "city"}]},
            ["  - title: 乙  # 存疑"],
            ["  - award: x"],
        ),
        ({"source": [{"title": "年报"}, {"title": "日报"}]}, [], ["  - title: 日报"]),
    ],
)
def test_only_lines_that_say_something_else_change(change: dict[str, Any], gone: list[str], come: list[str]):
    assert lines_changed(TEXT, edited(change)) == (gone, come)


def test_new_fields_stand_in_the_order_of_the_kind():
    names = re.findall(r"(?m)^(\w+):", edited({"sex": "女", "motto": "一件一件做好。", "draft": "true"}))
    assert names == ["name", "sex", "unit", "trade", "deeds", "motto", "honours", "photos", "source", "draft"]


def test_several_lines_below_a_field_of_one():
    assert "trade: |  # 名单上写的\n  甲\n\n  乙\ndeeds" in edited({"trade": "甲\n\n乙"})


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(newline: str, start: str):
    text = start + TEXT.replace("\n", newline)
    assert edited({"name": "丁二"}, text) == start + TEXT.replace("丁一", "丁二").replace("\n", newline)


def test_a_text_of_comments_and_one_field():
    assert edited({"name": None, "title": "乙"}, "# 只有\nname: 甲\n") == "# 只有\ntitle: 乙\n"


def test_what_cannot_be_kept_is_refused():
    text = "name: 甲\nphotos:\n  -\n    # 为什么\n    a\nsource:\n  - title: 乙\n"
    with pytest.raises(NotKept):
        edited({"photos": ["b", "c"]}, text)


@pytest.mark.parametrize(
    ("text", "change", "written"),
    [
        (
            "name: 甲\nhonours:\n  - title: 先进\n    # 级别是估计\n    level: city\n    year: 2018\n",
            {"honours": [{"award": "x", "year": "2018"}]},
            "name: 甲\nhonours:\n  # 级别是估计\n  - award: x\n    year: 2018\n",
        ),
        ("name: 甲\nplace:\n  city:\n", {"place": {"city": "扬州"}}, "name: 甲\nplace:\n  city: 扬州\n"),
        ("name: 甲\ndeeds: |\n  一\n  二　\n", {"deeds": "# 三"}, "name: 甲\ndeeds: '# 三'\n"),
        (
            "name: 甲\nphotos: [a]  # 一张\n",
            {"photos": ["a", "一\n\n二"]},
            "name: 甲\nphotos:  # 一张\n  - a\n  - |\n      一\n\n      二\n",
        ),
        (
            "name: 甲\nphotos: [  # 两张\n  a,  # 正面\n  'b # c'\n]\n",
            {"photos": ["a"]},
            "name: 甲\n# 两张\n# 正面\nphotos:\n  - a\n",
        ),
        ("{name: 甲, sex: 男}\n", {"sex": "女"}, "name: 甲\nsex: 女\n"),
        ("name: 甲\r\nsex: 男\n", {"sex": "女", "unit": "x"}, "name: 甲\r\nsex: 女\nunit: x\n"),
        (
            "name: 甲\nhonours:\n  - year: 2018\n",
            {"honours": [{"title": "一\n\n二", "year": "2018"}]},
            "name: 甲\nhonours:\n  - title: |\n      一\n\n      二\n    year: 2018\n",
        ),
        (
            "name: 甲\nhonours:\n  - title: 乙\n    year: 2018\n",
            {"honours": [{"title": "乙"}, {"title": "丙"}]},
            "name: 甲\nhonours:\n  - title: 乙\n  - title: 丙\n",
        ),
    ],
    ids=[
        "fields-replaced",
        "empty-group",
        "wide-space",
        "comment-behind",
        "comment-within",
        "braces",
        "line-ends",
        "lines",
        "below-removed",
    ],
)
def test_texts_as_they_come(text: str, change: dict[str, Any], written: str):
    assert edited(change, text) == written


WORDS = st.sampled_from(
    ["甲", "乙 丙", "a", "true", "0123", "是: 否", "# 井", "- 横", "一行\n\n二行", "“引”", 'q"q', "'", "　全角"]
)
ITEMS = st.lists(st.fixed_dictionaries({"name": WORDS}, optional={"note": WORDS, "unit_then": WORDS}), max_size=4)
VALUES = st.fixed_dictionaries(
    {"title": WORDS},
    optional={"edition": WORDS, "body": WORDS, "recipients": ITEMS, "awards": st.lists(WORDS, max_size=3)},
)


@given(VALUES, VALUES, st.data())
def test_any_values_take_the_place_of_any_others(old: dict[str, Any], new: dict[str, Any], data: st.DataObject):
    """Comments on lines of their own are put anywhere between; those outside of lists all stay."""
    lines, commented = write_record(Roll, say_plainly(old)).splitlines(), []
    for number, line in enumerate(lines):
        if line and not line.startswith(" ") and data.draw(st.booleans()):
            commented.append(f"# 说明{number}")
        commented.append(line)
    text = "\n".join(commented) + "\n"
    written = edit_record(text, Roll, new)
    assert say_plainly(read_yaml(written, "").values) == say_plainly(new)
    assert re.findall("(?m)^# 说明.*", written) == re.findall("(?m)^# 说明.*", text)
    assert edit_record(written, Roll, new) == written


@pytest.mark.parametrize("file", sorted((PROJECT / "content").glob("*/**/*.yml")), ids=lambda file: file.stem)
def test_real_records_take_a_change_at_every_field(file):
    """Each field of each record is taken out, and put back: nothing but its own lines is touched."""
    text = file.read_text("utf-8")
    kind = KINDS_BY_FOLDER.get(file.relative_to(PROJECT / "content").parts[0])
    if kind is None:
        pytest.skip("no record")
    values = read_yaml(text, "").values
    for name in values:
        without = edit_record(text, kind.model, {key: value for key, value in values.items() if key != name})
        assert set(without.splitlines()) <= set(text.splitlines())
        again = edit_record(without, kind.model, values)
        assert say_plainly(read_yaml(again, "").values) == say_plainly(values)
