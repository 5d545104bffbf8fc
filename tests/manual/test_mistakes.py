"""Every mistake that the manual shows is a real one: it causes the code, and is told in the words that stand there."""

import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from generator.codes import CODES
from generator.manual.remedies import LETTERS, mistakes, remedies, snippets

# Nothing that a change to one file of the examples could cause: two files, pages of prose, settings, templates, whole
# files that cannot be read, pictures, counts of too much, and what is told when files are rewritten or released.
WITHOUT = {
    *("A401", "A404", "A405", "A407", "A408", "A410", "A414", "A415", "C107", "C111"),
    *("F211", "F214", "H607", "L105", "L108", "L109", "M404", "M405", "M406", "P703"),
    *("S901", "S902", "S903", "S904", "S905", "S906", "S907", "T951", "V201", "V202", "V203", "W807"),
    *("Y107", "Y108", "Y110", "Y111", "Y113", "Y116", "Y120", "Y121"),
}


@pytest.mark.parametrize("code", mistakes())
def test_a_mistake_is_told_as_the_manual_says(code: str, script: ModuleType):
    said = json.loads(script.SAID.read_text("utf-8"))
    told = script.say(code)
    assert told, f"the mistake causes no {code}"
    assert said[code] == told, "run `make manual`"


def test_every_other_code_says_why_it_has_none():
    assert set(mistakes()) | WITHOUT == set(CODES)
    assert set(mistakes()) & WITHOUT == set()


@pytest.mark.parametrize("code", mistakes())
def test_wrong_and_right_are_whole_lines_of_the_example(code: str):
    mistake = mistakes()[code]
    wrong, right = snippets(mistake)
    assert wrong != right
    assert "\n\n\n" not in right
    assert len(right.splitlines()) <= (10 if mistake.is_new_file else 5)
    if not mistake.called:
        assert re.sub(" *#.*", "", mistake.right).strip() in right
    assert " # " not in wrong + right


@pytest.mark.parametrize("code", [code for code, mistake in mistakes().items() if mistake.is_new_file])
def test_what_is_right_causes_nothing(code: str, script: ModuleType, tmp_path: Path):
    mistake = mistakes()[code]
    script.write_examples(tmp_path)
    (tmp_path / "content" / mistake.file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "content" / mistake.file).write_text(mistake.right, "utf-8")
    assert script.find_problems(tmp_path) == []


def test_every_code_stands_under_its_letter_and_has_a_remedy():
    told = [one for letter in LETTERS for one in remedies(letter)]
    assert sorted(one.code.code for one in told) == sorted(CODES)
    assert [one.code.code for one in told if not (one.hint or one.said)] == []
