"""Rolls to a workbook in the form that an import reads: a sheet a roll, a guide, and choices to pick from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from generator.lists.known import Known
from generator.lists.picking import CHOICES, GUIDE, ROLL
from generator.outputs.tables import column_width, open_workbook
from generator.records.choices import ORDERS
from generator.records.roll import Recipient, Roll

COLUMNS = (
    *("编号", "姓名或名称", "类型", "性别", "民族", "读音", "奖项", "结果"),
    *("获评时单位", "获评时职务", "已撤销", "说明"),
)
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
# Rows below the last one in which choices are offered too: room for new names.
_ROOM = 500
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "类型": ("个人", "单位"),
    "性别": ("男", "女"),
    "结果": ("获评", "提名"),
    "已撤销": ("是",),
}
_GUIDE = (
    "怎样填这份名单",
    "每个工作表是一个榜；一行一个人或一个单位，写在表头下面，可以加行，不要改表头。",
    "编号：人物或单位文件的编号（英文文件名）。不知道就空着，只写姓名。",
    "姓名或名称：姓名中间不加空格；类型写“个人”或“单位”，空着就是个人。",
    "性别、民族：名单上注明的才写；汉族不写。读音：与常见读法不同才写，如 Shàn Xìnghuā。",
    "奖项：一榜一奖时可以空着；一榜多奖时每行都写，从下拉里选。",
    "结果：获评或提名，空着就是获评。已撤销：称号撤销了写“是”。",
    "获评时单位、获评时职务：照名单写全名；下拉里是本站已有的单位，也可以写别的。",
    "填好以后：guangrong import 这个文件 --sheet 工作表名。已有的榜不会被覆盖，只报告哪里不同。",
)


@dataclass(frozen=True, slots=True)
class _Table:
    """A roll as a sheet: what it says above its heading, and its rows."""

    name: str
    head: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]


def make_workbook(known: Known, rolls: Sequence[Roll]) -> bytes:
    """The .xlsx of these rolls."""
    content = BytesIO()
    book = open_workbook(content, "光荣榜名单")
    bold = book.add_format({"bold": True})
    guide = book.add_worksheet(GUIDE)
    guide.set_column(0, 0, 100)
    for number, line in enumerate(_GUIDE):
        guide.write_string(number, 0, line, bold if number == 0 else None)
    names: set[str] = {GUIDE, CHOICES}
    tables = [_table(known, roll, names) for roll in rolls]
    choices = {"获评时单位": _units(known), "奖项": _awards(known)}
    for table in tables:
        _write_table(book, table, choices)
    _write_choices(book, choices)
    book.close()
    return content.getvalue()


def _table(known: Known, roll: Roll, names: set[str]) -> _Table:
    head = [
        (ROLL, roll.id),
        ("标题", roll.title),
        ("奖项", "、".join(roll.awards)),
        ("届次", roll.edition or ""),
        ("年份", str(roll.year or "")),
        ("排序", ORDERS[roll.order]),
    ]
    rows = [_row(known, recipient) for recipient in roll.recipients]
    return _Table(_sheet_name(roll.title, names), [pair for pair in head if pair[1]], rows)


def _sheet_name(title: str, taken: set[str]) -> str:
    """A title as Excel takes it for a sheet's name: short, without some signs, each but once."""
    name = " ".join(title.translate(_NOT_IN_NAMES).split())[:_LONGEST_NAME].strip() or "榜"
    start, number = name, 1
    while name.lower() in {one.lower() for one in taken}:
        number += 1
        name = f"{start[: _LONGEST_NAME - 4]} {number}"
    taken.add(name)
    return name


def _row(known: Known, one: Recipient) -> list[str]:
    is_unit = bool(one.unit) or one.is_unit
    return [
        one.person or one.unit or "",
        one.name or _name_of(known, one),
        "单位" if is_unit else "个人",
        one.sex or "",
        one.ethnicity or "",
        one.reading or "",
        _award_word(known, one.award) if one.award else "",
        one.result,
        one.unit_then or "",
        one.post_then or "",
        "是" if one.withdrawn else "",
        one.note or "",
    ]


def _name_of(known: Known, one: Recipient) -> str:
    """What the record is called; nothing for people who asked not to be shown, whose lists travel too."""
    kind, id = ("person", one.person) if one.person else ("unit", one.unit)
    values = known.records[kind].get(id or "", {})
    return "" if values.get("consent") == "withheld" else str(values.get("name", ""))


def _award_word(known: Known, id: str) -> str:
    """An award's title; its id where others go by the same name."""
    title = known.title_of("award", id)
    return title if known.award_of(title) == id else id


def _units(known: Known) -> list[str]:
    return sorted(str(values["name"]) for values in known.records["unit"].values() if values.get("name"))


def _awards(known: Known) -> list[str]:
    return [_award_word(known, id) for id in known.records["award"]]


def _write_table(book: Any, table: _Table, choices: Mapping[str, Sequence[str]]) -> None:
    sheet = book.add_worksheet(table.name)
    bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1})
    for number, (word, text) in enumerate(table.head):
        sheet.write_string(number, 0, word, bold)
        sheet.write_string(number, 1, text)
    top = len(table.head)
    sheet.write_row(top, 0, COLUMNS, head)
    sheet.freeze_panes(top + 1, 2)
    for number, row in enumerate(table.rows, top + 1):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, text)
    for column, cells in enumerate(zip(COLUMNS, *table.rows, strict=True)):
        sheet.set_column(column, column, column_width(cells))
    _offer_choices(sheet, top + 1, top + len(table.rows) + _ROOM, choices)


def _offer_choices(sheet: Any, first: int, last: int, choices: Mapping[str, Sequence[str]]) -> None:
    """Drop-downs; units may be others than those offered."""
    for word, fixed in _CHOICES.items():
        column = COLUMNS.index(word)
        sheet.data_validation(first, column, last, column, {"validate": "list", "source": list(fixed)})
    for number, (word, offered) in enumerate(choices.items()):
        if offered:
            letter, column = "AB"[number], COLUMNS.index(word)
            source = f"={CHOICES}!${letter}$2:${letter}${len(offered) + 1}"
            rule = {"validate": "list", "source": source, "show_error": False}
            sheet.data_validation(first, column, last, column, rule)


def _write_choices(book: Any, choices: Mapping[str, Sequence[str]]) -> None:
    sheet = book.add_worksheet(CHOICES)
    for column, (word, offered) in enumerate(choices.items()):
        sheet.write_string(0, column, word)
        for number, text in enumerate(offered, 1):
            sheet.write_string(number, column, text)
    sheet.hide()
