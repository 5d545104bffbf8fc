"""A record as a form holds it, and back: nothing is lost, switches mean what was typed."""

from typing import Any

import pytest
import yaml
from everything import everything
from workspace import PROJECT

from generator.forms.shapes import Unfit, from_form, to_form
from generator.record_edit import say_plainly
from generator.records import KINDS_BY_FOLDER
from generator.records.event import Event
from generator.records.person import Person
from generator.records.roll import Roll
from generator.yaml_source import read_yaml


def there_and_back(model: Any, values: dict[str, Any]) -> dict[str, Any]:
    return from_form(model, to_form(model, values), values)


@pytest.mark.parametrize("file", sorted((PROJECT / "content").glob("*/**/*.yml")), ids=lambda file: file.stem)
def test_a_real_record_comes_back_as_it_was(file):
    kind = KINDS_BY_FOLDER.get(file.relative_to(PROJECT / "content").parts[0])
    if kind:
        values = read_yaml(file.read_text("utf-8"), "").values
        assert there_and_back(kind.model, values) == say_plainly(values)


def test_every_field_of_every_kind_comes_back():
    for path, text in everything("字").items():
        if path.endswith(".yml"):
            values = read_yaml(str(text), "").values
            assert there_and_back(KINDS_BY_FOLDER[path.split("/")[1]].model, values) == say_plainly(values), path


@pytest.mark.parametrize("typed", ["true", "是", "yes", "on"])
def test_a_switch_that_is_not_touched_stays_as_it_was_typed(typed: str):
    assert to_form(Person, {"deceased": typed}) == {"deceased": True}
    assert there_and_back(Person, {"deceased": typed}) == {"deceased": typed}


def test_a_switch_that_is_turned_off_is_not_written():
    assert from_form(Person, {"deceased": False}, {"deceased": "是"}) == {}
    assert from_form(Person, {"deceased": False}, {"deceased": "false"}) == {"deceased": "false"}
    assert from_form(Person, {"deceased": True}, {}) == {"deceased": "true"}


def test_what_no_form_shows_stays():
    before = {"name": "甲", "review": [{"role": "供稿"}], "nmae": "错字", "id": "a"}
    assert from_form(Person, {"name": "乙", "id": "b", "form_seen": "x", "review": []}, before) == {
        **before,
        "name": "乙",
    }


def test_fields_that_a_group_does_not_have_stay_in_it():
    values = {"recipients": [{"name": "甲", "nmae": "乙"}]}
    assert there_and_back(Roll, values) == values


def test_what_is_emptied_is_gone():
    filled = {"title": "甲", "body": "", "digest": {"year": "", "rank": None}, "figures": [], "people": ["a", ""]}
    assert from_form(Event, filled, {"body": "旧", "figures": [{"label": "人"}]}) == {
        "title": "甲",
        "people": ["a", ""],
    }


@pytest.mark.parametrize(
    ("model", "values", "name"),
    [
        (Person, {"honours": "甲"}, "honours"),
        (Person, {"name": ["甲"]}, "name"),
        (Person, {"honours": ["甲"]}, "honours"),
        (Person, {"deceased": "也许"}, "deceased"),
        (Roll, {"publicity": "公示过"}, "publicity"),
    ],
)
def test_what_no_field_can_hold_is_told(model: Any, values: dict[str, Any], name: str):
    with pytest.raises(Unfit) as told:
        to_form(model, values)
    assert told.value.name == name


def test_texts_that_look_like_numbers_stay_texts():
    values = yaml.safe_load("name: 甲\ntrade: '0123'\nera: 'no'\n")
    assert there_and_back(Person, values) == {"name": "甲", "trade": "0123", "era": "no"}
