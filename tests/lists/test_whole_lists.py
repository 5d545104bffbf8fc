"""Done when: a list of 200 rows, as a workbook and as a document, becomes a roll by the commands alone."""

import pytest
from workspace import Workspace, read_files
from written import long_document, long_workbook, made_up, run

from generator.records.roll import Roll

NAMES = {"名单.xlsx": long_workbook, "名单.docx": long_document}


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    return {name: make() for name, make in NAMES.items()}


@pytest.mark.parametrize("name", NAMES)
def test_two_hundred_rows_become_a_roll(site: Workspace, contents: dict[str, bytes], name: str):
    result = run(site, "import", site.file(name, contents[name]), "--id", "wuyi-2018")
    assert result.exit_code == 0, result.output
    assert "写入 content/rolls/wuyi-2018.yml（200行）\n下一步：guangrong check\n" in result.output
    assert "存疑" not in result.output
    assert site.problems() == "没有问题\n"
    roll = roll_of(site)
    assert [one.name for one in roll.recipients] == made_up(200)
    assert roll.title == "2018年度柳河市五一表彰名单"
    assert (roll.awards, roll.year) == (("laodong-jiangzhang", "gongjiang"), 2018)
    assert [one.award for one in roll.recipients] == ["laodong-jiangzhang"] * 100 + ["gongjiang"] * 100
    assert sum(one.sex == "女" for one in roll.recipients) == 40
    assert roll.recipients[4].unit_then == "柳河焊接厂"  # from the merged cell four rows above
    assert {one.post_then for one in roll.recipients} == {"焊工"}


def roll_of(site: Workspace) -> Roll:
    roll = site.catalog().find(Roll, "wuyi-2018")
    assert roll
    return roll


@pytest.mark.parametrize("name", NAMES)
def test_with_people_each_gets_a_page_and_a_second_run_changes_nothing(
    site: Workspace, contents: dict[str, bytes], name: str
):
    file = site.file(name, contents[name])
    first = run(site, "import", file, "--id", "wuyi-2018", "--people")
    assert "200个人物是新建的" in first.output
    assert "（200个文件）" in first.output
    before = read_files(site.root / "content")
    assert len([path for path in before if path.startswith("people/")]) == 200
    for options in (["--people"], []):
        again = run(site, "import", file, "--id", "wuyi-2018", *options)
        assert again.exit_code == 0, again.output
        assert "200个人物是已有的" in again.output
        assert "content/rolls/wuyi-2018.yml 已经有了，内容相同，没有改动" in again.output
    assert read_files(site.root / "content") == before
    built = site.build()
    assert "柳河焊接厂" in built.page("people/ding-yi/").text
    assert "丁　一" in built.page("rolls/wuyi-2018/").text


def test_a_person_made_of_a_list_says_where_it_is_from(site: Workspace, contents: dict[str, bytes]):
    run(site, "import", site.file("名单.docx", contents["名单.docx"]), "--id", "wuyi-2018", "--people")
    assert (site.root / "content/people/wang-yi.yml").read_text("utf-8") == (
        "name: 王一\nsex: 女\nethnicity: 回族\npost: 焊工\nunit: hanjie\nsource:\n"
        "  - title: 2018年度柳河市五一表彰名单\n    note: 据名单文件“名单.docx”导入\n"
    )


def test_what_many_rows_have_in_common_is_told_once(site: Workspace, contents: dict[str, bytes]):
    """One of two awards has no record: the hundred rows below its heading are one thing to mend."""
    (site.root / "content/awards/gongjiang.yml").unlink()
    result = run(site, "import", site.file("名单.xlsx", contents["名单.xlsx"]), "--id", "wuyi-2018", "--dry-run")
    left = [line for line in result.output.splitlines() if "没有收" in line]
    assert len(left) == 1, result.output
    assert "共100处" in left[0]
