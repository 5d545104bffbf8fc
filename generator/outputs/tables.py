"""Tables to take away: CSV that Excel opens in the right characters, and Excel's own format."""

import csv
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from generator.pages.page import Data

# A cell that begins with one of these is a formula for spreadsheets, whoever wrote it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Part of every file; any would do that never changes.
_CREATED = datetime(2018, 1, 1)
_NARROWEST, _WIDEST = 6, 40


def make_csv(data: Data) -> bytes:
    """UTF-8 behind a mark of its order, lines that end as RFC 4180 says, and nothing that is taken for a formula."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(data["columns"])
    writer.writerows([_as_text(cell) for cell in row] for row in data["rows"])
    return text.getvalue().encode("utf-8-sig")


def make_xlsx(data: Data) -> bytes:
    """A workbook of one sheet with a head that stays in sight; texts are texts and numbers numbers."""
    content = BytesIO()
    book = open_workbook(content, data["title"])
    sheet = book.add_worksheet("名单")
    head = book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    for column, cells in enumerate(zip(data["columns"], *data["rows"], strict=True)):
        sheet.set_column(column, column, column_width(cells))
    sheet.write_row(0, 0, data["columns"], head)
    for number, row in enumerate(data["rows"], 1):
        for column, cell in enumerate(row):
            if cell is not None:
                (sheet.write_number if isinstance(cell, int) else sheet.write_string)(number, column, cell)
    sheet.autofilter(0, 0, len(data["rows"]), len(data["columns"]) - 1)
    book.close()
    return content.getvalue()


def open_workbook(content: BytesIO, title: str) -> Any:
    """An empty workbook in which texts stay texts, whatever they look like, and whose bytes depend on no clock."""
    # Imported here: it takes longer than to write the table.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"title": title, "created": _CREATED})
    return book


def _as_text(cell: str | int | None) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def column_width(cells: tuple[str | int | None, ...]) -> int:
    """How wide a column is for these cells: in characters of Latin letters, of which one of ours takes two."""
    widest = max(len(text) + sum(mark > "\u2e7f" for mark in text) for text in map(_as_text, cells))
    return min(max(widest + 2, _NARROWEST), _WIDEST)
