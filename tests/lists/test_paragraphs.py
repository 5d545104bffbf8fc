"""Names in running text, as notices and decisions list them."""

from io import BytesIO

import pytest
from docx import Document
from workspace import Workspace
from written import run

from generator.codes import Text
from generator.lists.known import Known, Names
from generator.lists.listing import Listing
from generator.lists.paragraphs import read_line

KINDS = ("person", "unit", "award", "roll")


def understood(text: str) -> list[dict[str, object]]:
    """What a line's recipients are, without what is not told of them."""
    listing = Listing(Known({kind: {} for kind in KINDS}, Names(), Names(), {}))
    entries = read_line(listing, Text("第1行", "line 1"), text)
    fields = ("name", "unit", "post", "sex", "ethnicity", "note", "is_unit")
    return [{field: value for field in fields if (value := getattr(one, field))} for one in entries]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("丁一　某某公司焊工", [{"name": "丁一", "unit": "某某公司", "post": "焊工"}]),
        ("丁　一　某某公司焊工", [{"name": "丁一", "unit": "某某公司", "post": "焊工"}]),
        ("王二（女）　某某公司", [{"name": "王二", "unit": "某某公司", "sex": "女"}]),
        ("王　二（女，回族）  某某公司  车间主任", [
            {"name": "王二", "unit": "某某公司", "post": "车间主任", "sex": "女", "ethnicity": "回族"}
        ]),
        ("丁一、王二、张三", [{"name": "丁一"}, {"name": "王二"}, {"name": "张三"}]),
        ("丁一、王二（女、回族）", [{"name": "丁一"}, {"name": "王二", "sex": "女", "ethnicity": "回族"}]),
        ("丁　一　　王　二", [{"name": "丁一"}, {"name": "王二"}]),
        ("丁　一　张三丰　王　二", [{"name": "丁一"}, {"name": "张三丰"}, {"name": "王二"}]),
        ("丁一，某某公司焊工", [{"name": "丁一", "unit": "某某公司", "post": "焊工"}]),
        ("某某公司　丁一", [{"name": "丁一", "unit": "某某公司"}]),
        ("某某公司：丁一、王二", [{"name": "丁一", "unit": "某某公司"}, {"name": "王二", "unit": "某某公司"}]),
        ("哈孜·艾买提　某某医院医生", [{"name": "哈孜·艾买提", "unit": "某某医院", "post": "医生"}]),
        ("丁一　焊工", [{"name": "丁一", "unit": "焊工"}]),
        ("某某公司第一班组", [{"name": "某某公司第一班组", "is_unit": True}]),
        ("某某公司、某某医院", [{"name": "某某公司", "is_unit": True}, {"name": "某某医院", "is_unit": True}]),
        ("以下同志", [{"name": "以下同志"}]),
        ("一二三四五六七八", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_line_of_a_notice(line: str, expected: list[dict[str, object]]):
    assert understood(line) == expected


NOTICE = """关于表彰2018年度柳河先进的决定
各基层工会：
　　经研究，决定表彰下列个人和集体。
一、柳河市劳动奖章（2名）
1．丁一　柳河焊接厂焊工
2．王　二（女）　柳河某某医院护士长
二、柳河工匠（3名，排名不分先后）
张三、李四
三、柳河先进集体（2个）
柳焊
柳河某某公司第一班组
附件：略
希望各单位继续努力。
"""


def test_a_decision_as_text(site: Workspace):
    site.award("jiti", "柳河先进集体")
    result = run(site, "import", site.file("决定.txt", NOTICE), "--id", "r")
    assert result.exit_code == 0
    roll = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert roll == (
        "title: 关于表彰2018年度柳河先进的决定\n"
        "awards:\n  - laodong-jiangzhang\n  - gongjiang\n  - jiti\nyear: 2018\nrecipients:\n"
        "  - name: 丁一\n    award: laodong-jiangzhang\n    unit_then: 柳河焊接厂\n    post_then: 焊工\n"
        "  - name: 王二\n    award: laodong-jiangzhang\n    sex: 女\n"
        "    unit_then: 柳河某某医院\n    post_then: 护士长\n"
        "  - name: 张三\n    award: gongjiang\n  - name: 李四\n    award: gongjiang\n"
        "  - unit: hanjie\n    award: jiti\n  - name: 柳河某某公司第一班组\n    is_unit: true\n    award: jiti\n"
        "source:\n  - title: 关于表彰2018年度柳河先进的决定\n    note: 据名单文件“决定.txt”导入\n"
    )
    assert "“柳河工匠”写着3，名单里读到2" in result.output
    assert "第2行：“各基层工会：”：正文，不是名单" in result.output
    assert "第13行：“希望各单位继续努力。”：正文，不是名单" in result.output
    assert site.problems() == "没有问题\n"


def test_who_signed_a_notice_is_not_honoured(site: Workspace):
    text = "2018年柳河工匠公示\n柳河工匠：丁一、王二\n联系电话：0523-0000000\n柳河市总工会\n2018年4月20日\n"
    result = run(site, "import", site.file("公示.txt", text), "--id", "r")
    assert (site.root / "content/rolls/r.yml").read_text("utf-8").count("name:") == 2
    assert "第4行：“柳河市总工会”：落款" in result.output


def test_paragraphs_tables_and_nested_tables_of_a_document(site: Workspace):
    document = Document()
    document.add_paragraph("2018年柳河工匠名单")
    document.add_paragraph("王二（女）\t某某公司\n张三\t某某医院")
    outer = document.add_table(rows=1, cols=1)
    outer.cell(0, 0).text = "二、柳河市劳动奖章"
    inner = outer.cell(0, 0).add_table(rows=2, cols=2)
    for number, text in enumerate(("姓名", "单位", "丁　一", "柳焊")):
        inner.cell(number // 2, number % 2).text = text
    document.add_paragraph("李四　某某学校教师")
    content = BytesIO()
    document.save(content)
    result = run(site, "import", site.file("名单.docx", content.getvalue()), "--id", "r")
    assert result.exit_code == 0
    roll = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert "  - name: 王二\n    award: gongjiang\n    sex: 女\n    unit_then: 某某公司\n" in roll
    assert "  - name: 丁一\n    award: laodong-jiangzhang\n    unit_then: 柳焊\n" in roll
    assert "  - name: 李四\n    award: laodong-jiangzhang\n    unit_then: 某某学校\n    post_then: 教师\n" in roll
    only = run(site, "import", site.root / "名单.docx", "--id", "s", "--award", "gongjiang", "--sheet", "表2")
    assert "表2：读到1行" in only.output
    assert "正文" not in only.output


def test_a_decision_with_its_list_attached(site: Workspace):
    document = Document()
    for line in (
        "关于表彰2018年柳河工匠的决定",
        "柳工发〔2018〕9号",
        "各基层工会：",
        "授予丁一等2名同志柳河工匠称号。",
        "附件：2018年柳河工匠名单（2名，排名不分先后）",
        "丁　一　某某公司焊工",
        "王　二（女）　某某学校教师",
    ):
        document.add_paragraph(line)
    document.save(content := BytesIO())
    result = run(site, "import", site.file("名单.docx", content.getvalue()), "--id", "r")
    assert result.exit_code == 0, result.output
    roll = (site.root / "content/rolls/r.yml").read_text("utf-8")
    assert roll.startswith(
        "title: 2018年柳河工匠名单\nawards:\n  - gongjiang\nyear: 2018\ndocument: 柳工发〔2018〕9号\n"
    )
