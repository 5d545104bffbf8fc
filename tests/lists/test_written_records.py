"""New records: one canonical form that is read back as it was meant, and files that take nobody's place."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workspace import read_files

from generator import replace_file
from generator.characters import find_stack, find_unfit
from generator.record_text import write_record
from generator.records.person import Person
from generator.records.roll import Roll
from generator.replace_file import write_new
from generator.yaml_source import read_yaml


def test_fields_stand_in_the_models_order_with_the_source_last():
    values = {
        "source": [{"note": "给编辑", "title": "出处"}],
        "recipients": [{"withdrawn": True, "name": "丁一"}],
        "awards": ["a", "b"],
        "year": 2018,
        "title": "榜",
        "summary": "两\n\n行",
    }
    assert write_record(Roll, values) == (
        "title: 榜\nawards:\n  - a\n  - b\nyear: 2018\nrecipients:\n  - name: 丁一\n    withdrawn: true\n"
        "summary: |\n  两\n\n  行\nsource:\n  - title: 出处\n    note: 给编辑\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("焊工", "焊工"),
        ("2018-05", "2018-05"),
        ("null", "'null'"),
        ("~", "'~'"),
        ("- 甲", "'- 甲'"),
        ("a: b", "'a: b'"),
        ("甲 #1", "'甲 #1'"),
        ("it's", "it's"),
        ("'甲'", "'''甲'''"),
        ('“甲"', "'“甲\"'"),
        ("a\tb", "a\tb"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str):
    assert write_record(Person, {"name": text}) == f"name: {written}\n"


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_whatever_a_record_may_say_is_read_back(texts: list[str]):
    fit = [text for text in texts if text.strip() and not find_unfit(text) and not find_stack(text)]
    values: dict[str, Any] = {
        "name": fit[0] if fit else "丁一",
        "doubts": fit,
        "honours": [{"title": one} for one in fit],
    }
    reading = read_yaml(write_record(Person, values), "x.yml")
    assert reading.problems == []
    assert stripped(reading.values["name"]) == stripped(values["name"])
    assert [stripped(one) for one in reading.values["doubts"] or []] == [stripped(one) for one in fit]
    assert [stripped(one["title"]) for one in reading.values["honours"] or []] == [stripped(one) for one in fit]


def stripped(text: str) -> str:
    """As every record's model takes it."""
    return text.strip()


def test_a_new_file_is_whole_and_takes_nobodys_place(tmp_path: Path):
    file = tmp_path / "people/丁一.yml"
    write_new(file, "name: 丁一\n")
    with pytest.raises(FileExistsError):
        write_new(file, "name: 王二\n")
    assert read_files(tmp_path) == {"people/丁一.yml": "name: 丁一\n".encode()}


def test_where_no_links_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "a.yml", "a")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.yml", "b")
    assert read_files(tmp_path) == {"a.yml": b"a"}


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replace_file.os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "a.yml", "a")
    assert read_files(tmp_path) == {}
