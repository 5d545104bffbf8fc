"""Sheets to a listing: heading rows are found wherever they stand, lines above and between are understood or told."""

from collections.abc import Sequence
from itertools import zip_longest

from generator.codes import Text
from generator.lists.entries import Entry, is_plausible, looks_like_unit, parse_name
from generator.lists.headings import PRIVATE, Columns, field_of, find_columns
from generator.lists.known import Known
from generator.lists.lines import is_attachment, is_day
from generator.lists.listing import Listing
from generator.lists.paragraphs import read_paragraph
from generator.lists.picking import ROLL
from generator.lists.rows import RowReader
from generator.lists.sheets import Row, Sheet, name_column
from generator.refusal import Refused

# What an exported sheet says of its roll above the heading, as `heads.py` takes it.
TOLD = (ROLL, "标题", "奖项", "届次", "年份", "排序")
_LONGEST_TITLE_LINE = 120
_LEAST_IN_GRID = 3


def read_sheets(sheets: Sequence[Sheet], known: Known, chosen: Sequence[str] = ()) -> Listing:
    """Read a list; raises Refused where nobody stands in it."""
    reader = _SheetReader(Listing(known, tuple(chosen)))
    for sheet in sheets:
        reader.read(sheet)
    listing = reader.listing
    listing.close_groups()
    if not listing.entries:
        raise _refuse(sheets, reader.tried)
    return listing


class _SheetReader:
    """Reads sheet after sheet; knows which columns the last heading named, and which rows had none above them."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self.tried: list[Row] = []
        self._columns: Columns | None = None
        self._rows: RowReader | None = None
        # The heading, while nothing has been read below it.
        self._head: Row | None = None

    def read(self, sheet: Sheet) -> None:
        """Take a sheet's entries; a table that goes on from the last one needs no heading."""
        if not sheet.continues:
            self.listing.close_groups()
            self._columns = self._rows = None
        before = len(self.listing.entries)
        for row, following in zip_longest(sheet.rows, sheet.rows[1:]):
            if not self._take_heading(row):
                self._head = None
                self._read_row(row, following)
        count = len(self.listing.entries) - before
        if sheet.rows:
            told = Text(f"{sheet.name}：读到{count}行", f"{sheet.name}: {count} entries")
            self.listing.findings.taken.append(told)

    def _take_heading(self, row: Row) -> bool:
        """Whether a row is a heading, the second row of one, or the same one again on another page."""
        if row.is_paragraph or (not self._rows and _is_told(self.listing, row)):
            return False
        whole = (_join_heading(self._head, row) if self._head else None) or row
        found = find_columns(whole.cells)
        if found is None:
            return False
        if self._rows and self._columns and whole is row and found.repeats(self._columns):
            return True
        if found != self._columns:
            _tell_columns(self.listing, whole, found)
        self._head, self._columns, self._rows = whole, found, RowReader(self.listing, found)
        return True

    def _read_row(self, row: Row, following: Row | None) -> None:
        if row.is_paragraph:
            _read_line(self.listing, row, following)
        elif self._rows:
            self._rows.read(row)
        elif _is_told(self.listing, row):
            self.listing.told.setdefault(row.cell(0), row.cell(1))
        else:
            self.tried.append(row)
            _read_above(self.listing, row)


def _is_told(listing: Listing, row: Row) -> bool:
    """Whether an exported sheet says here what its roll is; in other lists the same words are headings."""
    is_export = ROLL in listing.told or row.cell(0) == ROLL
    return is_export and row.cell(0) in TOLD and len(row.filled) <= 2


def _read_line(listing: Listing, row: Row, following: Row | None) -> None:
    """A paragraph; a unit above a day by itself has signed the notice."""
    is_signed = following is not None and is_day(following.cell(0)) and looks_like_unit(row.cell(0))
    if is_signed:
        listing.leave_out(row.where, Text("落款", "a signature"), row.cell(0))
    else:
        read_paragraph(listing, row)


def _join_heading(head: Row, row: Row) -> Row | None:
    """A heading of two rows in one: 性别 and 单位 below a cell that says 基本情况; None where the row is none."""
    columns = find_columns(head.cells)
    names = {block.get("name", block.get("unit_name")) for block in columns.blocks} if columns else set()
    is_second = row.filled and all(field_of(row.cells[column]) for column in row.filled)
    if not is_second or any(row.cell(column) for column in names):
        return None
    width = max(len(head.cells), len(row.cells))
    return Row(row.where, tuple(row.cell(column) or head.cell(column) for column in range(width)))


def _tell_columns(listing: Listing, row: Row, columns: Columns) -> None:
    words = [(column, " ".join(row.cells[column].split())) for block in columns.blocks for column in block.values()]
    shown = "，".join(f"{name_column(column)}列 {word}" for column, word in sorted(words))
    english = ", ".join(f"{name_column(column)} {word}" for column, word in sorted(words))
    listing.findings.taken.append(Text(f"{row.where.zh} 是表头：{shown}", f"{row.where.en} is the heading: {english}"))
    for word in columns.unknown:
        is_private = "".join(word.split()) in PRIVATE
        why = (
            Text("个人信息，不进网站", "private, not published")
            if is_private
            else Text("没有用的列", "column not used")
        )
        listing.leave_out(row.where, why, word)


def _read_above(listing: Listing, row: Row) -> None:
    """A row above the heading: the title, the order, what an export tells, or a heading of a group."""
    filled = row.filled
    first = row.cells[filled[0]] if filled else ""
    if not filled:
        return
    if _is_grid(row):
        for column in filled:
            listing.add(parse_name(row.cells[column], Entry(row.at(column), "")))
    elif len(filled) > 1:
        listing.leave_out(row.where, Text("表头上面的一行", "a row above the heading"), "　".join(row.cells))
    elif is_attachment(first):
        listing.leave_out(row.where, Text("附件标记", "the mark of an attachment"), first)
    elif not (listing.take_document(row.where, first) or listing.take_order(row.where, first)):
        _take_line(listing, row, first)


def _is_grid(row: Row) -> bool:
    """Whether a row without a heading above it holds names only, side by side."""
    cells = [row.cells[column] for column in row.filled]
    return len(cells) >= _LEAST_IN_GRID and all(is_plausible(cell) and not field_of(cell) for cell in cells)


def _take_line(listing: Listing, row: Row, text: str) -> None:
    lone = Row(row.where, (text.replace("\n", " "),), is_paragraph=True)
    if not listing.titles and len(text) <= _LONGEST_TITLE_LINE and not listing.entries:
        listing.titles.append(lone.cells[0])
    else:
        read_paragraph(listing, lone)


def _refuse(sheets: Sequence[Sheet], tried: Sequence[Row]) -> Refused:
    """Nobody was found: tell which row looks most like a heading."""
    widest = max(tried, key=lambda row: len(row.filled), default=None)
    if widest is None or len(widest.filled) < 2:
        names = "、".join(sheet.name for sheet in sheets) or "—"
        what = Text(f"没有读到姓名（{names}）", f"no names were found ({names})")
        return Refused(what, Text("给姓名一列写上表头“姓名”，再导入", "head the column of names with 姓名"))
    words = [" ".join(widest.cells[column].split())[:20] for column in widest.filled[:12]]
    what = Text(
        f"没有“姓名”一列；{widest.where.zh}是：{'、'.join(words)}",
        f"there is no column 姓名; {widest.where.en} says: {', '.join(words)}",
    )
    return Refused(what, Text("把姓名那一列的表头改成“姓名”，再导入", "rename the heading of that column to 姓名"))
