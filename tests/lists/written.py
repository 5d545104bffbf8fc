"""Lists as offices write them, made by code: 200 rows of made-up names in a workbook and in a document."""

from io import BytesIO
from itertools import product
from typing import Any

from click.testing import CliRunner, Result
from docx import Document
from workspace import Workspace
from xlsxwriter import Workbook

from generator.__main__ import main

SURNAMES = "丁王张李赵钱孙周吴郑"
GIVEN = "一二三四五六七八九十"
UNITS = ("柳河焊接厂", "柳河市第一公司", "柳河纺织有限公司", "柳河中心医院", "柳河第二中学")
AWARDS = (("laodong-jiangzhang", "柳河市劳动奖章"), ("gongjiang", "柳河工匠"))


def made_up(count: int) -> list[str]:
    """So many different names of two or three characters."""
    pairs = [surname + given for given, surname in product(GIVEN, SURNAMES)]
    triples = [surname + "".join(given) for given in product(GIVEN, GIVEN, GIVEN) for surname in SURNAMES]
    return [*pairs, *triples][:count]


def padded(name: str) -> str:
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name


def prepare(workspace: Workspace) -> Workspace:
    """A site that knows both awards and one of the units."""
    for id, title in AWARDS:
        workspace.award(id, title)
    workspace.record("units/hanjie", "name: 柳河焊接厂\ntype: company\naliases: [柳焊]")
    return workspace


def run(workspace: Workspace, *arguments: object, keys: str = "") -> Result:
    """What a command says and whether it fails when these keys are typed; nothing may be raised."""
    result = CliRunner().invoke(main, [*map(str, arguments), "-f", str(workspace.config)], input=keys)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def table(rows: list[list[Any]], name: str = "名单") -> bytes:
    """A workbook of one sheet."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def long_workbook(count: int = 200) -> bytes:
    """Title lines, a spaced heading, two groups by award, units in merged cells, padded names, （女）, totals."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    sheet, centred = book.add_worksheet("表彰名单"), book.add_format({"align": "center"})
    sheet.merge_range("A1:F1", "2018年度柳河市五一表彰名单", centred)
    sheet.merge_range("A2:F2", f"（共{count}名，排名不分先后）", centred)
    sheet.write_row("A3", ["序号", "姓　名", "性别", "工作\n单位", "职务（职称）", "备注"])
    names, row = made_up(count), 3
    half = count // 2
    for label, (_, title), part in zip("一二", AWARDS, (names[:half], names[half:]), strict=True):
        sheet.merge_range(row, 0, row, 5, f"{label}、{title}（{len(part)}名）", centred)
        row = write_group(sheet, part, row + 1)
    sheet.write_row(row, 0, ["合计", count])
    book.close()
    return content.getvalue()


def write_group(sheet: Any, names: list[str], row: int) -> int:
    """Five people to a unit, whose cell is merged."""
    for start in range(0, len(names), 5):
        some, unit = names[start : start + 5], UNITS[start // 5 % len(UNITS)]
        for index, name in enumerate(some):
            shown = f"{padded(name)}（女）" if index == 1 else padded(name)
            note = "农民工" if index == 2 else ""
            sheet.write_row(row + index, 0, [float(start + index + 1), shown, "", "", "焊工", note])
        if len(some) > 1:
            sheet.merge_range(row, 3, row + len(some) - 1, 3, unit)
        else:
            sheet.write(row, 3, unit)
        row += len(some)
    return row


def long_document(count: int = 200) -> bytes:
    """A decision: prose, then a table under each heading, the unit's cells merged, names padded."""
    document = Document()
    document.add_paragraph("附件1")
    document.add_heading("2018年度柳河市五一表彰名单", 0)
    document.add_paragraph("（以姓氏笔画为序）")
    names, half = made_up(count), count // 2
    for label, (_, title), part in zip("一二", AWARDS, (names[:half], names[half:]), strict=True):
        document.add_paragraph(f"{label}、{title}（{len(part)}名）")
        rows = [["姓　名", "单位", "职务"], *document_rows(part)]
        add_table(document, rows)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def document_rows(names: list[str]) -> list[list[str]]:
    return [
        [f"{padded(name)}（女，回族）" if number % 5 == 1 else padded(name), UNITS[number // 5 % len(UNITS)], "焊工"]
        for number, name in enumerate(names)
    ]


def add_table(document: Any, rows: list[list[str]]) -> None:
    grid = document.add_table(rows=len(rows), cols=len(rows[0]))
    # The package looks every cell up by counting from the start: asked once for all, it is quick.
    cells = grid._cells
    for number, text in enumerate(text for row in rows for text in row):
        cells[number].text = text
    width = len(rows[0])
    for start in range(1, len(rows) - 1, 5):
        last = min(start + 4, len(rows) - 1)
        if rows[start][1] == rows[last][1]:
            for row in range(start + 1, last + 1):
                cells[row * width + 1].text = ""
            cells[start * width + 1].merge(cells[last * width + 1])
