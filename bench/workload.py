"""Seeded records in any number. The people are made up and never leave the benchmark's folder."""

import random
from pathlib import Path

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "明华强军平丽静敏勇杰娟涛艳超秀英霞文玉海春梅建国庆东晓林志红"
_WORDS = "他带着班组反复试验把工序一道道拆开又合上夜里守在机器旁记下每一次读数后来这个办法在全厂推开徒弟们都学会了"
_SOURCE = "source:\n  - title: 基准数据\n"
_CONFIG = """site_name: 基准
docs_dir: content/pages
nav:
  - 首页: ./
  - 大事: events/
  - 人物: people/
theme:
  name: material
  language: zh-Hans
  font: false
  custom_dir: {theme}
plugins:
  - guangrong
"""


def write_workload(root: Path, people: int, theme: Path, seed: int = 2018) -> None:
    """Write a site with this many people, a fifth as many events, and three awards, below `root`."""
    dice = random.Random(seed)
    for folder in ("people", "events", "awards", "pages"):
        (root / "content" / folder).mkdir(parents=True)
    (root / "site_config.yml").write_text(_CONFIG.format(theme=theme), "utf-8")
    (root / "content/pages/about.md").write_text("# 关于\n", "utf-8")
    for number, level in enumerate(("national", "province", "city")):
        text = f"title: 第{number}等荣誉\nlevel: {level}\n{_SOURCE}"
        (root / f"content/awards/award-{number}.yml").write_text(text, "utf-8")
    for number in range(people):
        (root / f"content/people/p-{number}.yml").write_text(_person(dice), "utf-8")
    for number in range(people // 5):
        (root / f"content/events/e-{number}.yml").write_text(_event(dice, people, number), "utf-8")


def _prose(dice: random.Random, length: int) -> str:
    lines = ["".join(dice.choices(_WORDS, k=60)) + "。" for _ in range(length // 60)]
    return "".join(f"  **{line[:6]}**{line[6:]}\n\n" for line in lines)


def _person(dice: random.Random) -> str:
    name = dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=dice.choice((1, 2, 2))))
    honours = "".join(f"  - award: award-{number}\n    year: {dice.randint(1990, 2025)}\n" for number in range(3))
    deeds = _prose(dice, dice.randint(300, 600))
    return f"name: {name}\ntrade: 钳工\nhonours:\n{honours}deeds: |\n{deeds}{_SOURCE}"


def _event(dice: random.Random, people: int, number: int) -> str:
    day = f"{dice.randint(1990, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    guest = dice.randrange(people)
    return f"title: 第{number}件事\ndate: {day}\npeople:\n  - p-{guest}\nbody: |\n{_prose(dice, 300)}{_SOURCE}"
