"""Tables of rolls: what CSV readers and Excel's readers find in them, and what they must not find."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from workspace import Built, Workspace

HEAD = ["序号", "姓名或名称", "类别", "性别", "民族", "奖项", "级别", "届次", "年份", "结果", "获评时单位"]
FORMULAS = ["=1+1", "+86", "-2", "@SUM(A1)", "＝1", "http://example.org/"]


@pytest.fixture
def roll(workspace: Workspace) -> Workspace:
    """A roll with a person, a unit, names, a nomination, a withdrawal and somebody who is withheld."""
    workspace.award("w", "劳模", "city")
    workspace.person("b", "王一", "sex: 女\nethnicity: 回族")
    workspace.person("c", "李不公开", "consent: withheld")
    workspace.record("units/u", "name: 柳河厂\ntype: company")
    workspace.record(
        "rolls/r",
        """
        title: 榜
        awards: [w]
        edition: 第二届
        year: 2018
        order: surname-stroke
        notices: [{date: 2019, type: 撤销, text: 撤销了}]
        recipients:
          - {person: b, unit_then: "=1+1", post_then: 班长}
          - {person: c}
          - {name: 丁二, withdrawn: true}
          - {name: 何强, result: 提名}
          - {unit: u, note: "a,\\"b\\""}
        """,
    )
    return workspace


def read_csv(site: Built, id: str) -> list[list[str]]:
    content = (site.folder / f"rolls/{id}/roll.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def read_xlsx(site: Built, id: str) -> list[list[object]]:
    content = (site.folder / f"rolls/{id}/roll.xlsx").read_bytes()
    [sheet] = (book := CalamineWorkbook.from_filelike(BytesIO(content))).sheet_names
    assert sheet == "名单"
    return book.get_sheet_by_name(sheet).to_python()


def test_the_csv_holds_the_roll_in_its_order(roll: Workspace):
    head, *rows = read_csv(roll.build(), "r")
    assert head[: len(HEAD)] == HEAD
    assert [row[1] for row in rows] == ["丁二", "王一", "柳河厂", "何强"]
    assert rows[1][:10] == ["2", "王一", "个人", "女", "回族", "劳模", "市级", "第二届", "2018", "获评"]
    assert [row[2] for row in rows] == ["个人", "个人", "单位", "个人"]
    assert [row[9] for row in rows] == ["获评", "获评", "获评", "提名"]
    assert rows[0][12] == "已撤销"
    assert rows[2][13] == 'a,"b"'


def test_excel_holds_the_same_with_numbers_as_numbers(roll: Workspace):
    site = roll.build()
    texts, cells = read_csv(site, "r"), read_xlsx(site, "r")
    assert [[str(cell).removesuffix(".0") for cell in row] for row in cells] == [
        [text.removeprefix("'") for text in row] for row in texts
    ]
    assert cells[1][0] == 1
    assert cells[1][8] == 2018


def test_withheld_people_are_in_no_table(roll: Workspace):
    site = roll.build()
    assert not any("李不公开" in cell for row in read_csv(site, "r") for cell in row)
    assert not any("李不公开" in str(cell) for row in read_xlsx(site, "r") for cell in row)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_taken_for_a_formula(workspace: Workspace, text: str):
    workspace.award("w", "劳模")
    workspace.record("rolls/r", f'title: 榜\nawards: [w]\nrecipients:\n  - {{name: 厂, is_unit: true, note: "{text}"}}')
    site = workspace.build()
    cell = read_csv(site, "r")[1][13]
    assert cell == (text if text.startswith("http") else f"'{text}")
    assert read_xlsx(site, "r")[1][13] == text
    sheet = ZipFile(site.folder / "rolls/r/roll.xlsx").read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_a_workbook_tells_no_hour_and_keeps_its_head_in_sight(roll: Workspace):
    site = roll.build()
    book = ZipFile(site.folder / "rolls/r/roll.xlsx")
    assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2018-01-01T00:00:00Z" in book.read("docProps/core.xml")
    assert b'state="frozen"' in book.read("xl/worksheets/sheet1.xml")


def test_a_roll_without_names_has_no_table(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", "王一", "consent: withheld")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\ncounts: [{what: 劳模, value: 5}]")
    workspace.record("rolls/s", "title: 榜\nawards: [w]\nrecipients: [{person: a}]")
    site = workspace.build()
    assert [path for path in site.files() if path.endswith((".csv", ".xlsx"))] == []


def test_a_table_follows_the_records_that_it_names(roll: Workspace):
    roll.build()
    roll.record("units/u", "name: 新厂\ntype: company")
    roll.person("b", "王一", "consent: withheld")
    site = roll.build()
    assert [row[1] for row in read_csv(site, "r")[1:]] == ["丁二", "新厂", "何强"]
    assert [row[1] for row in read_xlsx(site, "r")[1:]] == ["丁二", "新厂", "何强"]
