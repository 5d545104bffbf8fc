"""The manual's examples are a site without a mistake, and each shows every field or says why not."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from pydantic import BaseModel
from workspace import Built

from generator.manual.fields import common_tables, own_tables
from generator.manual.kinds import EXAMPLES, guide_of
from generator.records import KINDS
from generator.records.structure import part_of


def fields_written(model: type[BaseModel], values: Any) -> set[str]:
    """The fields that an example uses, those of its parts too, as `part.field`."""
    found: set[str] = set()
    for one in values if isinstance(values, list) else [values]:
        for name, value in one.items():
            found.add(name)
            if part := part_of(model.model_fields[name]):
                found |= {f"{name}.{inner}" for inner in fields_written(part, value)}
    return found


def written_in(kind: Any) -> set[str]:
    return fields_written(kind.model, yaml.safe_load(guide_of(kind).example))


def test_there_is_one_for_every_kind_and_no_other():
    files = [path.relative_to(EXAMPLES).parts[0] for path in EXAMPLES.rglob("*.yml")]
    assert sorted(files) == sorted(kind.folder for kind in KINDS)


def test_together_they_are_a_site_without_a_problem(script: ModuleType, tmp_path: Path):
    script.write_examples(tmp_path)
    assert script.find_problems(tmp_path) == []


def test_every_one_of_them_is_seen_on_the_site(helped: Built):
    assert helped.warnings == []
    for address in (
        "events/2018-biaozhang-dahui",
        "rolls/laodong-mofan-2018",
        "people/ding-yi",
        "places/zhigong-zhijia",
    ):
        assert "某某" in helped.page(address).text
    assert "丁一在车间里焊接" in helped.page("people/ding-yi").text
    assert "丁一" in helped.wall("dating")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_an_example_shows_every_field_or_says_why_not(kind: Any):
    left_out = set(guide_of(kind).left_out)
    shown = [table for table in own_tables(kind) if table.way not in left_out]
    rows = {row.way: row for table in shown for row in table.rows}
    assert set(rows) - written_in(kind) == left_out
    assert [way for way in left_out if rows[way].is_required and way.count(".") == 0] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_most_fields_are_shown(kind: Any):
    rows = [row for table in own_tables(kind) for row in table.rows]
    assert len(guide_of(kind).left_out) <= 2 + len(rows) // 5


def test_the_first_shows_what_all_have():
    written = written_in(KINDS[0])
    expected = {row.way for table in common_tables() for row in table.rows}
    assert expected - written == {"draft", "publish_on", "expires_on", "review.mark"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_an_example_explains_itself(kind: Any):
    example = guide_of(kind).example
    assert example.startswith("# ")
    assert max(map(len, example.splitlines())) <= 60
    assert guide_of(kind).example_path in guide_of(kind).file or kind.folder == "events"
