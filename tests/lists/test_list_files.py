"""Files of every sort, also those that are none: each is read for what it is, or told what it is; nothing raises."""

import csv
import zipfile
from io import BytesIO, StringIO

import pytest
import xlwt
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from workspace import Workspace, read_files
from written import long_document, long_workbook, run, table
from xlsxwriter import Workbook

from generator.lists.files import read_file
from generator.lists.sheets import Sheet
from generator.refusal import Refused

ROWS = [["姓　名", "单位"], ["丁　一", "甲公司"], ["王二", "乙，公司"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def as_csv(delimiter: str = ",", end: str = "\n") -> str:
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(ROWS)
    return text.getvalue()


def as_xls() -> bytes:
    book, content = xlwt.Workbook(), BytesIO()
    sheet = book.add_sheet("名单")
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.write(number, column, text)
    book.save(content)
    return content.getvalue()


def packed(**files: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def with_part(content: bytes, name: str, text: str) -> bytes:
    """A packed file in which one part says something else."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, text if one == name else old.read(one))
    return result.getvalue()


SAME = {
    "utf8.csv": as_csv().encode(),
    "bom.csv": as_csv().encode("utf-8-sig"),
    "gbk.csv": as_csv(end="\r\n").encode("gbk"),
    "gb18030.txt": as_csv("\t").encode("gb18030"),
    "utf16.csv": as_csv("\t").encode("utf-16"),
    "semicolon.csv": as_csv(";").encode(),
    "really.csv": table(ROWS),
    "old.xls": as_xls(),
    "new.xlsx": table(ROWS),
    "new.xls": table(ROWS),
}


@pytest.mark.parametrize("name", SAME)
def test_one_list_in_ten_forms(site: Workspace, name: str):
    result = run(site, "import", site.file(name, SAME[name]), "--award", "gongjiang", "--id", "r")
    assert result.exit_code == 0, result.output
    roll = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert "  - name: 丁一\n    unit_then: 甲公司\n  - name: 王二\n    unit_then: 乙，公司\n" in roll


def far_corner() -> bytes:
    content = BytesIO()
    book = Workbook(content)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["姓名", "单位"])
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    return content.getvalue()


def bomb() -> bytes:
    return packed(xl__workbook_xml="<x/>", xl__worksheets__a_xml=" " * 201_000_000)


REFUSED = {
    "nothing": (b"", "文件是空的"),
    "spaces": (b" \r\n ", "文件是空的"),
    "half a workbook": (long_workbook(20)[:3000], "文件坏了"),
    "a zip": (packed(a="x"), "这不是 .xlsx 也不是 .docx"),
    "hollow workbook": (packed(xl__workbook_xml="<x/>"), "文件坏了"),
    "hollow document": (packed(word__document_xml="<x/>"), "文件坏了"),
    "broken sheet": (with_part(table(ROWS), "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"), "文件坏了"),
    "broken document": (with_part(long_document(5), "word/document.xml", "<w:document"), "文件坏了"),
    "entities": (
        with_part(long_document(5), "word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "文件坏了",
    ),
    "bomb": (bomb, "解开以后太大"),
    "far corner": (far_corner, "有的单元格远在第1048576行"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "文件有密码"),
    "old word": (OLE + "WordDocument".encode("utf-16-le"), "旧版 Word 文件（.doc）"),
    "hollow ole": (OLE, "文件坏了"),
    "pdf": (b"%PDF-1.7\n", "这是 PDF"),
    "rtf": (b"{\\rtf1 x}", "这是 RTF 文档"),
    "html": ("\ufeff<html><table><tr><td>姓名".encode(), "改了扩展名的网页"),
    "binary": (bytes(range(256)), "认不出这是什么文件"),
    "no encoding": ("姓名\n".encode("gbk") + b"\xff\xff", "认不出这是什么文件"),
    "long": (lambda: table([["姓名"], *[["丁一"]] * 100_000]), "这份名单有100001行，一榜最多读10000行"),
    "long text": (lambda: "丁一\n".encode() * 100_000, "一榜最多读10000行"),
    "no names": (table([["编号", "电话"], ["1", "2"]]), "没有“姓名”一列；名单第1行是：编号、电话"),
    "only a heading": (table([["姓名", "单位"]]), "没有读到姓名"),
    "prose": ("今天天气很好。\n明天也好。".encode(), "没有读到姓名"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_is_told_and_nothing_written(site: Workspace, name: str):
    content, words = REFUSED[name]
    before = read_files(site.root / "content")
    file = site.file("名单.txt", content() if callable(content) else content)
    result = run(site, "import", file, "--award", "gongjiang", "--id", "r")
    assert result.exit_code == 1
    assert result.output.startswith("没有写入：")
    assert words in result.output
    assert "怎么办：" in result.output
    assert read_files(site.root / "content") == before


def test_hostile_cells(site: Workspace):
    cells = [
        "甲" * 30_000,
        "=1+1",
        "\x07甲\u202e公司",
        "a\tb",
        "'",
        '"',
        "- x",
        "{a: b}",
        "# x",
        "@",
        "null",
        "<script>",
    ]
    names = ["丁一", "丁二", "丁三", "丁四", "丁五", "丁六", "丁七", "丁八", "丁九", "王一", "王二", "王三"]
    rows = [["姓名", "单位"], *map(list, zip(names, cells, strict=True)), ["王四", "甲\n公司"]]
    content = BytesIO()
    book = Workbook(content, {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    sheet.write_formula(len(rows), 0, '="王"&"五"', None, "王五")
    book.close()
    result = run(site, "import", site.file("名单.xlsx", content.getvalue()), "--award", "gongjiang", "--id", "r")
    assert result.exit_code == 0
    assert "第2行A列：没有收：太长" in result.output
    assert " error " not in site.problems()
    roll = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert "    unit_then: 甲公司\n" in roll
    assert "  - name: 王五\n" in roll


def test_merged_names_are_nobody_else(site: Workspace):
    content = BytesIO()
    book = Workbook(content)
    sheet = book.add_worksheet("名单")
    sheet.write_row(0, 0, ["姓名", "单位", "荣誉称号"])
    sheet.merge_range("A2:A3", "丁一")
    sheet.merge_range("B2:B4", "甲公司")
    sheet.merge_range("C2:C4", "柳河工匠")
    sheet.write("A4", "王二")
    book.close()
    result = run(site, "import", site.file("名单.xlsx", content.getvalue()), "--id", "r")
    assert "姓名格是合并的" not in result.output  # nothing of its own stands in that row
    roll = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert roll.count("name: ") == 2
    assert "  - name: 王二\n    unit_then: 甲公司\n" in roll


def test_sheets_are_all_read_or_picked(site: Workspace):
    content = BytesIO()
    book = Workbook(content)
    for name, person in (("甲", "丁一"), ("乙", "王二"), ("藏", "张三")):
        sheet = book.add_worksheet(name)
        sheet.write_column(0, 0, ["姓名", person])
    sheet.hide()
    book.close()
    file = site.file("名单.xlsx", content.getvalue())
    every = run(site, "import", file, "--award", "gongjiang", "--dry-run").output
    assert "甲：读到1行" in every and "乙：读到1行" in every
    assert "藏：隐藏的工作表；要读就用 --sheet 藏" in every
    for wanted in ("乙", "2"):
        one = run(site, "import", file, "--award", "gongjiang", "--sheet", wanted, "--dry-run").output
        assert "（1行）" in one and "甲：" not in one
    none = run(site, "import", file, "--award", "gongjiang", "--sheet", "丙")
    assert none.exit_code == 1
    assert "这个文件里有：1 甲、2 乙、3 藏" in none.output


@pytest.mark.parametrize(
    "arguments", [["nowhere.xlsx"], [], ["名单.xlsx", "--award", "gongjang"], ["名单.xlsx", "--year", "x"]]
)
def test_wrong_usage_is_told(site: Workspace, arguments: list[str]):
    site.file("名单.xlsx", table(ROWS))
    named = [str(site.root / one) if one.endswith(".xlsx") else one for one in arguments]
    result = run(site, "import", *named)
    assert result.exit_code == 2


def test_a_near_award_is_offered(site: Workspace):
    result = run(site, "import", site.file("名单.xlsx", table(ROWS)), "--award", "gongjang")
    assert "没有叫“gongjang”的奖项" in result.output
    assert "是不是 gongjiang？" in result.output


@pytest.mark.parametrize("id", ["大", "A b", "../x", "a" * 61])
def test_an_id_that_is_none(site: Workspace, id: str):
    result = run(site, "import", site.file("名单.xlsx", table(ROWS)), "--award", "gongjiang", "--id", id)
    assert result.exit_code == 1
    assert "不能作榜的编号" in result.output


def test_a_site_without_settings(site: Workspace):
    site.config.unlink()
    assert run(site, "import", site.file("名单.xlsx", table(ROWS))).exit_code == 2


@given(st.data())
def test_no_damage_raises(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    """Bytes of a workbook or document changed anywhere are read or refused."""
    content = bytearray(data.draw(st.sampled_from((SAME["new.xlsx"], SAME["old.xls"], DOCUMENT))))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    file.write_bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    try:
        sheets = read_file(file)
    except Refused as refused:
        assert refused.words.zh and refused.action.zh
    else:
        assert all(isinstance(sheet, Sheet) for sheet in sheets)


def _document() -> bytes:
    document, content = Document(), BytesIO()
    document.add_paragraph("丁一　某某公司")
    document.save(content)
    return content.getvalue()


DOCUMENT = _document()
