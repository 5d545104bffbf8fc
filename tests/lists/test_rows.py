"""What stands in tables: headings, padded names, brackets, merged cells, groups, counts, totals."""

import pytest
from workspace import Workspace
from written import run, table

from generator.lists.headings import field_of, find_columns

HEAD = ["姓名", "单位"]


def imported(site: Workspace, rows: list[list[str]], *options: str) -> tuple[str, str]:
    """What is printed, and the roll without its head and source."""
    file = site.file("名单.xlsx", table(rows))
    result = run(site, "import", file, "--id", "r", "--year", "2018", *(options or ("--award", "gongjiang")))
    path = site.root / "content/rolls/r.yml"
    text = path.read_text("utf-8") if path.exists() else ""
    if text:
        assert site.problems().endswith(("没有问题\n", "个提醒\n"))
        assert " error " not in site.problems()
    return result.output, text.partition("recipients:\n")[2].partition("source:")[0]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓　名", "name"),
        ("姓\n名", "name"),
        ("获奖人姓名", "name"),
        ("工作单位", "unit"),
        ("所在单位（全称）", "unit"),
        ("职务（职称）", "post"),
        ("职务/职称", "post"),
        ("单位及职务", "unit_post"),
        ("性别(男/女)", "sex"),
        ("民 族", "ethnicity"),
        ("荣誉称号", "award"),
        ("备注：", "note"),
        ("推荐单位", None),
        ("身份证号", None),
        ("姓" * 100, None),
    ],
)
def test_headings_in_their_many_writings(heading: str, field: str | None):
    assert field_of(heading) == field


def test_a_unit_beside_names_is_where_they_work_and_alone_is_honoured():
    beside, alone = find_columns(["姓名", "单位名称"]), find_columns(["序号", "单位名称"])
    assert beside and beside.blocks == ({"name": 0, "unit": 1},)
    assert alone and alone.blocks == ({"number": 0, "unit_name": 1},)
    assert find_columns(["丁一", "某公司"]) is None


def test_names_are_unpadded_and_brackets_understood(site: Workspace):
    rows = [
        HEAD,
        ["丁　一", "甲公司"],
        ["王 二 (女)", ""],
        ["张三丰（女，回族，农民工）", ""],
        ["哈孜•艾买提", ""],
        ["李\n四", ""],
    ]
    _, roll = imported(site, rows)
    assert roll == (
        "  - name: 丁一\n    unit_then: 甲公司\n  - name: 王二\n    sex: 女\n"
        "  - name: 张三丰\n    sex: 女\n    ethnicity: 回族\n    note: 农民工\n  - name: 哈孜·艾买提\n  - name: 李四\n"
    )


def test_columns_of_sex_and_ethnicity(site: Workspace):
    _, roll = imported(
        site, [["姓名", "性别", "民族"], ["丁一", "女", "回"], ["王二", "男", "汉族"], ["张三", "不详", "汉"]]
    )
    assert roll == ("  - name: 丁一\n    sex: 女\n    ethnicity: 回族\n  - name: 王二\n    sex: 男\n  - name: 张三\n")


def test_titles_order_and_edition_above_the_heading(site: Workspace):
    rows = [
        ["附件2"],
        ["第二届柳河工匠名单（共3名）"],
        ["（以姓氏笔画为序）"],
        ["填报：某某", "2018年5月"],
        HEAD,
        ["丁一", ""],
    ]
    output, _ = imported(site, rows, "--dry-run")
    assert "排序：以姓氏笔画为序（名单第3行）" in output
    assert "写着3，名单里读到1" in output
    assert "表头上面的一行" in output
    imported(site, rows, "--source", "关于表彰的决定")
    text = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert text.startswith(
        "title: 第二届柳河工匠名单\nawards:\n  - gongjiang\nedition: 第二届\nyear: 2018\norder: surname-stroke\n"
    )
    assert "  - title: 关于表彰的决定\n    note: 据名单文件“名单.xlsx”导入\n" in text


@pytest.mark.parametrize("number", ["海工发〔2018〕5号", "柳 工 发 [2018] 12 号", "柳总工（2018）第3号"])
def test_the_number_of_the_document_is_no_part_of_the_title(site: Workspace, number: str):
    rows = [["2018年柳河工匠名单"], [number], ["排名不分先后"], HEAD, ["丁一", ""]]
    output, _ = imported(site, rows)
    kept = "".join(number.split())
    assert f"文号：{kept}（名单第2行）" in output
    assert "标题：2018年柳河工匠名单；不对就用 --title" in output
    text = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert text.startswith(
        f"title: 2018年柳河工匠名单\nawards:\n  - gongjiang\nyear: 2018\ndocument: {kept}\nrecipients:\n"
    )


