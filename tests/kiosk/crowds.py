"""Walls of made-up people, many or with long names, beside those that were built."""

import json
import random
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from workspace import Workspace, cut_small_font

from generator.outputs import assets

CANVASES = [(1080, 1920), (1920, 1080), (2160, 3840), (3840, 2160), (1366, 768)]
LONG = ["阿依古丽·买买提", "欧阳修之", "古丽巴哈尔·阿不都热依木", "塔依尔江", "爱新觉罗启骧"]
LEVELS = ["全国", "省级", "市级"]
AWARDS = ["全国劳动模范", "省五一劳动奖章", "市时代工匠"]
ODD = ["Israel Epstein", "Maria Magdalena von Hohenstein-Wald", "W" * 60, "古丽巴哈尔·阿不都热依木"]
GROUPS = [["第一届", list(range(5))], ["第二届", list(range(5, 12))], ["第三届", list(range(12, 230))]]
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰"
_UNITS = ["机械厂", "第二棉纺厂", "公共汽车公司三车队", "环境卫生管理处清扫保洁一大队第三小组", ""]
_STORY = "在车间一线三十年。他常说，手上要有茧，心里要有光。"


def names(count: int, long: bool = True) -> list[str]:
    """The same names every time; a few of them long."""
    dice = random.Random(count)
    found = [one + "".join(given) for one, *given in product(_SURNAMES, _GIVEN, ["", *_GIVEN])]
    dice.shuffle(found)
    padded = [f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name for name in found[:count]]
    return [LONG[at // 9 % len(LONG)] if long and at % 9 == 4 else name for at, name in enumerate(padded)]


def people(count: int, long: bool = True, units: bool = True) -> list[list[Any]]:
    """As `guangrongPeople` wants them."""
    told = enumerate(names(count, long))
    shared = [(AWARDS[at % 3], _UNITS[at % 5] if units else "", _STORY) for at in range(count)]
    return [[name, "x", *shared[at], at % 3, [1990 + at % 30], [at % 3], 5, name[0]] for at, name in told]


def add_wall(site: Path, id: str, like: str, everybody: list[list[Any]], **more: Any) -> None:
    """A wall of these people, with the stage of one that was built."""
    (built,) = (site / "kiosk" / like).glob("stage-*.html")
    (told,) = (site / "kiosk" / like).glob("people-*.js")
    folder = site / "kiosk" / id
    folder.mkdir()
    timings = {"highlight": 10, "slide": 12, "idle": 45, "countdown": 10}
    data = {"people": everybody, "levels": LEVELS, "awards": AWARDS, "timings": timings, **more}
    (folder / "people.js").write_text(f"guangrongPeople({json.dumps(data)})", "utf-8")
    stage = built.read_text("utf-8").replace(f"kiosk/{like}/{told.name}", f"kiosk/{id}/people.js")
    (folder / built.name).write_text(stage, "utf-8")


def build_crowds(root: Path) -> Path:
    """A site with walls of few and of many."""
    workspace = Workspace(root)
    workspace.person("a")
    workspace.record("kiosks/k", "title: 光荣榜\npeople: [a]")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_small_font)
        folder = workspace.build().folder
    for count in (1, 5, 19, 49, 200, 600):
        add_wall(folder, f"w{count}", "k", people(count))
    add_wall(folder, "paged", "k", people(230, long=False), groups=GROUPS)
    odd = [
        [ODD[at // 50], *one[1:]] if at % 50 == 25 else one
        for at, one in enumerate(people(200, long=False, units=False))
    ]
    add_wall(folder, "odd", "k", odd)
    add_wall(folder, "plain", "k", [[*one[:5], 0, [2018], [0], *one[8:]] for one in people(9)])
    return folder
