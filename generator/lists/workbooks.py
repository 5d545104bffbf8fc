"""Excel's files to sheets: values as they are shown, merged cells told to the rows below."""

import re
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from generator.codes import Text
from generator.lists.sheets import MOST_ROWS, Row, Sheet, make_row, refuse_length, row_place
from generator.refusal import Refused

_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*[^/>]>')
# A sheet with one cell in its last corner would take all memory: the reader makes room for every cell before it.
_MOST_CELLS = 5_000_000
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError)


def read_workbook(content: bytes) -> list[Sheet]:
    """Every sheet of an .xlsx or .xls; raises Refused for damaged, protected and overlong ones."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _refuse_far_cells(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [_read_sheet(book, number) for number in range(len(book.sheet_names))]
    except PasswordError:
        raise refuse_password() from None
    except (CalamineError, ValueError, OSError, OverflowError):
        raise refuse_damaged() from None
    except BaseException as error:
        # The reader's own faults come as no ordinary exception: https://pyo3.rs (PanicException).
        if type(error).__name__ != "PanicException":
            raise
        raise refuse_damaged() from None
    return sheets


def refuse_password() -> Refused:
    """Say that a file is protected."""
    return Refused(
        Text("文件有密码", "a password protects the file"),
        Text("打开文件，去掉密码另存一份，再导入", "open it and save a copy without a password"),
    )


def refuse_damaged() -> Refused:
    """Say that a file cannot be read by anybody."""
    return Refused(
        Text("文件坏了，读不出来", "the file is damaged"),
        Text("用 Office 或 WPS 打开，另存为 .xlsx 或 .docx，再导入", "open it and save it as .xlsx or .docx"),
    )


def _refuse_far_cells(content: bytes) -> None:
    if not zipfile.is_zipfile(BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _refuse_far_cell(packed.read(name))
    except _BROKEN:
        raise refuse_damaged() from None


def _refuse_far_cell(xml: bytes) -> None:
    widest, lowest = 0, 0
    for letters, number in _CELL.findall(xml):
        widest, lowest = max(widest, _column_number(letters)), max(lowest, int(number))
    if widest * lowest > _MOST_CELLS:
        what = Text(
            f"有的单元格远在第{lowest}行、第{widest}列", f"some cells are as far as row {lowest}, column {widest}"
        )
        raise Refused(what, Text("删掉名单以外的单元格，再导入", "clear the cells outside the list"))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _read_sheet(book: Any, number: int) -> Sheet:
    from python_calamine import SheetVisibleEnum

    about = book.sheets_metadata[number]
    sheet = book.get_sheet_by_index(number)
    is_hidden = about.visible != SheetVisibleEnum.Visible
    rows = sheet.to_python(skip_empty_area=False)
    filled = sum(any(cell != "" for cell in row) for row in rows)
    if filled > MOST_ROWS and not is_hidden:
        raise refuse_length(filled)
    return Sheet(about.name, list(_make_rows(about.name, rows, sheet.merged_cell_ranges or ())), is_hidden=is_hidden)


def _make_rows(name: str, rows: list[list[Any]], merged: Iterable[Any]) -> Iterable[Row]:
    above: dict[int, dict[int, str]] = {}
    for (top, left), (bottom, _) in merged:
        if top < len(rows) and left < len(rows[top]) and (text := _as_text(rows[top][left])):
            for number in range(top + 1, min(bottom + 1, len(rows))):
                above.setdefault(number, {})[left] = text
    for number, row in enumerate(rows):
        if any(cell != "" for cell in row):
            yield make_row(row_place(name, number + 1), map(_as_text, row), above.get(number, {}))


def _as_text(value: Any) -> str:
    """A cell as Excel shows it: whole numbers without a point, days without a time."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | datetime | time) else _as_span(value)


def _as_span(value: Any) -> str:
    return str(value).split(".")[0] if isinstance(value, timedelta) else str(value)
