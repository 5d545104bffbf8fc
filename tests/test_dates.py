"""Dates as far as they are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import in_chinese, parse_when

WRITTEN = [
    ("2018", "2018年"),
    ("2018-06", "2018年6月"),
    ("2018-06-02", "2018年6月2日"),
    ("2016-02-29", "2016年2月29日"),
    ("2018-06-01/2018-06-15", "2018年6月1日—15日"),
    ("2018-06-01/2018-07-15", "2018年6月1日—7月15日"),
    ("2018-12-30/2019-01-02", "2018年12月30日—2019年1月2日"),
    ("2018-06/2018-09", "2018年6月—9月"),
    ("2018/2020", "2018年—2020年"),
    ("2018-06-01/2018-09", "2018年6月1日—2018年9月"),
    ("2018-06-01/2018-06-01", "2018年6月1日"),
    ("unknown", "日期不详"),
]


@pytest.mark.parametrize("text, chinese", WRITTEN)
def test_in_chinese(text: str, chinese: str):
    assert in_chinese(text) == chinese


@pytest.mark.parametrize(
    "text",
    [
        "", " 2018", "18", "201８", "2018-6", "2018-06-1", "2018-13", "2018-00", "2018-06-00", "2018-06-31",
        "2018-02-29", "0000", "2018-06-12 ", "2018/", "/2018", "2018/2017", "2018-06-15/2018-06-01",
        "2018-06/2018-05-31", "2018/2019/2020", "unknown/2018", "Unknown", "2018年", "2018.06", "20180612",
        "2018-06-12T08:00",
    ],
)  # fmt: skip
def test_not_a_date(text: str):
    with pytest.raises(ValueError):
        parse_when(text)


def test_parts_of_a_date():
    when = parse_when("2018-06-12/2018-07")
    assert when.first
    assert when.last
    assert (when.year, when.first.month, when.first.day, when.first.precision) == (2018, 6, 12, "day")
    assert (when.last.month, when.last.day, when.last.precision) == (7, None, "month")
    assert when.is_range
    assert not parse_when("2018").is_range
    assert parse_when("unknown").year is None


@given(st.dates(), st.dates())
def test_every_range_of_days_is_read_or_runs_backwards(first, last):
    text = f"{first.isoformat()}/{last.isoformat()}"
    if last < first:
        with pytest.raises(ValueError, match="ends before"):
            parse_when(text)
    else:
        assert parse_when(text).is_range == (first != last)
        assert in_chinese(text).startswith(f"{first.year}年{first.month}月{first.day}日")
