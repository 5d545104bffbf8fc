"""Word's .docx to sheets: each table with the paragraphs before it, then the paragraphs after the last."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from generator.codes import Text
from generator.lists.sheets import MOST_ROWS, Row, Sheet, clean, make_row, refuse_length, row_place
from generator.lists.workbooks import refuse_damaged

TEXT = "正文"
_DEEPEST_TABLE = 5


def read_document(content: bytes) -> list[Sheet]:
    """The sheets of a document; raises Refused for damaged and overlong ones."""
    from docx import Document
    from docx.oxml.table import CT_Tbl

    try:
        body = Document(BytesIO(content)).element.body
    except Exception:  # the package may be cut, foreign or no XML: the reader raises whatever it meets
        raise refuse_damaged() from None
    sheets: list[Sheet] = []
    lines: list[Row] = []
    count = 0
    for block in _blocks_in(body):
        if isinstance(block, CT_Tbl):
            for table in _tables_in(block, 0):
                name = f"表{len(sheets) + 1}"
                rows = list(_rows_of(table, name))
                sheets.append(Sheet(name, [*lines, *rows], continues=bool(sheets)))
                count, lines = count + len(rows), []
        elif text := clean(_text_of(block)):
            lines += _lines_of(text)
        if count + len(lines) > MOST_ROWS:
            raise refuse_length(count + len(lines))
    return _number_paragraphs([*sheets, Sheet(TEXT, lines, continues=bool(sheets))] if lines else sheets)


def _number_paragraphs(sheets: list[Sheet]) -> list[Sheet]:
    """Say of each paragraph which one it is: tables are not counted."""
    count = 0
    for sheet in sheets:
        for index, row in enumerate(sheet.rows):
            if row.is_paragraph:
                count += 1
                where = Text(f"{TEXT}第{count}行", f"text line {count}")
                sheet.rows[index] = Row(where, row.cells, is_paragraph=True)
    return sheets


def _lines_of(text: str) -> list[Row]:
    return [Row(Text("", ""), (clean(line),), is_paragraph=True) for line in text.split("\n") if clean(line)]


def _blocks_in(body: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls (w:sdt)."""
    from docx.oxml.ns import qn

    for child in body:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            yield from _blocks_in(content if content is not None else [])


def _text_of(paragraph: Any) -> str:
    """A paragraph's text with its tabs and line breaks, without what was deleted by a reviser."""
    from docx.oxml.ns import qn

    pieces = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    text, runs = qn("w:t"), qn("w:r")
    found = (node for run in paragraph.iter(runs) for node in run)
    return "".join((node.text or "") if node.tag == text else pieces.get(node.tag, "") for node in found)


def _tables_in(table: Any, depth: int) -> Iterator[Any]:
    """A table and those inside its cells: pages are often laid out with tables."""
    yield table
    if depth < _DEEPEST_TABLE:
        for row in table.tr_lst:
            for cell in row.tc_lst:
                for inner in cell.tbl_lst:
                    yield from _tables_in(inner, depth + 1)


def _rows_of(table: Any, name: str) -> Iterator[Row]:
    above: dict[int, str] = {}
    for number, row in enumerate(table.tr_lst, 1):
        cells, merged = _read_cells(row, above)
        if any(cells) or merged:
            yield make_row(row_place(name, number), cells, merged)


def _read_cells(row: Any, above: dict[int, str]) -> tuple[list[str], dict[int, str]]:
    """A row's cells by column, and what merged ones say that began above; `above` is kept for the next row."""
    cells = [""] * row.grid_before
    merged: dict[int, str] = {}
    for cell in row.tc_lst:
        column = len(cells)
        text = "" if cell.vMerge == "continue" else clean("\n".join(map(_text_of, cell.p_lst)))
        if cell.vMerge == "continue":
            merged |= {column: above[column]} if above.get(column) else {}
        else:
            above[column] = text if cell.vMerge == "restart" else ""
        cells += [text, *[""] * (min(cell.grid_span, 200) - 1)]
    return cells, merged
