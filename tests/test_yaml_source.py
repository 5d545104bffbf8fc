"""YAML text to values: what is typed stays text, everything has its place, tricks are refused, nothing raises."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.yaml_source import read_yaml


def read(text: str):
    return read_yaml(text, "a.yml", with_marks=True)


def refusal(text: str) -> tuple[str, int, int]:
    """Code, line and column of the one problem; nothing may be read besides."""
    reading = read(text)
    assert reading.values == {}
    [problem] = reading.problems
    return problem.code, problem.place.line, problem.place.column


@pytest.mark.parametrize(
    "typed",
    [
        "no", "on", "yes", "off", "y", "true", "False", "0123", "0o17", "0x1F", "12:30", "1_000", "1e5", ".5", "-0",
        "+1", ".inf", "2018-06-12", "2018-06-12T08:00:00Z",
    ],
)  # fmt: skip
def test_values_stay_as_typed(typed: str):
    assert read(f"a: {typed}\n").values == {"a": typed}


@pytest.mark.parametrize("typed", ["", " ", "~", "null", "Null", "NULL", "# 注"])
def test_empty_is_none(typed: str):
    assert read(f"a: {typed}\n").values == {"a": None}


@pytest.mark.parametrize("typed", ['""', "''", '"null"', "'~'"])
def test_quoted_is_text_even_when_empty(typed: str):
    assert read(f"a: {typed}\n").values == {"a": typed[1:-1]}


def test_blocks_and_groups():
    text = "a: |\n  一\n  二\nb: >-\n  三\n  四\nc: [1, {d: 2}]\n"
    assert read(text).values == {"a": "一\n二\n", "b": "三 四", "c": ["1", {"d": "2"}]}


def test_every_value_and_key_has_its_place():
    reading = read("名: 王\nlist:\n  - a: 1\n    b: 二\n  - [x, y]\n")
    assert reading.marks == {
        ("名",): (1, 4),
        ("list",): (3, 3),
        ("list", 0): (3, 5),
        ("list", 0, "a"): (3, 8),
        ("list", 0, "b"): (4, 8),
        ("list", 1): (5, 5),
        ("list", 1, 0): (5, 6),
        ("list", 1, 1): (5, 9),
    }
    assert reading.keys == {
        ("名",): (1, 1),
        ("list",): (2, 1),
        ("list", 0, "a"): (3, 5),
        ("list", 0, "b"): (4, 5),
    }


def test_columns_count_characters_not_bytes():
    assert read("a: {一二三: 四五六, 七: 八}\n").marks["a", "七"] == (1, 18)


def test_places_are_left_out_unless_asked_for():
    reading = read_yaml("a: 1\n", "a.yml")
    assert (reading.keys, reading.marks) == ({}, {})


def test_a_repeated_field_names_both_places():
    [problem] = read("a: 1\nb:\n  c: 2\n  c: 3\n").problems
    assert (problem.code, problem.field, problem.place.line) == ("Y104", ("b", "c"), 4)
    assert [(place.line, place.column) for place in problem.also] == [(3, 3)]


def test_all_repeated_fields_are_told_at_once():
    assert [problem.place.line for problem in read("a: 1\na: 2\nb: 3\nb: 4\na: 5\n").problems] == [2, 4, 5]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: &x 1\n", ("Y105", 1, 4)),
        ("a: *x\n", ("Y105", 1, 4)),
        ("a: !!str 1\n", ("Y105", 1, 4)),
        ("a: !own [1]\n", ("Y105", 1, 4)),
        ("!!map {a: 1}\n", ("Y105", 1, 1)),
        ("b: 1\n<<: {a: 1}\n", ("Y105", 2, 1)),
        ("a: 1\n---\nb: 2\n", ("Y106", 2, 1)),
        ("a: 1\n...\n---\nb: 2\n", ("Y106", 3, 1)),
        ("", ("Y108", 1, 1)),
        ("\n\n# 注\n", ("Y108", 1, 1)),
        ("---\n", ("Y108", 1, 1)),
        ("王一\n", ("Y109", 1, 1)),
        ("~\n", ("Y109", 1, 1)),
        ("- a\n", ("Y109", 1, 1)),
        ("[a]: b\n", ("Y109", 1, 1)),
        ("name：王一\n", ("Y102", 1, 5)),
        ("a: 1\nname：王一\nb: 2\n", ("Y102", 2, 5)),
        ("a:\n\tb: 1\n", ("Y103", 2, 1)),
        ("a: 1\n\tb: 1\n", ("Y103", 2, 1)),
        ("a: x\x07y\n", ("Y112", 1, 5)),
        ("a: 1\nb: \x00\n", ("Y112", 2, 4)),
        ("a: \ufffe\n", ("Y112", 1, 4)),
        ('a: "王\n', ("Y101", 1, 4)),
        ("a: b: c\n", ("Y101", 1, 5)),
    ],
)
def test_refused(text: str, expected: tuple[str, int, int]):
    assert refusal(text) == expected


@pytest.mark.parametrize("escaped", [r"\0", r"\a", r"\e", r"\x1b", r"\u0000", r"\x7f"])
def test_a_control_character_cannot_be_smuggled_in_as_an_escape(escaped: str):
    assert refusal(f'a: "x{escaped}y"\n')[0] == "Y112"


def test_tabs_inside_texts_are_fine():
    assert read("a: x\ty\nb: |\n  y\tz\n").values == {"a": "x\ty", "b": "y\tz\n"}


def test_a_full_width_colon_inside_texts_is_fine():
    assert read("a: 时间：三点\nb: |\n  QQ：1\n").values == {"a": "时间：三点", "b": "QQ：1\n"}


@pytest.mark.parametrize("text", ["\ufeffname: 王一\n", "name: 王一\r\n", "name: 王一", "---\nname: 王一\n...\n"])
def test_marks_of_other_programs_are_no_matter(text: str):
    assert read(text).values == {"name": "王一"}


def test_crlf_keeps_lines_and_places():
    reading = read("a: 1\r\nb: |\r\n  一\r\n  二\r\nc: 3\r\n")
    assert reading.values == {"a": "1", "b": "一\n二\n", "c": "3"}
    assert reading.marks["c",] == (5, 4)


def test_a_billion_laughs_end_at_the_first():
    text = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [*a, *a, *a]\n" for name in "bcdefghij")
    started = time.perf_counter()
    assert refusal(text) == ("Y105", 1, 4)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "a: " + "{b: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_ends_soon(text: str):
    started = time.perf_counter()
    assert refusal(text)[0] in ("Y109", "Y111")
    assert time.perf_counter() - started < 2


def test_twenty_levels_are_enough():
    assert refusal("a: " + "[" * 20 + "]" * 20)[0] == "Y111"
    assert read("a: " + "[" * 19 + "]" * 19).problems == []


def test_a_scalar_of_two_megabytes_is_refused_unread():
    started = time.perf_counter()
    assert refusal("a: " + "x" * 2_000_000) == ("Y110", 1, 1)
    assert time.perf_counter() - started < 0.5


@given(st.text())
@example("\ufeff")
@example("a: \u2028b\u2029c\x85d")
@example("%YAML 9.9\n---\na: 1")
@example("%TAG ! tag:x,2000:\n---\na: !b c")
@example("? |\n  x\n: y")
@example("a: 'x\n\n")
@example("\r\ra：1")
def test_no_text_raises(text: str):
    reading = read(text)
    assert reading.values == {} or not any(problem.code != "Y104" for problem in reading.problems)


@given(st.text(alphabet="ab：: -[]{}&*!|>'\"%#@`,?~\t\n\r<=0", max_size=60))
def test_nothing_that_looks_like_yaml_raises(text: str):
    for problem in read(text).problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1


@given(st.text())
def test_a_quoted_text_comes_back_or_is_refused(text: str):
    reading = read("a: '" + text.replace("'", "''") + "'\n")
    if not reading.problems and not set(text) & set("\n\r\x85\u2028\u2029 \t"):
        assert reading.values == {"a": text}
