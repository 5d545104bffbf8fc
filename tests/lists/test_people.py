"""Who a name means: known by name and unit, asked about on a terminal, never guessed."""

import pytest
from workspace import Workspace, read_files
from written import run, table

from generator.commands import import_list


def rows_of(*rows: tuple[str, str]) -> bytes:
    return table([["姓名", "单位"], *map(list, rows)])


def imported(site: Workspace, content: bytes, *options: str, keys: str = "") -> str:
    file = site.file("名单.xlsx", content)
    return run(site, "import", file, "--id", "r", "--award", "gongjiang", "--year", "2018", *options, keys=keys).output


def recipients(site: Workspace) -> str:
    text = (site.root / "content/rolls/r.yml").read_text("utf-8")
    return text.partition("recipients:\n")[2].partition("source:")[0]


def test_name_and_unit_name_or_alias_make_a_known_person(site: Workspace):
    site.person("ding-yi", "丁一", "unit: hanjie")
    site.person("wang-er", "王二", "unit_name: Ａ公司")
    output = imported(site, rows_of(("丁　一", "柳 焊"), ("王二", "A公司")))
    assert recipients(site) == (
        "  - person: ding-yi\n    unit_then: 柳 焊\n  - person: wang-er\n    unit_then: A公司\n"
    )
    assert "2个人物是已有的" in output
    assert "存疑" not in output


def test_a_unit_of_an_earlier_roll_or_honour_counts(site: Workspace):
    site.person("ding-yi", "丁一", "unit: hanjie")
    site.person("wang-er", "王二", "honours: [{title: 能手, level: city, unit_then: 丙公司}]")
    site.record("rolls/old", "title: 旧\nawards: [gongjiang]\nrecipients:\n  - {person: ding-yi, unit_then: 乙公司}")
    imported(site, rows_of(("丁一", "乙公司"), ("王二", "丙公司")))
    assert recipients(site).count("person:") == 2


@pytest.mark.parametrize("options", [[], ["--people"]])
def test_without_a_terminal_a_doubtful_name_stays_a_name(site: Workspace, options: list[str]):
    site.person("ding-yi", "丁一", "unit: hanjie")
    output = imported(site, rows_of(("丁一", "乙公司")), *options)
    assert recipients(site) == "  - name: 丁一\n    unit_then: 乙公司\n"
    assert "名单第2行A列：丁一（乙公司）可能是已有的人物：ding-yi（柳河焊接厂）" in output
    assert "核对后把 name 改成 person: 编号" in output


def test_namesakes_at_one_unit_are_no_match(site: Workspace):
    site.person("ding-yi", "丁一", "unit: hanjie")
    site.person("ding-yi-2", "丁一", "unit: hanjie")
    output = imported(site, rows_of(("丁一", "柳焊")))
    assert recipients(site) == "  - name: 丁一\n    unit_then: 柳焊\n"
    assert "ding-yi（柳河焊接厂）、ding-yi-2（柳河焊接厂）" in output


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("1\n", "  - person: ding-yi\n    unit_then: 乙公司\n"),
        ("2\n", "  - person: ding-yi-2\n    unit_then: 乙公司\n"),
        ("0\n", "  - name: 丁一\n    unit_then: 乙公司\n"),
        ("\n", "  - name: 丁一\n    unit_then: 乙公司\n"),
    ],
)
def test_on_a_terminal_it_asks(site: Workspace, monkeypatch: pytest.MonkeyPatch, keys: str, expected: str):
    monkeypatch.setattr(import_list, "is_terminal", lambda: True)
    site.person("ding-yi", "丁一", "unit: hanjie")
    output = imported(site, rows_of(("丁一", "乙公司")), "--people", keys=keys)
    assert "名单第2行A列：丁一（乙公司）是谁？\n  1 ding-yi（柳河焊接厂）\n  2 另一个人\n  0 不知道\n" in output
    assert recipients(site) == expected
    before = read_files(site.root / "content")
    imported(site, rows_of(("丁一", "乙公司")), "--people", keys="0\n")
    assert read_files(site.root / "content") == before


