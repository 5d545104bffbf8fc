"""Sentences of a seeded grammar: like news of a union in the statistics of their characters, and about nobody."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

import yaml

DEEDS = (
    "{when}，{who}在{where}{how}{did}{part}，{result}。",
    "{part}出现{fault}，{who}{how}{did}，{when}终于找到原因：{part}与{part}配合不当。",
    "为了{aim}，{who}{how}{did}了{part}，{result}。",
    "{who}{habit}，{when}又接下{did}{part}的任务，{result}。",
    "{city}的{where}曾因{part}{fault}停产，{who}赶到后{how}{did}，{result}。",
    "人们都说这里的{trade}{habit}，“{say}”是{who}常挂在嘴边的话。",
    "{when}，{number}台{part}同时{fault}，{who}在{where}守了{number}个小时，{how}{did}完毕。",
    "用上{code}之后，{part}的{did}不再靠经验，{result}。",
    "{year}年，{who}把{did}{part}的经验编成{number}条口诀，交给{trade}们试用。",
    "{who}说：“{say}。”{when}，{where}里{did}{part}的灯光亮到后半夜。",
    "{trade}出身的{post}{how}{did}{part}，{part}的{fault}从此绝迹。",
    "{year}年度的{matter}中，{who}负责{did}{part}，{result}。",
    "同车间的{name}记得，{year}年{month}月{where}{part}{fault}，是{who}{how}{did}好的。",
    "{name}和{name}跟着学{trade}，{when}都成了{trunk}{tail}的{post}。",
)
NEWS = (
    "{when}，{city}市总工会{action}{matter}活动，{scale}。",
    "活动以“{aim}、{aim}”为主题，{scale}，{scale}。",
    "{who}在{where}{action}{matter}，{how}{did}{part}的{trade}也到了场。",
    "围绕{aim}，{city}{trunk}{tail}{action}了{number}场{matter}，{scale}。",
    "{year}年度{matter}{action}以来，{scale}；{who}表示，要把{matter}与{matter}结合起来。",
    "{trade}代表谈到{part}{fault}的往事，“{say}”，台下响起掌声。",
    "本次{matter}分为{matter}、{matter}两个环节，由{trade}和{post}担任讲解。",
    "{where}设有{number}块展板，介绍{code}与{part}的{did}过程，{scale}。",
    "据{post}介绍，{matter}已连续{action}{number}年，目的是{aim}。",
    "{city}、{city}两地工会商定，明年继续{action}{matter}，共同{aim}。",
    "{who}{how}整理了{number}份材料，{matter}因此{result}。",
    "{year}年{month}月{day}日，{city}{trunk}{tail}{post}{name}在{where}{action}{matter}。",
    "{name}、{name}等{number}人在{matter}中获奖，{scale}。",
)
TITLES = (
    "{city}市{action}{year}年度{matter}",
    "{trunk}行业{action}{matter}",
    "{matter}走进{where}",
    "{city}{action}“{aim}”主题活动",
    "第{number}届{city}{trade}技能比武{action}",
    "{matter}：{scale}",
    "{city}区总工会{action}{matter}暨{matter}",
)
SUMMARIES = (
    "{city}{where}的{trade}，{habit}。",
    "在{where}{did}{part}{number}年的{trade}。",
    "{habit}的{post}，{result}。",
    "从{trade}干起，{how}{did}{part}。",
)
_FILE = Path(__file__).with_name("vocabulary.yml")
WORDS: Mapping[str, list[str]] = {
    name: words.split() for name, words in yaml.load(_FILE.read_text("utf-8"), yaml.BaseLoader).items()
}
_SLOT = re.compile(r"\{(\w+)\}")
_DIGITS = "一二三四五六七八九十"
_NUMBERS = {"year": (1990, 2025), "month": (1, 12), "day": (1, 28)}


def _falling(words: Sequence[str]) -> list[float]:
    """Weights as in a language: the second word half as often as the first, the third a third."""
    return list(accumulate(1 / (rank + 3) for rank in range(len(words))))


_WEIGHTS: Mapping[str, list[float]] = {name: _falling(words) for name, words in WORDS.items()}


def pick(dice: Random, name: str) -> str:
    """A word of a class."""
    if name == "number":
        return str(dice.randint(11, 99)) if dice.random() < 0.4 else dice.choice(_DIGITS)
    if name in _NUMBERS:
        return str(dice.randint(*_NUMBERS[name]))
    if name == "name":
        return name_somebody(dice)
    return dice.choices(WORDS[name], cum_weights=_WEIGHTS[name])[0]


def name_somebody(dice: Random) -> str:
    """A Chinese name, of two characters now and then; rarely one that an interpunct joins."""
    if dice.random() < 0.02:
        return "·".join(dice.sample(WORDS["foreign"], 2))
    surname = pick(dice, "surname")
    return surname + "".join(dice.choices(WORDS["given"], k=1 if len(surname) == 1 and dice.random() < 0.15 else 2))


def tell(dice: Random, templates: Sequence[str]) -> str:
    """A sentence of one of these forms."""
    return _SLOT.sub(lambda slot: pick(dice, slot[1]), dice.choice(templates))


def paragraphs(dice: Random, templates: Sequence[str], many: int) -> str:
    """Markdown of so many paragraphs; sometimes a list follows."""
    told = ["".join(tell(dice, templates) for _ in range(dice.randint(2, 4))) for _ in range(many)]
    if dice.random() < 0.25:
        told.append("\n".join(f"- {tell(dice, templates)}" for _ in range(3)))
    return "\n\n".join(told)
