"""Rolls as lists for Excel: what stands in them, and that an import takes every recipient back as it was."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from workspace import Workspace, read_files
from written import prepare, run
from xlsxwriter import Workbook

from generator.lists.compare import differences
from generator.lists.exporting import make_workbook
from generator.lists.heads import Options
from generator.lists.importing import plan_import
from generator.lists.known import know
from generator.load import validate
from generator.records import KINDS_BY_NAME
from generator.records.roll import Roll
from generator.settings import read_settings
from generator.yaml_source import read_yaml

HEAD = [
    "编号",
    "姓名或名称",
    "类型",
    "性别",
    "民族",
    "读音",
    "奖项",
    "结果",
    "获评时单位",
    "获评时职务",
    "已撤销",
    "说明",
]


@pytest.fixture
def filled(site: Workspace) -> Workspace:
    site.person("ding-yi", "丁一", "unit: hanjie")
    site.person("wang-er", "王二", "consent: withheld")
    site.record(
        "rolls/r",
        """
        title: 榜[一]/二
        awards: [gongjiang, laodong-jiangzhang]
        edition: 第二届
        year: 2018
        order: surname-stroke
        notices: [{date: 2019, type: 撤销, text: 撤销了}]
        recipients:
          - {person: ding-yi, award: gongjiang, unit_then: "=1+1", sex: 男}
          - {person: wang-er, award: gongjiang, result: 提名}
          - {name: 张三, award: laodong-jiangzhang, reading: Zhāng Sān, withdrawn: true}
          - {unit: hanjie, award: gongjiang, note: "- 0"}
          - {name: 柳焊, is_unit: true, award: gongjiang}
        """,
    )
    site.record("rolls/s", "title: 榜[一]/二\nawards: [gongjiang]\nrecipients:\n  - {name: 李四}")
    return site


def rows_of(file: Path, sheet: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(file)).get_sheet_by_name(sheet).to_python()


def test_a_sheet_holds_the_roll(filled: Workspace):
    file = filled.root / "榜.xlsx"
    result = run(filled, "export", "list", "r", "-o", file)
    assert result.output == f"写入 {file}：1个榜，5行\n"
    assert CalamineWorkbook.from_path(str(file)).sheet_names == ["说明", "榜 一 二", "选项"]
    rows = rows_of(file, "榜 一 二")
    assert [row[:2] for row in rows[:6]] == [
        ["榜的编号", "r"],
        ["标题", "榜[一]/二"],
        ["奖项", "gongjiang、laodong-jiangzhang"],
        ["届次", "第二届"],
        ["年份", "2018"],
        ["排序", "以姓氏笔画为序"],
    ]
    assert rows[6] == HEAD
    assert rows[7] == ["ding-yi", "丁一", "个人", "男", "", "", "柳河工匠", "获评", "=1+1", "", "", ""]
    assert rows[8][:2] == ["wang-er", ""]  # who asked not to be shown is not named in a file that travels
    assert rows[9][:2] == ["", "张三"]
    assert rows[10][:3] == ["hanjie", "柳河焊接厂", "单位"]
    assert rows_of(file, "选项") == [["获评时单位", "奖项"], ["柳河焊接厂", "柳河工匠"], ["", "柳河市劳动奖章"]]
    sheet = ZipFile(file).read("xl/worksheets/sheet2.xml").decode()
    assert sheet.count("<dataValidation ") == 6
    assert 'topLeftCell="C8"' in sheet  # the heading and the names stay in sight


@pytest.mark.parametrize("rolls", [["r"], []])
def test_what_was_exported_is_imported_as_the_same(filled: Workspace, rolls: list[str]):
    file = filled.root / "榜.xlsx"
    assert run(filled, "export", "list", *rolls, "-o", file).exit_code == 0
    before = read_files(filled.root / "content")
    if not rolls:
        several = run(filled, "import", file)
        assert several.exit_code == 1
        assert "这个文件里有2个榜：榜 一 二、榜 一 二 2" in several.output
    result = run(filled, "import", file, "--sheet", "榜 一 二")
    assert result.exit_code == 0, result.output
    assert "content/rolls/r.yml 已经有了，内容相同，没有改动" in result.output
    assert read_files(filled.root / "content") == before


def test_an_export_never_takes_the_place_of_a_filled_in_list(filled: Workspace):
    file = filled.file("榜.xlsx", b"mine")
    result = run(filled, "export", "list", "r", "-o", file)
    assert result.exit_code == 1
    assert "已经有了" in result.output
    assert file.read_bytes() == b"mine"


def test_rolls_that_are_unknown_or_broken(filled: Workspace):
    filled.record("rolls/t", "title: 坏\nawards: []")
    unknown = run(filled, "export", "list", "rr", "-o", filled.root / "a.xlsx")
    assert unknown.exit_code == 2
    assert "没有叫“rr”的榜" in unknown.output
    broken = run(filled, "export", "list", "-o", filled.root / "a.xlsx")
    assert broken.exit_code == 1
    assert "这些榜有错，先 guangrong check：t" in broken.output
    assert run(filled, "export", "list", "r", "-o", filled.root / "no/where.xlsx").exit_code == 1


def test_a_corrected_sheet_tells_what_changed(filled: Workspace):
    content = BytesIO()
    book = Workbook(content)
    sheet = book.add_worksheet("榜")
    lines = [
        ["榜的编号", "s"],
        HEAD,
        ["", "李　四", "个人", "女"],
        ["", "王五"],
        ["nobody", "赵六"],
        ["ding-yi", "丁二"],
    ]
    for number, row in enumerate(lines):
        sheet.write_row(number, 0, row)
    book.close()
    result = run(
        filled, "import", filled.file("榜.xlsx", content.getvalue()), "--award", "gongjiang", "--title", "榜[一]/二"
    )
    assert result.exit_code == 1
    assert "改：李四 的 sex：现在是 没有，名单是 女" in result.output
    assert "多：王五" in result.output
    assert "没有编号 nobody" in result.output
    assert "编号 ding-yi 是“丁一”，不是“丁二”" in result.output


# Texts as authors write them, with whatever a spreadsheet or YAML could mistake for something else.
TEXTS = (
    st.text("甲乙丙公司（）()，、“”\"'=+-@#:：{}[]*&!|>%`~ 　0189aZ·〃", min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
PEOPLE = st.text("丁王张李一二三四", min_size=2, max_size=4).filter(lambda name: name != "王二")
OPTIONS = {
    "sex": st.sampled_from(("男", "女")),
    "ethnicity": TEXTS,
    "unit_then": TEXTS,
    "post_then": TEXTS,
    "note": TEXTS,
    "result": st.just("提名"),
    "withdrawn": st.just(True),
}


@st.composite
def recipients(draw: st.DrawFn) -> dict[str, Any]:
    """One recipient: a person or unit by id, or by name."""
    named: dict[str, Any] = draw(
        st.one_of(
            st.sampled_from(("ding-yi", "wang-er")).map(lambda id: {"person": id}),
            st.sampled_from(("hanjie", "jia")).map(lambda id: {"unit": id}),
            PEOPLE.map(lambda name: {"name": name}),
            PEOPLE.map(lambda name: {"name": name, "reading": " ".join("Yi" for _ in name)}),
            TEXTS.map(lambda name: {"name": name, "is_unit": True}),
        )
    )
    rest = {field: draw(strategy) for field, strategy in OPTIONS.items() if draw(st.booleans())}
    return {**named, **rest}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    site = prepare(Workspace(tmp_path_factory.mktemp("shared")))
    site.record("units/jia", "name: 甲（集团）公司\ntype: company")
    site.person("ding-yi", "丁一")
    site.person("wang-er", "王二", "consent: withheld")
    return site


@settings(max_examples=60)
@given(lines=st.lists(recipients(), min_size=1, max_size=8), awards=st.sampled_from((1, 2)), data=st.data())
def test_the_way_out_and_back_loses_nothing(
    shared: Workspace, lines: list[dict[str, Any]], awards: int, data: st.DataObject
):
    ids = ["gongjiang", "laodong-jiangzhang"][:awards]
    if awards == 2:
        lines = [{**line, "award": data.draw(st.sampled_from(ids))} for line in lines]
    lines = [line for index, line in enumerate(lines) if _key(line) not in [_key(one) for one in lines[:index]]]
    written = {"title": "榜", "awards": ids, "recipients": lines, "source": [{"title": "出处"}]}
    roll = validate(KINDS_BY_NAME["roll"], "r", written)
    assert isinstance(roll, Roll)
    options = read_settings(shared.config)
    known, _ = know(options)
    file = shared.file("榜.xlsx", make_workbook(known, [roll]))
    outcome = plan_import(options, file, Options(), (), False, lambda *_: None)
    again = read_yaml(outcome.changes[-1].text or "", "r.yml").values
    assert [doubt.what.zh for doubt in outcome.findings.doubts] == ["不知道是哪一年"]
    assert [_plain(line) for line in again["recipients"]] == [_plain(line) for line in lines]
    assert differences(known, written, again) == []


def _key(line: dict[str, Any]) -> tuple[Any, ...]:
    """What a check takes for the same recipient twice."""
    named = line.get("person") or line.get("unit") or "".join(line["name"].split())
    return named, line.get("award"), line.get("unit_then") if "name" in line else None


def _plain(line: dict[str, Any]) -> dict[str, str]:
    return {field: "true" if value is True else value for field, value in line.items()}
