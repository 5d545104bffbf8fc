"""Texts to sheets: CSV in any of the encodings that Excel and WPS write, or lines of plain text."""

import csv
from io import StringIO
from pathlib import Path

from generator.codes import Text
from generator.lists.headings import find_columns
from generator.lists.sheets import MOST_ROWS, Row, Sheet, clean, make_row, refuse_length, row_place
from generator.refusal import Refused

_DELIMITERS = (",", "\t", ";", "，", "；", "|")
_TABLES = (".csv", ".tsv")
# Rows among which the heading of a table stands.
_HEAD = 40
_ENCODINGS = ("utf-8-sig", "gb18030")


def read_text(content: bytes, file: Path) -> list[Sheet]:
    """The one sheet of a CSV or text file; raises Refused for what is no text."""
    text = _decode(content)
    name = clean(file.stem)[:60] or "text"
    rows = _read_table(text, name, file.suffix.lower() in _TABLES)
    if rows is None:
        lines = text.splitlines()
        if len(lines) > MOST_ROWS:
            raise refuse_length(len(lines))
        rows = [_paragraph(number, line) for number, line in enumerate(lines, 1) if clean(line)]
    return [Sheet(name, rows)]


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = () if b"\0" in content else _ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(
        Text("认不出这是什么文件", "this is no known sort of file"),
        Text("用 .xlsx、.xls、.docx、.csv 或 .txt", "use .xlsx, .xls, .docx, .csv or .txt"),
    )


def _paragraph(number: int, line: str) -> Row:
    return Row(Text(f"第{number}行", f"line {number}"), (clean(line),), is_paragraph=True)


def _read_table(text: str, name: str, is_table: bool) -> list[Row] | None:
    """The rows of a table; None for a text in which none has a heading."""
    start = "\n".join(text.splitlines()[:_HEAD])
    for delimiter in _DELIMITERS:
        if any(find_columns(row) for row in _split(start, delimiter)):
            return _make_rows(text, delimiter, name)
    # One column, or headings that nobody knows: parted by what occurs most.
    return _make_rows(text, max(_DELIMITERS[:3], key=start.count), name) if is_table else None


def _make_rows(text: str, delimiter: str, name: str) -> list[Row]:
    rows = list(enumerate(_split(text, delimiter), 1))
    filled = [(number, row) for number, row in rows if any(map(clean, row))]
    if len(filled) > MOST_ROWS:
        raise refuse_length(len(filled))
    return [make_row(row_place(name, number), row) for number, row in filled]


def _split(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:  # a cell of more than 128 KB: a quote that is never closed
        return [line.split(delimiter) for line in text.splitlines()]
