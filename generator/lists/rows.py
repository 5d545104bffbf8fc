"""Rows of a table with known columns, to entries."""

from collections.abc import Mapping
from dataclasses import replace

from generator.codes import Text
from generator.lists.entries import UNKNOWN, Entry, has_mark, is_plausible, looks_like_unit, parse_name, split_names
from generator.lists.headings import Columns
from generator.lists.lines import level_of, parse_heading
from generator.lists.listing import Listing
from generator.lists.sheets import Row
from generator.lists.workplaces import split_workplace
from generator.names import unpad

_DITTO = frozenset(("同上", "〃", "″", '"', "”", "''", "同前"))
_YES = frozenset(("是", "√", "✓", "对", "有", "true", "yes", "1", "已撤销", "撤销"))
_UNITS = frozenset(("单位", "集体", "先进集体", "班组", "企业", "unit"))
_RESULTS = {"获评": "获评", "提名": "提名", "提名奖": "提名", "入围": "提名"}
# Alone in a column of names, and no longer than a name: told as a name that is wrong.
_SHORT, _LONG = 4, 12
_COMPARE = Text("核对原文", "compare the original")


class RowReader:
    """Reads the rows below one heading; remembers what 同上 stands for."""

    def __init__(self, listing: Listing, columns: Columns) -> None:
        self._listing, self._columns = listing, columns
        self._last: dict[tuple[int, str], str] = {}
        self._seen = set(columns.headed)

    def read(self, row: Row) -> None:
        """Take a row's entries, or tell what else it is."""
        if self._is_remark(row):
            return
        for number, block in enumerate(self._columns.blocks):
            self._read_block(row, block, number)
        self._tell_headless(row)

    def _tell_headless(self, row: Row) -> None:
        """Tell once of a column in which something stands below no heading."""
        for column in row.filled:
            if column not in self._seen:
                self._seen.add(column)
                why = Text("这一列没有表头，没有用", "a column without a heading, not used")
                self._listing.leave_out(row.at(column), why, row.cells[column])

    def _is_remark(self, row: Row) -> bool:
        """A total, an order or a heading that stands among the rows."""
        filled = row.filled
        if not filled or self._columns.is_export:
            return False
        first = row.cells[filled[0]]
        if len(filled) == 1:
            return self._is_lone_remark(row, filled[0])
        if len(filled) == 2 and filled[0] == 0 and first in ("合计", "总计", "小计", "共计"):
            return self._listing.take_total(row.where, f"{first}{row.cells[filled[1]]}")
        names = {block.get("name", block.get("unit_name")) for block in self._columns.blocks}
        return filled[0] not in names and self._listing.take_total(row.where, first)

    def _is_lone_remark(self, row: Row, column: int) -> bool:
        text = self._listing.without_order(row.at(column), row.cells[column])
        if self._listing.take_remark(row.at(column), text):
            return True
        heading = parse_heading(text)
        names = [block.get("name", block.get("unit_name")) for block in self._columns.blocks]
        is_name = column in names and not self._listing.is_heading(heading)
        if is_name and (is_plausible(text) or looks_like_unit(text) or "name" not in self._columns.blocks[0]):
            return False
        short = _SHORT if len(row.cells) > 1 else _LONG
        if not self._listing.is_heading(heading) and (len(text) <= short if is_name else column > 0):
            return False
        if heading.depth == 0 and not self._listing.is_heading(heading) and (column in names or len(text) > 30):
            self._listing.leave_out(
                row.at(column), Text("不像姓名，也不是小标题", "neither a name nor a heading"), text
            )
        else:
            self._listing.open_group(row.where, heading)
        return True

    def _read_block(self, row: Row, block: Mapping[str, int], number: int) -> None:
        values = {field: row.cell(column) for field, column in block.items()}
        if not any(value for field, value in values.items() if field != "number"):
            return
        self._carry(row, block, values, number)
        name = values.get("name") or values.get("unit_name", "")
        if not (name or values.get("id")):
            self._tell_nameless(row, block, values)
            return
        base = self._entry(row, block, values)
        level = level_of(values.get("level", "")) or ""
        for one in self._name(base, name, row.at(block.get("name")), bool(values.get("name"))):
            self._listing.add(one, level)

    def _carry(self, row: Row, block: Mapping[str, int], values: dict[str, str], number: int) -> None:
        """Fill in what merged cells and 同上 say: for units and awards, never for names."""
        for field in ("unit", "unit_post", "award", "level"):
            if field not in block:
                continue
            value = values[field] or row.above.get(block[field], "")
            if value in _DITTO and not self._columns.is_export:
                value = self._last.get((number, field), "")
            self._last[number, field] = values[field] = value

    def _tell_nameless(self, row: Row, block: Mapping[str, int], values: Mapping[str, str]) -> None:
        column = block.get("name", block.get("unit_name"))
        text = "，".join(value for value in values.values() if value)
        is_merged = column in row.above
        what = Text("姓名格是合并的，这一行没有自己的姓名", "its name cell is merged with the row above")
        self._listing.leave_out(row.at(column), what if is_merged else Text("没有姓名", "no name"), text)
        if not is_merged:
            self._listing.doubt(row.at(column), Text("这一行没有姓名", "this row has no name"), _COMPARE)

    def _entry(self, row: Row, block: Mapping[str, int], values: Mapping[str, str]) -> Entry:
        def text(field: str) -> str:
            value = values.get(field, "")
            return value if self._columns.is_export else "".join(value.split("\n"))

        unit, post = self._workplace(row, block, values) if values.get("unit_post") else (text("unit"), text("post"))
        return Entry(
            where=row.at(block.get("name", block.get("unit_name"))),
            name="",
            is_unit=values.get("kind", "") in _UNITS or (not values.get("name") and bool(values.get("unit_name"))),
            id=values.get("id", ""),
            unit=unit,
            post=post or text("post"),
            sex=self._choice(row, block, values, "sex", {"男": "男", "女": "女", "男性": "男", "女性": "女"}),
            ethnicity=self._ethnicity(text("ethnicity")),
            award=self._award(row, block, values),
            result=self._choice(row, block, values, "result", _RESULTS),
            reading=text("reading"),
            note=text("note"),
            withdrawn=values.get("withdrawn", "").lower() in _YES,
            is_exact=self._columns.is_export,
        )

    def _ethnicity(self, text: str) -> str:
        """汉 is not noted; 回 is 回族."""
        if self._columns.is_export or not text:
            return text
        plain = text if text.endswith("族") else f"{text}族"
        return "" if plain == "汉族" else plain

    def _workplace(self, row: Row, block: Mapping[str, int], values: Mapping[str, str]) -> tuple[str, str]:
        text = "".join(values["unit_post"].split("\n"))
        parts = split_workplace(text, lambda name: self._listing.known.unit_of(name) is not None)
        if parts is None:
            self._tell_unclear(row.at(block["unit_post"]), text)
        return parts or (text, "")

    def _tell_unclear(self, where: Text, text: str) -> None:
        self._listing.doubt(
            where,
            Text(f"“{text[:40]}”分不清单位和职务，都写进单位", f"“{text[:40]}”: unit and post in one, taken as unit"),
            Text("在名单里分成“单位”“职务”两列", "part it into two columns, 单位 and 职务"),
        )

    def _choice(
        self, row: Row, block: Mapping[str, int], values: Mapping[str, str], field: str, words: Mapping[str, str]
    ) -> str:
        value = values.get(field, "")
        if not value or value in words:
            return words.get(value, "")
        choices = "、".join(dict.fromkeys(words.values()))
        self._listing.doubt(
            row.at(block[field]),
            Text(f"“{value[:20]}”没有用", f"“{value[:20]}” was not used"),
            Text(f"这一列只写{choices}", f"write one of {choices}"),
        )
        return ""

    def _award(self, row: Row, block: Mapping[str, int], values: Mapping[str, str]) -> str:
        value = values.get("award", "")
        if not value or value == "/":
            return ""
        award = self._listing.known.award_of(value) or self._listing.award_named(parse_heading(value))
        if award is None:
            self._listing.doubt(row.at(block["award"]), *self._listing.no_award(value))
        return award or UNKNOWN

    def _name(self, base: Entry, text: str, where: Text, is_person: bool) -> list[Entry]:
        if self._columns.is_export:
            return [replace(base, name=text if base.is_unit else unpad(text))]
        if base.is_unit or self._is_unit(text, where, is_person):
            return [replace(base, name="".join(text.split("\n")), is_unit=True)]
        if has_mark(text):
            what = Text(f"“{text[:20]}”旁边有记号", f"a sign stands beside “{text[:20]}”")
            self._listing.doubt(where, what, Text("看名单下面的说明是什么意思", "see what it means below the list"))
        if not any(map(str.isalpha, text)):
            self._listing.doubt(where, Text(f"“{text[:20]}”不是姓名，没有收", f"“{text[:20]}” is no name"), _COMPARE)
            return []
        names = split_names(text)
        if len(names) > 1:
            what = Text(f"一格里有{len(names)}个姓名，分开收了", f"{len(names)} names in one cell, taken one by one")
            self._listing.doubt(where, what, _COMPARE)
        return [parse_name(name, base) for name in names]

    def _is_unit(self, text: str, where: Text, is_person: bool) -> bool:
        """Whether a unit stands in a column of names."""
        if is_plausible(text) or not (looks_like_unit(text) or self._listing.known.unit_of(text)):
            return False
        if is_person and not self._listing.is_collective:
            what = Text(f"“{text[:30]}”像单位，按单位收", f"“{text[:30]}” looks like a unit and is taken for one")
            self._listing.doubt(where, what, Text("是人就核对姓名一列", "check the column of names if it is a person"))
        return True
