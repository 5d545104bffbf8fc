"""Whatever stands in a list: nothing raises, what is written passes the check, and a second run changes nothing."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workspace import Workspace, read_files
from written import prepare, run

# What lists are made of, and what should never stand in them.
WORDS = (
    *(
        "丁一",
        "丁　一",
        "王二（女）",
        "张三丰",
        "柳焊",
        "柳河焊接场",
        "甲公司",
        "甲公司焊工",
        "柳河工匠",
        "柳河市劳动奖章",
    ),
    *(
        "一、",
        "（一）",
        "1.",
        "（3名）",
        "：",
        "、",
        "，",
        "。",
        "合计",
        "共5名",
        "市级",
        "女",
        "回族",
        "姓名",
        "单位",
        "编号",
        "同上",
    ),
    *(
        "附件1",
        "2018年",
        "第二届",
        "名单",
        "（以姓氏笔画为序）",
        "先进集体",
        "⻢",
        "\u200b",
        "\ue000",
        "\u202e",
        "A",
        "é",
        "😀",
    ),
    *(
        "\x07",
        "'",
        "- ",
        "# ",
        ": ",
        "{",
        "null",
        "~",
        "“",
        "\t",
        " ",
        "\n",
        "100",
        "·",
        "*",
        "𪚥",
        "\u0301" * 40,
        "x" * 301,
    ),
    *("榜的编号", "标题", "r", "ding-yi", "注：", "2018年5月1日"),
)
HEADINGS = ("姓名", "单位", "单位及职务", "荣誉称号", "性别", "民族", "编号", "类型", "读音", "备注", "级别", "结果")
CELLS = st.lists(st.sampled_from(WORDS), max_size=3).map("".join)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str]:
    """A CSV file, most often with a row of headings somewhere."""
    rows = draw(ROWS)
    if draw(st.integers(0, 3)):
        rows.insert(
            draw(st.integers(0, 1)), draw(st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=6, unique=True))
        )
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return "名单.csv", text.getvalue()


NOTICES = st.lists(CELLS, min_size=1, max_size=8).map(lambda lines: ("名单.txt", "\n".join(lines)))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    site = prepare(Workspace(tmp_path_factory.mktemp("any")))
    site.person("ding-yi", "丁一", "unit: hanjie")
    site.person("wang-er", "王二", "consent: withheld")
    return site


@settings(max_examples=80)
@given(written=st.one_of(tables(), NOTICES), options=st.sampled_from(((), ("--people",), ("--lang", "en"))))
def test_any_list_is_imported_or_told(shared: Workspace, written: tuple[str, str], options: tuple[str, ...]):
    before = read_files(shared.root / "content")
    file = shared.file(*written)
    result = run(shared, "import", file, "--id", "r", "--award", "gongjiang", *options)
    if result.exit_code:
        assert result.exit_code == 1
        assert result.output.startswith(("没有写入：", "nothing was written: "))
        assert read_files(shared.root / "content") == before
        return
    after = read_files(shared.root / "content")
    assert " error " not in shared.problems()
    again = run(shared, "import", file, "--id", "r", "--award", "gongjiang", *options)
    assert again.exit_code == 0
    assert read_files(shared.root / "content") == after
    for path in after.keys() - before.keys():
        Path(shared.root, "content", path).unlink()
