"""What may be public all the same: told in the settings with a reason, and no longer than it is needed."""

import pytest
from workspace import CONFIG, Workspace

PLACE = "name: 驿站\ntype: station\nphone: 13812345678"


def allow(workspace: Workspace, *entries: str) -> None:
    lines = "".join(f"        - {{{entry}}}\n" for entry in entries)
    workspace.file("site_config.yml", CONFIG.replace("- guangrong\n", f"- guangrong:\n      allow_leaks:\n{lines}"))


@pytest.mark.parametrize(
    "entry",
    [
        "record: places/a",
        "record: content/places/a.yml",
        "record: places/a, field: phone",
        "record: places/a, shown: 138…**78",
    ],
)
def test_an_allowed_leak_is_not_told(workspace: Workspace, entry: str):
    workspace.record("places/a", PLACE)
    allow(workspace, f"{entry}, reason: 值班手机，本人同意")
    assert workspace.problems() == "没有问题\n"


@pytest.mark.parametrize("entry", ["record: places/b", "record: places/a, field: body", "record: places/a, shown: 1…2"])
def test_an_entry_allows_nothing_else_and_is_told(workspace: Workspace, entry: str):
    workspace.record("places/a", PLACE)
    allow(workspace, f"{entry}, reason: 值班手机")
    said = workspace.problems()
    assert "content/places/a.yml:3:8: warning L104" in said
    assert "site_config.yml:6:1: warning L109" in said


def test_one_number_that_is_allowed_does_not_allow_another(workspace: Workspace):
    workspace.record("events/a", "title: 事\ndate: 2018\nbody: 电话13812345678，或13987654321。")
    allow(workspace, "record: events/a, shown: 138…**78, reason: 值班手机")
    said = workspace.problems()
    assert "139…**21" in said
    assert "138…**78" not in said


@pytest.mark.parametrize(
    "entry", ["record: places/a", "record: places/a, reason: ''", "record: places/a, reason: '  '"]
)
def test_without_a_reason_an_entry_is_an_error(workspace: Workspace, entry: str):
    workspace.record("places/a", PLACE)
    allow(workspace, entry)
    assert "error S902: 设置 plugins → guangrong → allow_leaks.0.reason 不对" in workspace.problems()


def test_settings_change_what_is_told_of_a_remembered_site(workspace: Workspace):
    workspace.record("places/a", PLACE)
    assert len(workspace.build().warnings) == 1
    allow(workspace, "record: places/a, reason: 值班手机")
    assert workspace.build().warnings == []
    workspace.record("places/a", PLACE.replace("13812345678", "0523-86212345"))
    assert [problem.code for problem in workspace.build().warnings] == ["L109"]


def test_nothing_is_useless_while_records_are_broken(workspace: Workspace):
    workspace.record("places/a", PLACE.replace("station", "车站"))
    allow(workspace, "record: places/a, reason: 值班手机")
    assert "L109" not in workspace.problems()