def test_groups_by_award_by_level_and_unknown_ones(site: Workspace):
    rows = [
        ["姓名", "单位"],
        ["一、柳河工匠（2名）"],
        ["丁一", "甲公司"],
        ["二、柳河劳动奖章"],
        ["王二", "甲公司"],
        ["三、“柳河市劳动奖章”获得者"],
        ["张三", "甲公司"],
    ]
    output, roll = imported(site, rows, "--dry-run")
    assert "“柳河工匠”写着2，名单里读到1" in output
    assert "是不是 柳河市劳动奖章？是就用 --award laodong-jiangzhang" in output
    assert "名单第5行A列：没有收：不知道这一行是哪个奖项" in output
    imported(site, rows, "--title", "榜")
    _, roll = imported(site, rows, "--title", "榜")
    assert roll == (
        "  - name: 丁一\n    award: gongjiang\n    unit_then: 甲公司\n"
        "  - name: 张三\n    award: laodong-jiangzhang\n    unit_then: 甲公司\n"
    )


def test_a_level_is_the_award_of_that_level_among_those_given(site: Workspace):
    site.award("sheng", "省劳动奖章", "province")
    rows = [HEAD, ["省级："], ["丁一", ""], ["市级："], ["王二", ""]]
    _, roll = imported(site, rows, "--award", "gongjiang", "--award", "sheng")
    assert roll == "  - name: 丁一\n    award: sheng\n  - name: 王二\n    award: gongjiang\n"


def test_awards_in_a_column_and_unknown_ones(site: Workspace):
    rows = [["姓名", "荣誉称号"], ["丁一", "柳河工匠"], ["王二", "“柳河市劳动奖章”称号"], ["张三", "某某之星"]]
    output, roll = imported(site, rows, "--title", "榜")
    assert roll == "  - name: 丁一\n    award: gongjiang\n  - name: 王二\n    award: laodong-jiangzhang\n"
    assert "名单第4行B列：“某某之星”没有对应的奖项" in output
    assert "名单第4行A列：没有收：不知道这一行是哪个奖项" in output


def test_totals_are_left_out_and_compared(site: Workspace):
    output, roll = imported(site, [["序号", "姓名"], ["1", "丁一"], ["合计", "3"], ["总计：1人"]])
    assert roll == "  - name: 丁一\n"
    assert "名单第3行：“合计3”：合计行" in output
    assert "“合计3”写着3，名单里读到1" in output
    assert "“总计：1人”写着" not in output


def test_unit_and_post_in_one_column(site: Workspace):
    rows = [
        ["姓名", "单位及职务"],
        ["丁一", "柳焊焊工"],
        ["王二", "甲公司车间主任"],
        ["张三", "某处某科某人"],
        ["李四", "乙公司"],
    ]
    output, roll = imported(site, rows)
    assert roll == (
        "  - name: 丁一\n    unit_then: 柳焊\n    post_then: 焊工\n"
        "  - name: 王二\n    unit_then: 甲公司\n    post_then: 车间主任\n"
        "  - name: 张三\n    unit_then: 某处某科某人\n  - name: 李四\n    unit_then: 乙公司\n"
    )
    assert output.count("分不清单位和职务") == 1


def test_known_units_are_named_by_id_and_near_misses_offered(site: Workspace):
    rows = [["序号", "集体名称"], ["1", "柳　焊"], ["2", "柳河焊接场"], ["3", "甲（公司"]]
    output, roll = imported(site, rows)
    assert roll == (
        "  - unit: hanjie\n  - name: 柳河焊接场\n    is_unit: true\n  - name: 甲（公司\n    is_unit: true\n"
    )
    assert "“柳河焊接场”没有单位文件，很像“柳河焊接厂”（hanjie）" in output


def test_lists_side_by_side(site: Workspace):
    rows = [
        ["序号", "姓名", "单位", "序号", "姓名", "单位"],
        ["1", "丁一", "甲公司", "2", "王二", "乙公司"],
        ["3", "张三", "甲公司"],
    ]
    _, roll = imported(site, rows)
    assert [line for line in roll.splitlines() if "name" in line] == [
        "  - name: 丁一",
        "  - name: 王二",
        "  - name: 张三",
    ]


def test_a_heading_of_two_rows_and_again_on_the_next_page(site: Workspace):
    rows = [
        ["序号", "姓名", "基本情况", "", "荣誉"],
        ["", "", "性别", "工作单位"],
        ["1", "丁一", "女", "甲公司", "柳河工匠"],
        ["序号", "姓名", "性别"],
        ["2", "王二", "男", "乙公司", "柳河工匠"],
    ]
    _, roll = imported(site, rows)
    assert roll == (
        "  - name: 丁一\n    sex: 女\n    unit_then: 甲公司\n  - name: 王二\n    sex: 男\n    unit_then: 乙公司\n"
    )


