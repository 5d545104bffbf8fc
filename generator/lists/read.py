"""Sheets to a listing: heading rows are found wherever they stand, lines above and between are understood or told."""

from collections.abc import Sequence

from generator.codes import Text
from generator.lists.headings import PRIVATE, Columns, find_columns
from generator.lists.known import Known
from generator.lists.lines import is_attachment
from generator.lists.listing import Listing
from generator.lists.notes import Refused
from generator.lists.paragraphs import read_paragraph
from generator.lists.rows import RowReader
from generator.lists.sheets import Row, Sheet, name_column

GUIDE, CHOICES = "说明", "选项"
# What an exported sheet says of its roll above the heading, as `roll.py` takes it.
ROLL = "榜的编号"
TOLD = (ROLL, "标题", "奖项", "届次", "年份", "排序")
_LONGEST_TITLE_LINE = 120


def pick_sheets(sheets: Sequence[Sheet], wanted: Sequence[str]) -> list[Sheet]:
    """The sheets to read: those named, by name or number, else all that are shown; raises Refused for unknown ones."""
    if not wanted:
        return _refuse_several([sheet for sheet in sheets if not sheet.is_hidden and sheet.name != GUIDE])
    by_name = {name: sheet for number, sheet in enumerate(sheets, 1) for name in (str(number), sheet.name)}
    names = "、".join(f"{number} {sheet.name}" for number, sheet in enumerate(sheets, 1))
    for name in wanted:
        if name not in by_name:
            what = Text(f"没有叫“{name}”的工作表", f"there is no sheet “{name}”")
            raise Refused(what, Text(f"这个文件里有：{names}", f"this file has: {names}"))
    return [sheet for sheet in sheets if any(by_name[name] is sheet for name in wanted)]


def _refuse_several(sheets: list[Sheet]) -> list[Sheet]:
    """One import makes one roll: of an export of several, one has to be picked."""
    rolls = {row.cell(1): sheet.name for sheet in sheets for row in sheet.rows[:2] if row.cell(0) == ROLL}
    if len(rolls) > 1:
        names = "、".join(rolls.values())
        what = Text(f"这个文件里有{len(rolls)}个榜：{names}", f"the file holds {len(rolls)} rolls: {names}")
        raise Refused(what, Text("用 --sheet 一次导入一个", "import one at a time with --sheet"))
    return sheets


def read_sheets(sheets: Sequence[Sheet], known: Known, chosen: Sequence[str] = ()) -> Listing:
    """Read a list; raises Refused where nobody stands in it."""
    listing = Listing(known, tuple(chosen))
    columns: Columns | None = None
    tried: list[Row] = []
    for sheet in sheets:
        if not sheet.continues:
            listing.close_groups()
            columns = None
        columns = _read_sheet(listing, sheet, columns, tried)
    listing.close_groups()
    if not listing.entries:
        raise _refuse(sheets, tried)
    return listing


def _read_sheet(listing: Listing, sheet: Sheet, columns: Columns | None, tried: list[Row]) -> Columns | None:
    """Read one sheet; returns its columns, for a table that goes on without a heading."""
    reader = RowReader(listing, columns) if columns and sheet.continues else None
    before = len(listing.entries)
    for row in sheet.rows:
        if row.is_paragraph:
            read_paragraph(listing, row)
        elif not reader and _is_told(listing, row):
            listing.told.setdefault(row.cell(0), row.cell(1))
        elif found := find_columns(row.cells):
            if columns is None or found != columns:
                _tell_columns(listing, sheet, row, found)
            columns, reader = found, RowReader(listing, found)
        elif reader:
            reader.read(row)
        else:
            tried.append(row)
            _read_above(listing, row)
    count = len(listing.entries) - before
    if sheet.rows:
        listing.findings.taken.append(Text(f"{sheet.name}：读到{count}行", f"{sheet.name}: {count} entries"))
    return columns


def _is_told(listing: Listing, row: Row) -> bool:
    """Whether an exported sheet says here what its roll is; in other lists the same words are headings."""
    is_export = ROLL in listing.told or row.cell(0) == ROLL
    return is_export and row.cell(0) in TOLD and len(row.filled) <= 2


def _tell_columns(listing: Listing, sheet: Sheet, row: Row, columns: Columns) -> None:
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
    if len(filled) > 1:
        listing.leave_out(row.where, Text("表头上面的一行", "a row above the heading"), "　".join(row.cells))
    elif is_attachment(first):
        listing.leave_out(row.where, Text("附件标记", "the mark of an attachment"), first)
    elif not listing.take_order(row.where, first):
        _take_line(listing, row, first)


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
