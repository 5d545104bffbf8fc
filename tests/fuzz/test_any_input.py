"""The fuzzer's invariants on what hypothesis makes up, in every test run."""

from hypothesis import given
from hypothesis import strategies as st
from invariants import check_markdown, check_reader

FIELDS = st.sampled_from(
    [
        "name",
        "title",
        "date",
        "source",
        "year",
        "award",
        "recipients",
        "honours",
        "body",
        "sex",
        "born",
        "id",
        "姓名",
        "x",
    ]
)
BITS = st.sampled_from(
    [
        *"-:#'\"|>[]{}&*!%@`?,~ \t\n",
        ": ",
        "- ",
        "\n  ",
        "\n    ",
        "：",
        " #",
        "null",
        "true",
        "2018-06-12",
        "王一",
        "\r\n",
    ]
)
YAML_LIKE = st.lists(FIELDS | BITS | st.text(max_size=3), max_size=30).map("".join)
MARKS = st.sampled_from(
    [
        *'*_~`[]()!<>#-+=|\\:^"&;\n ',
        "**",
        "~~",
        "[^1]",
        "[^1]: ",
        "\n\n",
        "](",
        "![",
        "<a href=",
        "|-|",
        "\n> ",
        "“",
        "。",
        "王",
    ]
)
MARKDOWN_LIKE = st.lists(MARKS | st.text(max_size=3), max_size=40).map("".join)
FIRST = st.integers(0, 255).map(lambda number: bytes([number]))


@given(FIRST, st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(first: bytes, data: bytes):
    check_reader(first + data)


@given(FIRST, YAML_LIKE)
def test_whatever_looks_like_a_record_is_read_or_refused(first: bytes, text: str):
    check_reader(first + text.encode())


@given(FIRST, MARKDOWN_LIKE)
def test_whatever_looks_like_markdown_becomes_a_sound_page(first: bytes, text: str):
    check_markdown(first + text.encode())
