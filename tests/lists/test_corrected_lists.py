"""A list that was corrected after its roll was written: what is told of each row, and what `--update` adds."""

from pathlib import Path

import pytest
from click.testing import Result
from workspace import Workspace, read_files
from written import run, table

FIRST = (("丁一", "甲公司"), ("王二", "甲公司"), ("张三", "甲公司"), ("赵五", "乙公司"))
# A name corrected, a unit changed, a row taken out, a row added.
MENDED = (("丁壹", "甲公司"), ("王二", "丙公司"), ("李四", "甲公司"), ("赵五", "乙公司"))


def imported(site: Workspace, rows: tuple[tuple[str, str], ...], *options: str, year: int = 2018) -> Result:
    file = site.file("名单.xlsx", table([["姓名", "单位"], *map(list, rows)]))
    return run(site, "import", file, "--id", "r", "--award", "gongjiang", "--year", year, *options)


def roll_of(site: Workspace) -> Path:
    return site.root / "content/rolls/r.yml"


def test_each_difference_says_where_it_stands_and_what_to_do(site: Workspace):
    imported(site, FIRST)
    before = read_files(site.root / "content")
    said = imported(site, MENDED)
    assert said.exit_code == 1
    assert said.output.partition("读到4行\n")[2] == (
        "content/rolls/r.yml 已经有了，和名单不同，没有写入：\n"
        "  content/rolls/r.yml:9：改：王二 的 unit_then：现在是 甲公司，名单是 丙公司\n"
        "    怎么办：名单对，就写成 unit_then: 丙公司\n"
        "  content/rolls/r.yml:6：少 丁一（甲公司），多 丁壹（甲公司）：可能改了名字\n"
        "    怎么办：是同一个，就把这里的 name 改成 丁壹；不是，就删掉这一项，再用 --update 导入\n"
        "  名单第4行A列：多：李四（甲公司）\n"
        "    怎么办：加上 --update 再导入，补在榜的末尾\n"
        "  content/rolls/r.yml:10：少：张三（甲公司）\n"
        "    怎么办：不该在榜上，就删掉这一项；称号撤销了，就写 withdrawn: true\n"
        "改好再导入一次，没有不同了就对了；是另一个榜，就用 --id 换个编号\n"
    )
    assert read_files(site.root / "content") == before


def test_update_adds_new_rows_and_touches_nothing_else(site: Workspace):
    imported(site, FIRST)
    file = roll_of(site)
    file.write_text(file.read_text("utf-8").replace("name: 张三", "name: 张三  # 核对过"), "utf-8")
    before = file.read_text("utf-8")
    said = imported(site, MENDED, "--update")
    assert said.exit_code == 1
    assert "补入 content/rolls/r.yml（1行）\n  名单第4行A列：多：李四（甲公司）\n其余不同的没有动：\n" in said.output
    assert file.read_text("utf-8") == before.replace("source:", "  - name: 李四\n    unit_then: 甲公司\nsource:")
    again = read_files(site.root / "content")
    assert "补入" not in imported(site, MENDED, "--update").output
    assert read_files(site.root / "content") == again


def test_update_of_an_addition_alone_is_done_and_done_once(site: Workspace):
    imported(site, FIRST[:2])
    said = imported(site, FIRST, "--update", "--people")
    assert said.exit_code == 0
    assert said.output.endswith(
        "补入 content/rolls/r.yml（2行）\n  名单第4行A列：多：张三（甲公司）\n  名单第5行A列：多：赵五（乙公司）\n"
        "写入 content/people/zhang-san.yml … content/people/zhao-wu.yml（2个文件）\n下一步：guangrong check\n"
    )
    assert sorted(path.name for path in (site.root / "content/people").iterdir()) == ["zhang-san.yml", "zhao-wu.yml"]
    assert " error " not in site.problems()
    before = read_files(site.root / "content")
    assert "内容相同，没有改动" in imported(site, FIRST, "--update").output
    assert read_files(site.root / "content") == before


def test_a_dry_update_writes_nothing(site: Workspace):
    imported(site, FIRST[:2])
    before = read_files(site.root / "content")
    assert "会补入 content/rolls/r.yml（2行）" in imported(site, FIRST, "--update", "--people", "--dry-run").output
    assert read_files(site.root / "content") == before


def test_other_awards_are_never_added_to(site: Workspace):
    imported(site, FIRST[:2])
    file = roll_of(site)
    file.write_text(file.read_text("utf-8").replace("  - gongjiang", "  - laodong-jiangzhang"), "utf-8")
    before = read_files(site.root / "content")
    assert "奖项和名单的不同，补不进去" in imported(site, FIRST, "--update").output
    assert read_files(site.root / "content") == before


