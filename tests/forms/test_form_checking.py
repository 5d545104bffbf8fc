"""What the check says of a form is what it says of the files, whatever was tried and changed before."""

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from sittings import Sitting
from workspace import Workspace

from generator.build import examine
from generator.find import find_files
from generator.forms.actions import Forms
from generator.forms.checking import Checker
from generator.forms.saving import Faulty
from generator.load import Unsaved
from generator.memo import Memo
from generator.memory import Memory
from generator.problems import Problem
from generator.refusal import Refused
from generator.report import is_error
from generator.settings import Settings, read_settings
from generator.store import Store

PLACES = ("people/a-yi", "people/b-er", "people/c-san", "units/u-yi", "awards/laomo", "rolls/bang", "rolls/bang-er")


def made_up(dice: random.Random, place: str) -> dict[str, Any]:
    """A record that is right, or names what is not there, or has a mistake."""
    kind = place.partition("/")[0]
    filled: dict[str, Any] = {"source": [{"title": "年报"}]}
    if kind == "people":
        filled |= {"name": dice.choice(["甲乙", "丙丁", "丙"]), "unit": dice.choice(["u-yi", "none", ""])}
        filled |= dice.choice(
            [{}, {"consent": "withheld"}, {"draft": True}, {"deeds": "电话 13812345678"}, {"bad": "x"}]
        )
    elif kind == "units":
        filled |= {"name": "某某厂", "type": dice.choice(["company", "工厂"])}
    elif kind == "awards":
        filled |= {"name": "劳模", "level": "city", "granted_by": "市总工会"}
    else:
        people = dice.sample(["a-yi", "b-er", "c-san", "none"], k=2)
        filled |= {"title": "榜", "awards": ["laomo"], "recipients": [{"person": id} for id in people]}
        filled["recipients"] += dice.choice([[], [{"name": "丙", "unit_then": "某某厂"}]])
    return filled


def cold(settings: Settings) -> tuple[frozenset[str], list[Problem]]:
    """What a check finds that knows nothing from before."""
    store = Store(None, b"")
    site, problems = examine(settings, Memory(store, Memo(store)))
    return frozenset(site.pages) if site else frozenset(), problems


def told(problems: list[Problem], path: str) -> list[str]:
    return sorted(str((one.code, one.field, one.values)) for one in problems if one.place.path == path)


def step(dice: random.Random, sitting: Sitting) -> None:
    """A save, or a change behind the forms' back."""
    place = dice.choice(PLACES)
    file, filled = sitting.content / f"{place}.yml", made_up(dice, place)
    if dice.random() < 0.6:
        with suppress(Faulty, Refused):
            seen = {"form_seen": sitting.open(place)["form_seen"]} if file.exists() else {}
            sitting.save(place, {**filled, **seen}, is_new=not file.exists())
    elif dice.random() < 0.3:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(filled, allow_unicode=True), "utf-8")


@pytest.mark.parametrize("seed", range(6))
def test_after_any_steps_it_knows_what_a_first_check_finds(workspace: Workspace, seed: int):
    dice = random.Random(seed)
    workspace.file("content/people/a-yi.yml", "name: 甲乙\nsource:\n  - title: 年报\n")
    settings = read_settings(workspace.config)
    forms = Forms(settings, "test")
    sitting, checker = Sitting(forms, settings.content), Checker(settings, "test")
    for _ in range(12):
        step(dice, sitting)
        addresses, problems = cold(settings)
        for found in list(find_files(settings.content, settings.root, []))[:2]:
            verdict = checker.check(Unsaved(found, Path(found.file).read_bytes()))
            assert verdict.addresses == addresses
            assert told(list(verdict.problems), found.path) == told(problems, found.path)
            assert sum(map(is_error, verdict.problems)) + verdict.others == sum(map(is_error, problems))
    assert not list((settings.root / ".cache").glob("forms-*"))
