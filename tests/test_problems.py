"""Every mistake that content can hold: files in, exact words out. A new mistake is a new file in problems/."""

import json
import re
from calendar import timegm
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError, field_validator
from workspace import PICTURE, SOURCE, Workspace, photographed

from generator.codes import CODES
from generator.wording import explain_errors
from generator.yaml_source import MOST_TOLD

SLOT = re.compile(r"\{\w+\}")
CASES = sorted((Path(__file__).parent / "problems").glob("*.yml"))
PICTURES = {
    "picture": PICTURE,
    "photo of a place": photographed(),
    "photo of a caller": photographed(comment=b"call 13812345678"),
}
# Settings and templates are not content (test_settings, test_mkdocs); F211 stands in for errors that no field
# can cause today, F214, A410 and C111 come with many others (below, writing/);
# Y120 and Y121 are told when files are rewritten (test_form), V2 for a release (test_signing),
# S907 of git (test_updated), A414 and A415 of a site that is built (tests/links).
ELSEWHERE = {"S901", "S902", "S903", "S904", "S905", "S906", "T951", "F211", "F214", "A410", "C111", "Y120", "Y121"} | {
    "S907",
    "A414",
    "A415",
    "V201",
    "V202",
    "V203",
}


def load_case(case: Path) -> dict[str, Any]:
    return yaml.safe_load(case.read_text("utf-8"))


def write_file(workspace: Workspace, path: str, content: Any, as_is: bool) -> None:
    """A text, `{start, text, times, encoding}`, `{link: target}` or a picture; a source is added unless `as-is`."""
    if isinstance(content, str) and content in PICTURES:
        workspace.file(path, PICTURES[content])
        return
    told = content if isinstance(content, dict) else {"text": content}
    if "link" in told:
        (workspace.root / path).parent.mkdir(parents=True, exist_ok=True)
        (workspace.root / path).symlink_to(told["link"])
        return
    text = told.get("start", "") + told["text"] * told.get("times", 1)
    is_bare = as_is or not path.endswith(".yml") or path == "content/redirects.yml" or "source:" in text
    workspace.file(path, (text if is_bare else text + SOURCE).encode(told.get("encoding", "utf-8")))