def test_a_roll_with_mistakes_is_told_and_not_compared(site: Workspace):
    for text in ("title: [", "title: 榜\nawards: [gongjiang]\nyear: x\n"):
        site.file("content/rolls/r.yml", text)
        for options in ((), ("--update",)):
            said = imported(site, FIRST, *options)
            assert said.exit_code == 1
            assert (
                "content/rolls/r.yml 已经有了，但有错误\n    怎么办：先运行 guangrong check，改好再导入" in said.output
            )
        assert roll_of(site).read_text("utf-8") == text


def test_who_an_editor_has_found_out_is_no_difference(site: Workspace):
    site.person("ding-yi", "丁一", "unit_name: 戊公司")
    imported(site, FIRST)
    file = roll_of(site)
    file.write_text(file.read_text("utf-8").replace("name: 丁一", "person: ding-yi"), "utf-8")
    said = imported(site, (("丁一", "丙公司"), *FIRST[1:])).output
    assert "改：丁一 的 unit_then：现在是 甲公司，名单是 丙公司" in said
    assert "的 person" not in said and "的 name" not in said


def test_new_people_that_no_list_has_written_are_compared_by_name(site: Workspace):
    site.file("名单.xlsx", table([["姓名", "性别", "单位"], ["丁一", "女", "甲公司"]]))
    asked = ("import", site.root / "名单.xlsx", "--id", "r", "--award", "gongjiang", "--year", 2018)
    run(site, *asked)
    before = read_files(site.root / "content")
    assert "内容相同，没有改动" in run(site, *asked, "--people").output
    assert read_files(site.root / "content") == before


def test_another_order_is_told_with_its_place(site: Workspace):
    imported(site, FIRST[:2])
    imported(site, (FIRST[0], FIRST[2], FIRST[1]), "--update")
    said = imported(site, (FIRST[0], FIRST[2], FIRST[1])).output
    assert "  content/rolls/r.yml:6：次序不同\n    怎么办：名单对，就照名单排榜里的 recipients\n" in said


def test_a_roll_in_a_folder_of_its_own_is_found(site: Workspace):
    imported(site, FIRST[:2])
    file = site.root / "content/rolls/2018/r.yml"
    file.parent.mkdir()
    roll_of(site).rename(file)
    assert "补入 content/rolls/2018/r.yml（2行）" in imported(site, FIRST, "--update").output
    assert file.read_text("utf-8").count("- name:") == 4
    assert not roll_of(site).exists()


@pytest.mark.parametrize(
    "behind",
    ["", "\n# 出处\nsource: [{title: 文}]\n", "  # 还有一人待查\nsource: [{title: 文}]\n"],
    ids=["end", "comment", "inside"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_comments_stay_where_they_were(site: Workspace, behind: str, end: str):
    there = "title: 名单\nawards: [gongjiang]\nyear: 2018\nrecipients:\n  - {name: 丁一, unit_then: 甲公司}  # 他\n"
    there = there if behind else f"source: [{{title: 文}}]\n{there}"
    file = site.file("content/rolls/r.yml", (there + behind).replace("\n", end).encode())
    imported(site, FIRST[:2], "--update")
    new = "  - name: 王二\n    unit_then: 甲公司\n"
    inside = "  # 还有一人待查\n" if behind.startswith("  ") else ""
    expected = there + inside + new + behind.removeprefix(inside)
    assert file.read_bytes().decode() == expected.replace("\n", end)


def test_a_roll_without_names_gets_them(site: Workspace):
    there = "title: 名单\nawards: [gongjiang]\nyear: 2018\nsource: [{title: 文}]\n"
    file = site.file("content/rolls/r.yml", there)
    imported(site, FIRST[:1], "--update")
    assert file.read_text("utf-8") == there + "recipients:\n  - name: 丁一\n    unit_then: 甲公司\n"


def test_recipients_on_one_line_are_told(site: Workspace):
    there = "title: 名单\nawards: [gongjiang]\nyear: 2018\nrecipients: [{name: 丁一}]\nsource: [{title: 文}]\n"
    file = site.file("content/rolls/r.yml", there)
    assert "先把 recipients 写成一行一项" in imported(site, FIRST[:2], "--update").output
    assert file.read_text("utf-8") == there


def test_recipients_at_the_edge_stay_there(site: Workspace):
    there = "title: 名单\nawards:\n- gongjiang\nyear: 2018\nrecipients:\n- name: 丁一\n  unit_then: 甲公司"
    file = site.file("content/rolls/r.yml", f"source: [{{title: 文}}]\n{there}")
    imported(site, FIRST[:2], "--update")
    assert file.read_text("utf-8").endswith(f"{there}\n- name: 王二\n  unit_then: 甲公司\n")
