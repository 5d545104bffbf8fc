"""Dates: what is written is understood or refused, and what is suggested is a date."""

import contextlib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.dates import in_chinese, parse_when
from generator.records.repairs import suggest_date, suggest_number
from generator.suggest import nearest

DAYS = st.dates(date(1000, 1, 1)).map(date.isoformat)
MOMENTS = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from([4, 7, 10]))
DATE_LIKE = st.text("0123456789０１年月日./- 余约", max_size=24)


@given(MOMENTS, MOMENTS)
def test_a_range_runs_forwards_or_is_refused(first: str, last: str):
    shorter = min(len(first), len(last))
    if last[:shorter] >= first[:shorter]:
        when = parse_when(f"{first}/{last}")
        assert (when.first.text, when.last.text) == (first, last)
        assert in_chinese(f"{first}/{last}").startswith(in_chinese(first))
    else:
        with contextlib.suppress(ValueError):
            parse_when(f"{first}/{last}")
            raise AssertionError(f"{first}/{last}")


@given(MOMENTS)
def test_a_moment_is_written_with_what_is_known(moment: str):
    parts = [int(part) for part in moment.split("-")]
    assert in_chinese(moment) == "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    assert parse_when(moment).year == parts[0]


@given(st.text(max_size=24) | DATE_LIKE)
def test_any_text_is_a_date_or_gets_words(text: str):
    try:
        assert in_chinese(text)
    except ValueError:
        told = suggest_date(text)
        assert told.zh and told.en


@given(DAYS, st.sampled_from(["{0}年{1}月{2}日", "{0}.{1}.{2}", "{0}/{1}/{2}", "{0}-{1}-{2}"]))
def test_a_date_written_loosely_is_understood(day: str, form: str):
    loose = form.format(*map(int, day.split("-")))
    if loose != day:
        assert day in suggest_date(loose).zh or "/" in form


@given(st.text(max_size=24) | DATE_LIKE)
def test_any_text_gets_words_about_numbers(text: str):
    told = suggest_number(text)
    assert told.zh and told.en


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_the_nearest_is_one_of_the_known(word: str, known: list[str]):
    found = nearest(word, known)
    assert found is None or found in known
    if word in known:
        assert found == word