def accept(case: Path, said: str) -> None:
    asked = case.read_text("utf-8").split("\nexpect:")[0].rstrip("\n")
    lines = "".join(f"  {line}".rstrip() + "\n" for line in said.splitlines())
    case.write_text(f"{asked}\nexpect: |\n{lines}", "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_problem(case: Path, workspace: Workspace, bless: bool, monkeypatch: pytest.MonkeyPatch):
    told = load_case(case)
    if day := told.get("at"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(timegm(day.timetuple())))
    for path, content in told["files"].items():
        write_file(workspace, path, content, told.get("as-is", False))
    said = workspace.problems(*told.get("options", ()))
    if bless:
        accept(case, said)
    assert said == load_case(case)["expect"]


def test_every_code_that_content_can_cause_has_a_case():
    told = {code for case in CASES for code in CODES if f" {code}: " in load_case(case)["expect"]}
    assert told == set(CODES) - ELSEWHERE


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_words_of_a_parser(case: Path):
    said = load_case(case)["expect"].lower()
    words = ("mapping", "nonetype", "none", "validation error", "pydantic", "traceback", "scalar", "['", "{'")
    assert [word for word in words if word in said] == []


def test_words_are_whole_in_both_languages():
    for code in CODES.values():
        for text in (code.message, code.hint, code.why):
            assert text.zh and text.en, code.code
            assert set(SLOT.findall(text.zh)) == set(SLOT.findall(text.en)), code.code


class _Odd(BaseModel):
    """Fails in a way that our wording has never heard of."""

    name: str

    @field_validator("name")
    @classmethod
    def _refuse(cls, name: str) -> str:
        raise ValueError("odd")


def test_an_unheard_of_error_still_has_words():
    with pytest.raises(ValidationError) as raised:
        _Odd(name="x")
    [problem] = explain_errors(raised.value, _Odd, "content/people/a.yml")
    assert problem.code == "F211"
    assert problem.field == ("name",)


def test_more_mistakes_than_anybody_reads_are_counted(workspace: Workspace):
    workspace.record("people/a", "name: 王一\nhonours:\n" + "- {title: 劳模, year: 某年}\n" * (MOST_TOLD + 7))
    said = workspace.problems("--lang", "en")
    assert said.count("error F206") == MOST_TOLD
    assert "content/people/a.yml:1:1: error F214: too many mistakes in this file: 7 more are not listed" in said


def test_more_wrong_names_than_anybody_reads_are_counted(workspace: Workspace):
    for number in range(MOST_TOLD + 7):
        workspace.file(f"content/people/{number}.txt", "x")
    said = workspace.problems("--lang", "en")
    assert said.count("error A403") == MOST_TOLD
    assert ".txt:1:1: error A410: 7 more file names cannot be ids and are not listed" in said


def test_all_problems_come_at_once_sorted_by_place(workspace: Workspace):
    workspace.record("units/z", "name: 单位\ntype: firm")
    workspace.record("people/b", "name: 王一\nborn: 一九五〇\nsex: 不详")
    workspace.record("people/a", "nmae: 王一\nsex: 不详")
    places = [line.split(": ")[0] for line in workspace.problems().splitlines() if line.startswith("content/")]
    assert places == [
        "content/people/a.yml:1:1",
        "content/people/a.yml:2:6",
        "content/people/b.yml:2:7",
        "content/people/b.yml:3:6",
        "content/units/z.yml:2:7",
    ]


def test_ten_broken_records_give_exactly_ten_places(workspace: Workspace):
    for number in range(10):
        workspace.person(f"broken-{number}", "王一", "sex: 不详")
        workspace.record(f"events/refers-{number}", f"title: 事\ndate: 2018\nsummary: 事\npeople: [broken-{number}]")
    found = json.loads(workspace.problems("--format", "json"))
    assert [(problem["path"], problem["line"], problem["column"]) for problem in found] == [
        (f"content/people/broken-{number}.yml", 2, 6) for number in range(10)
    ]


def test_the_same_problem_is_told_once(workspace: Workspace):
    workspace.record("events/e", "title: 事\ndate: 2018\nsummary: 事\npeople: [nobody, nobody]")
    assert workspace.problems().count("error R301") == 2
    workspace.record("events/e", "title: 事\ndate: 2018\nsummary: 事\npeople: [nobody]")
    assert workspace.problems().count("error R301") == 1


def test_json_has_every_part_of_a_problem(workspace: Workspace):
    workspace.person("lv-meihua", "吕梅华")
    workspace.record("events/e", "title: 事\ndate: 2018\nsummary: 事\npeople:\n  - lv-meihau")
    assert json.loads(workspace.problems("--format", "json", "--lang", "en")) == [
        {
            "code": "R301",
            "severity": "error",
            "path": "content/events/e.yml",
            "line": 5,
            "column": 5,
            "field": "people[0]",
            "message": "there is no person called “lv-meihau”",
            "hint": "did you mean lv-meihua? (content/people/lv-meihua.yml)",
            "also": [],
        }
    ]


def test_json_of_a_sound_site_is_an_empty_list(workspace: Workspace):
    workspace.person("a")
    assert json.loads(workspace.problems("--format", "json")) == []


def test_github_annotations_escape_data_and_properties_as_the_runner_reads_them(workspace: Workspace):
    """The runner reads %25 %0D %0A everywhere, %3A and %2C in properties only: in the message they would be shown."""
    workspace.record("people/a", 'name: 王一\nborn: "50%: a, b"')
    assert workspace.problems("--format", "github", "--lang", "en").startswith(
        "::error file=content/people/a.yml,line=2,col=7,title=F205::“50%25: a, b” is not a date%0Awrite 2018, 2018-06,"
    )


def test_github_annotations_stay_on_one_line(workspace: Workspace):
    workspace.record("people/a", 'name: 王一\nborn: "50%\\nodd"')
    said = workspace.problems("--format", "github")
    assert said.count("\n") == 1
    assert "“50%25%0Aodd”" in said
