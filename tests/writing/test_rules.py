"""What each rule says of copy, and what it lets pass: all cases as bodies of an event."""

import re
from pathlib import Path

import pytest
import yaml
from workspace import Workspace

from generator.checks import writing
from generator.checks.writing import MOST, RULES
from generator.checks.writing.fixed_phrases import PHRASES
from generator.codes import CODES

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
RULE_CODES = {code for code in CODES if code.startswith("C")}


def told_of(workspace: Workspace, body: str, more: str = "") -> list[tuple[str, str]]:
    """Codes and the words that are named."""
    lines = "".join(f"  {line}\n" for line in body.splitlines())
    workspace.record("events/a", f"title: 事\ndate: 2018\n{more}body: |\n{lines}")
    return [(problem.code, problem.values["found"]) for problem in workspace.prepare().warnings]


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:20])
def test_found(workspace: Workspace, case):
    told = told_of(workspace, case["text"])
    assert (case["code"], case["says"]) in told
    assert {code for code, _ in told} == {case["code"]}


@pytest.mark.parametrize("text", CASES["passed"], ids=lambda text: text[:20])
def test_passed(workspace: Workspace, text: str):
    assert told_of(workspace, text) == []


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:20])
def test_what_is_quoted_is_not_looked_at(workspace: Workspace, case):
    assert told_of(workspace, "".join(f"> {line}\n" for line in case["text"].splitlines())) == []


def test_what_stands_in_the_doubts_is_known(workspace: Workspace):
    assert told_of(workspace, "截止目前，有10人。", "doubts: [原文作“截止目前”]\n") == []
    assert told_of(workspace, "截止目前，有10人。", "doubts: [别的]\n") == [("C110", "截止")]


def test_sources_mottos_and_names_on_documents_are_not_copy(workspace: Workspace):
    workspace.record("awards/w", "title: 奖\nlevel: city")
    workspace.person("a", "王一", "motto: 干活,就要认真(真的)")
    roll = "title: 榜\nawards: [w]\nrecipients:\n  - name: 丁一\n    unit_then: 某厂(一分厂)"
    workspace.record("rolls/r", f"{roll}\nsource:\n  - title: 原题,照录")
    assert workspace.prepare().warnings == []


def test_units_that_a_record_names_are_compared(workspace: Workspace):
    workspace.record("units/u", "name: 某省光明乐器有限公司\ntype: company\naliases: [光明乐器]")
    for body, told in (
        ("走进某省光鸣乐器有限公司。", ["某省光鸣乐器有限公司"]),
        ("走进某省乐器光明有限公司。", ["某省乐器光明有限公司"]),
        ("走进某省光明乐器有限公司，也叫光明乐器。", []),
        ("走进某省光明乐器厂。", []),
    ):
        assert [words for _, words in told_of(workspace, body, "units: [u]\n")] == told


def test_another_unit_of_the_site_is_no_variant(workspace: Workspace):
    workspace.record("units/u", "name: 某省光明乐器有限公司\ntype: company")
    assert told_of(workspace, "某省光鸣乐器有限公司。", "units: [u]\n") != []
    workspace.record("units/v", "name: 某省光鸣乐器有限公司\ntype: company")
    assert told_of(workspace, "某省光鸣乐器有限公司。", "units: [u]\n") == []


def test_units_that_differ_in_a_number_are_two(workspace: Workspace):
    workspace.record("units/u", "name: 某某市第四人民医院\ntype: hospital")
    assert told_of(workspace, "走进某某市第五人民医院。", "units: [u]\n") == []


@pytest.mark.parametrize(
    ("title", "names", "count"),
    [("十佳职工", 11, 11), ("十大工匠", 10, 0), ("5名标兵", 4, 4), ("二十大代表", 3, 0), ("双百人物", 3, 0)],
)
def test_a_roll_is_as_long_as_its_title_says(workspace: Workspace, title: str, names: int, count: int):
    workspace.record("awards/w", "title: 奖\nlevel: city")
    lines = "".join(f"\n  - name: 丁{'一二三四五六七八九十百'[number]}" for number in range(names))
    workspace.record("rolls/r", f"title: {title}\nawards: [w]\nrecipients:{lines}")
    assert [problem.values["count"] for problem in workspace.prepare().warnings] == ([count] if count else [])


def test_an_exhibition_of_ten_events_shows_ten(workspace: Workspace):
    for number in range(1, 12):
        workspace.record(
            f"events/e{number}", f"title: 事\ndate: 2018\nsummary: 事\ndigest: {{year: 2018, rank: {number}}}"
        )
    panel = "layout: wall\npanels:\n  - query: {kind: event, digest: 2018}"
    workspace.record("exhibitions/x", f"title: 2018年十件大事\n{panel}")
    (problem,) = workspace.prepare().warnings
    assert (problem.code, problem.values["found"], problem.values["count"]) == ("C104", "十件大事", 11)
    workspace.record("exhibitions/x", f"title: 2018年十一件大事\n{panel}")
    assert workspace.prepare().warnings == []


def test_many_alike_are_counted(workspace: Workspace):
    for number in range(MOST + 7):
        workspace.record(f"events/e{number}", "title: 事\ndate: 2018\nbody: 大会,表彰。")
    told = workspace.prepare().warnings
    assert [problem.code for problem in told].count("C101") == MOST
    assert [problem.values["more"] for problem in told if problem.code == "C111"] == [7]


def test_every_rule_explains_itself():
    for rule in RULES:
        module = vars(writing)[rule.__module__.rpartition(".")[2]]
        assert module.__doc__ and len(module.__doc__) > 60, rule.__module__


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase[1])
def test_no_right_phrase_is_wrong_itself(phrase: tuple[str, str, str]):
    _, right, source = phrase
    assert source
    assert re.compile(phrase[0]).groups == 0
    assert [wrong for wrong, _, _ in PHRASES if re.search(wrong, right)] == []


def test_every_code_of_a_rule_is_a_warning():
    assert {CODES[code].severity for code in RULE_CODES} == {"warning"}
