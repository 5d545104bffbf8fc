"""Every hostile input ends in an error that names its place, or is harmless; soon, in little memory, untraced."""

import json
import os
import subprocess
import sys
from collections import ChainMap
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from case import Case
from workspace import PROJECT

HERE = Path(__file__).parent
# The longest first: they share two cores.
FAMILIES = ("cases_text", "cases_cost", "cases_files", "cases_yaml", "cases_pictures")
CASES = [(family, one) for family in FAMILIES for one in import_module(family).CASES]
# The first that ends in these codes, and of the others one of so many, are tried in every run; all of them in a soak.
EVERY = 4
FIRST = {(family, frozenset(one.codes)): one.name for family, one in reversed(CASES)}
# CPU seconds: a case takes some tenths alone; one whose cost explodes takes minutes.
SECONDS, MEGABYTES = 8, 200

Became = dict[str, Any]


def parameter(number: int, family: str, one: Case) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=one.awaits)] if one.awaits else []
    if number % EVERY and FIRST[family, frozenset(one.codes)] != one.name:
        marks.append(pytest.mark.soak)
    return pytest.param(family, one, id=f"{family.removeprefix('cases_')}: {one.name[:60]}", marks=marks)


@pytest.fixture(scope="session")
def became(request: pytest.FixtureRequest) -> dict[tuple[str, str], Became]:
    """What became of every case that is asked for, each family run by a process of its own, two at a time."""
    chosen = [
        one.callspec.params for one in request.session.items if hasattr(one, "callspec") and "one" in one.fixturenames
    ]
    wanted = {(params["family"], params["one"].name) for params in chosen if "family" in params}
    path = os.pathsep.join(map(str, (PROJECT, HERE.parent, HERE)))
    environment = {**os.environ, "PYTHONPATH": path}

    def run(family: str) -> dict[tuple[str, str], Became]:
        command = [sys.executable, str(HERE / "run_cases.py"), family]
        names = json.dumps([name for other, name in wanted if other == family])
        ran = subprocess.run(command, env=environment, input=names, stdout=subprocess.PIPE, text=True, check=True)
        return {(family, one["name"]): one for one in map(json.loads, ran.stdout.splitlines())}

    with ThreadPoolExecutor(2) as two:
        return dict(ChainMap(*two.map(run, FAMILIES)))


@pytest.mark.parametrize("family, one", [parameter(number, *pair) for number, pair in enumerate(CASES)])
def test_case(family: str, one: Case, became: dict[tuple[str, str], Became]):
    told = became[family, one.name]
    assert "traceback" not in told, told["traceback"]
    assert {code for code, _ in told["errors"]} == one.codes
    assert told.get("harm", []) == []
    assert one.shows in told.get("page", "")
    assert told["megabytes"] < MEGABYTES
    assert max(told["seconds"], told.get("build_seconds", 0)) < SECONDS


def test_ninety_nine_refusals_of_a_hundred_name_file_and_line(
    became: dict[tuple[str, str], Became], record_property: Any
):
    """Folders and missing settings have no line."""
    refused = [told["errors"] for told in became.values() if told.get("errors")]
    placed = [errors for errors in refused if all(place.count(":") >= 2 for _, place in errors)]
    accepted = sum(told.get("errors") == [] for told in became.values())
    counts = f"tried {len(became)}, refused {len(refused)} (with file and line {len(placed)}), accepted {accepted}"
    record_property("hostile inputs", counts)
    assert len(placed) >= 0.99 * len(refused), [errors for errors in refused if errors not in placed]


def test_names_of_cases_are_unique():
    names = [(family, one.name) for family, one in CASES]
    assert sorted(set(names)) == sorted(names)