def test_names_side_by_side_without_a_heading(site: Workspace):
    _, roll = imported(site, [["柳河工匠名单"], ["丁　一", "王二（女）", "张三"], ["李四"]])
    assert roll == "  - name: 丁一\n  - name: 王二\n    sex: 女\n  - name: 张三\n  - name: 李四\n"


def test_remarks_below_a_list_are_nobody(site: Workspace):
    rows = [
        ["姓名", "单位"],
        ["丁一", "甲公司"],
        ["注：排序不分先后"],
        ["填表人：某某"],
        ["", "2018年5月1日"],
        ["100", "甲公司"],
    ]
    output, roll = imported(site, rows)
    assert roll == "  - name: 丁一\n    unit_then: 甲公司\n"
    assert "名单第4行A列：“填表人：某某”：表外的说明" in output
    assert "名单第5行B列：“2018年5月1日”：表外的说明" in output
    assert "名单第6行A列：“100”不是姓名，没有收" in output


def test_columns_without_a_heading_are_told_once(site: Workspace):
    output, _ = imported(site, [HEAD, ["丁一", "甲公司", "旁注"], ["王二", "甲公司", "旁注"]])
    assert output.count("这一列没有表头") == 1
    assert "名单第2行C列：“旁注”" in output


def test_ditto_and_several_names_in_a_cell(site: Workspace):
    output, roll = imported(site, [HEAD, ["丁一", "甲公司"], ["王二、张三", "同上"], ["李四*", "〃"]])
    assert roll.count("unit_then: 甲公司") == 4
    assert "名单第3行A列：一格里有2个姓名，分开收了" in output
    assert "“李四*”旁边有记号" in output


def test_private_columns_are_left_out(site: Workspace):
    output, roll = imported(site, [["姓名", "身份证号", "身高"], ["丁一", "320000197001010000", "170"]])
    assert roll == "  - name: 丁一\n"
    assert "“身份证号”：个人信息，不进网站" in output
    assert "“身高”：没有用的列" in output


def test_what_check_would_refuse_is_told_at_its_row(site: Workspace):
    rows = [
        HEAD,
        ["丁一", ""],
        ["⻢二", ""],
        ["丁一", ""],
        ["张3", ""],
        ["李四", "甲" * 301],
        ["王\u200b五", ""],
        ["", "乙公司"],
    ]
    output, roll = imported(site, rows)
    assert roll == "  - name: 丁一\n  - name: 王五\n"
    for row, words in ((3, "是不是 马"), (4, "出现两次"), (5, "张3"), (6, "最多 300 字"), (8, "没有姓名")):
        place = output.index(f"名单第{row}行A列")
        assert words in output[place:], (row, output)


def test_a_withheld_person_is_not_named(site: Workspace):
    site.person("ding-yi", "丁一", "unit: hanjie\nconsent: withheld")
    output, roll = imported(site, [HEAD, ["丁一", "柳焊"], ["丁一", "甲公司"], ["王二", ""]])
    assert roll == "  - person: ding-yi\n    unit_then: 柳焊\n  - name: 王二\n"
    assert "“丁一”本人不愿公开" in output


def test_numbers_and_numbering_are_no_names(site: Workspace):
    file = site.file("名单.xlsx", table([["序号", "编号", "姓名", "年份"], [1.0, 7.0, "丁一", 2018.0]]))  # type: ignore[list-item]
    result = run(site, "import", file, "--award", "gongjiang", "--id", "r")
    assert result.exit_code == 0
    assert "  - name: 丁一\n" in (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert "没有编号" not in result.output


def test_the_report_in_english(site: Workspace):
    output, _ = imported(site, [HEAD, ["丁一*", ""]], "--award", "gongjiang", "--lang", "en")
    assert "doubts (1)\n  名单 row 2, column A: a sign stands beside “丁一*”\n    to do: see what it means" in output
    assert "wrote content/rolls/r.yml (1 lines)\nnext: guangrong check\n" in output


def test_characters_that_no_file_may_hold(site: Workspace):
    rows = [HEAD, ["丁一", "甲\ue000公司"], ["王二", "甲e" + "\u0301" * 40], ["张三", "甲公司"]]
    output, roll = imported(site, rows)
    assert roll == "  - name: 张三\n    unit_then: 甲公司\n"
    assert "名单第2行A列：没有收：U+E000 是某个字库自造的字" in output
    assert "名单第3行A列：没有收：一个字上叠了" in output
    titled = [["榜e" + "\u0301" * 40], HEAD, ["丁一", ""]]
    refused = run(site, "import", site.file("名单.xlsx", table(titled)), "--id", "s", "--award", "gongjiang")
    assert refused.exit_code == 1
    assert "用 --title 另写一个" in refused.output
