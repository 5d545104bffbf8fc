"""A wall of each layout; two of them are the site's own."""

from pathlib import Path
from typing import Any

import pytest
from fingers import Wall
from looks import LOOKS
from workspace import Workspace, cut_small_font

from generator.outputs import assets

SLIDE = "Number(document.querySelector('.slide.on').dataset.person)"
TITLE = "document.querySelector('.board.on h2').textContent"
# The wall's clock stands still; what it loads comes all the same.
PAUSE = "looks.pause()"
COMING = "!document.querySelector('.slide.on, .board.on') && document.querySelector('.slides')"
PEOPLE = {"a": "丁一", "b": "吕小燕", "c": "欧阳修之", "d": "阿依古丽·买买提", "e": "王二"}
WORDS = "他们在厂里改进工艺，带出一批徒弟。"
PANELS = f"""\
title: 十件大事
panels:
  - title: 短的一幕
    text: 一句话。
  - title: 长的一幕
    text: {WORDS * 12}
  - title: 最长的一幕
    text: {WORDS * 80}
"""
MINE = """{% extends "kiosk/_stage.html" %}
{% block rest %}<div class="wall" data-rest="names"></div>{% endblock %}
{% block hint %}我们的墙{% endblock %}
"""
STILL = """{% extends "kiosk/_stage.html" %}
{% block rest %}<h2>欢迎</h2><button type="button" data-person="1">看一个人</button>{% endblock %}
"""


def turn_of(wall: Wall, expression: str, seconds: float) -> Any:
    """What is shown so much later; a file may have to load."""
    wall.wait(seconds)
    for _ in range(3):
        wall.page.evaluate(PAUSE)
    return wall.see(expression)


def when_shown(wall: Wall) -> Wall:
    """The same wall, when what it loads has come."""
    wall.page.evaluate(LOOKS)
    for _ in range(50):
        if not wall.see(COMING):
            break
        wall.page.evaluate(PAUSE)
    return wall


def build_layouts(root: Path) -> Path:
    """Builds them, and gives the folder of the site."""
    workspace = Workspace(root)
    workspace.award("g", "劳模", "city")
    workspace.award("h", "劳动奖章", "province")
    years = ", ".join(f"{{award: h, year: {year}, note: 一个很长的说明}}" for year in range(2001, 2013))
    for id, name in PEOPLE.items():
        honours = f"honours: [{{award: g, year: 2018}}, {years}]" if id == "b" else "honours: [{award: g, year: 2017}]"
        workspace.person(id, name, f"summary: 焊工{id}。\nunit_name: 江南厂\ndeeds: {WORDS}\n{honours}")
    workspace.record("exhibitions/x", PANELS)
    workspace.file("templates/kiosk/mine.html", MINE)
    workspace.file("templates/kiosk/still.html", STILL)
    for layout in ("slideshow", "exhibition", "mine", "still"):
        everybody = "people: [a, b, c, d, e]\nexhibition: x\norder: document"
        workspace.record(f"kiosks/{layout}", f"title: 光荣榜\nlayout: {layout}\n{everybody}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_small_font)
        return workspace.build().folder