def test_an_answer_is_asked_for_once(site: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(import_list, "is_terminal", lambda: True)
    site.person("ding-yi", "丁一", "unit: hanjie")
    content = table([["姓名", "单位", "奖项"], ["丁一", "乙公司", "柳河工匠"], ["丁一", "乙公司", "柳河市劳动奖章"]])
    output = imported(site, content, keys="1\n")
    assert output.count("是谁？") == 1
    assert recipients(site).count("person: ding-yi") == 2


def test_an_unknown_award_is_asked_for(site: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(import_list, "is_terminal", lambda: True)
    result = run(site, "import", site.file("名单.xlsx", rows_of(("丁一", ""))), "--id", "r", keys="2\n")
    assert "“名单”是哪个奖项？\n  1 柳河工匠（gongjiang）\n  2 柳河市劳动奖章（laodong-jiangzhang）" in result.output
    assert "awards:\n  - laodong-jiangzhang\n" in (site.root / "content/rolls/r.yml").read_text("utf-8")


def test_new_people_of_one_name_get_ids_of_their_own(site: Workspace):
    site.record("people/lv-yi", "name: 吕一\nunit_name: 丁公司")
    content = rows_of(("丁一", "甲公司"), ("丁一", "乙公司"), ("吕二", "甲公司"), ("丁一", ""))
    imported(site, content, "--people")
    assert recipients(site) == (
        "  - person: ding-yi\n    unit_then: 甲公司\n  - person: ding-yi-2\n    unit_then: 乙公司\n"
        "  - person: lv-er\n    unit_then: 甲公司\n  - person: ding-yi-3\n"
    )
    assert " error " not in site.problems()
    before = read_files(site.root / "content")
    assert "内容相同，没有改动" in imported(site, content, "--people")
    assert "内容相同，没有改动" in imported(site, content)
    assert read_files(site.root / "content") == before


def test_an_id_in_use_by_a_broken_record_is_not_taken(site: Workspace):
    site.file("content/people/ding-yi.yml", "name: [\n")
    imported(site, rows_of(("丁一", "甲公司")), "--people")
    assert recipients(site).startswith("  - person: ding-yi-2\n")


def test_an_existing_roll_is_compared_and_never_written_over(site: Workspace):
    first = rows_of(("丁一", "甲公司"), ("王二", "甲公司"), ("张三", "甲公司"))
    imported(site, first)
    before = read_files(site.root / "content")
    file = site.file("名单.xlsx", rows_of(("丁一", "乙公司"), ("李四", "甲公司"), ("王二", "甲公司")))
    result = run(site, "import", file, "--id", "r", "--award", "gongjiang", "--year", "2019", "--people")
    assert result.exit_code == 1
    assert "content/rolls/r.yml 已经有了，和名单不同，没有写入：\n" in result.output
    for line in ("年份：现在是 2018，名单是 2019", "多：李四（甲公司）", "少：张三（甲公司）"):
        assert f"：{line}\n" in result.output
    assert "改：丁一 的 unit_then：现在是 甲公司，名单是 乙公司" in result.output
    assert read_files(site.root / "content") == before


def test_another_order_is_a_difference(site: Workspace):
    imported(site, rows_of(("丁一", ""), ("王二", "")))
    assert "：次序不同\n" in imported(site, rows_of(("王二", ""), ("丁一", "")))


def test_a_dry_run_writes_nothing(site: Workspace):
    before = read_files(site.root / "content")
    output = imported(site, rows_of(("丁一", "")), "--people", "--dry-run")
    assert "会写入 content/rolls/r.yml（1行）\n会写入 content/people/ding-yi.yml（1个文件）\n" in output
    assert read_files(site.root / "content") == before


def test_when_writing_fails_half_way_nothing_is_left(site: Workspace):
    site.file("content/rolls", "in the way")
    before = read_files(site.root / "content")
    output = imported(site, rows_of(("丁一", ""), ("王二", "")), "--people")
    assert "写不了" in output
    assert read_files(site.root / "content") == before


def test_what_a_persons_own_record_tells_otherwise_is_told_and_left_out(site: Workspace):
    honour = "unit: hanjie\nhonours:\n  - {award: gongjiang, year: %s, unit_then: %s}"
    site.person("ding-yi", "丁一", honour % (2018, "丙公司"))
    site.person("wang-er", "王二", honour % (2016, "柳焊"))
    site.person("zhang-san", "张三", honour % (2018, "柳焊"))
    output = imported(site, rows_of(("丁一", "柳焊"), ("王二", "柳焊"), ("张三", "柳焊")))
    assert recipients(site) == "  - person: zhang-san\n    unit_then: 柳焊\n"
    assert output.count("没有收：") == 2
    assert "丙公司" in output and "2016" in output
    assert " error " not in site.problems()
