"""The words below a field of a form: what the models say of it, in terms of what a form shows."""

import re
from collections.abc import Mapping

from generator.authoring.values import Value
from generator.authoring.words import PLAIN, sentences
from generator.forms.fields import fields_of

# A word of Latin letters that stands by itself, with the spaces around it.
_NAME = re.compile(r" ?(?<![A-Za-z0-9/.-])([a-z]+(?:[_-][a-z]+)*)(?![A-Za-z0-9/.-]) ?")
_TRUE = re.compile("写 true ?")


def hint_below(value: Value, beside: Mapping[str, str]) -> str:
    """What is told below a field, less what the form shows anyway: switches, lists to choose from, ids.

    `beside` are the titles of the fields around: a form shows these, not their names.
    """
    if value.sort == "markdown":
        return f"{value.description}：空一行分段，**粗体**，行首 - 是列表"
    if value.sort == "reference" and value.description.endswith("的编号"):
        return ""
    if value.part:
        inner = {one.name: one.title for one in fields_of(value.part)}
        words = {choice: word for one in fields_of(value.part) for choice, word in one.choices.items()}
        return _speak(value.description, {**beside, **words, **inner})
    if value.sort not in ("choice", "truth"):
        return _speak("。".join(sentences(value, PLAIN)), beside)
    default = value.choices.get(value.default, "")
    is_list = sum(choice in value.description for choice in value.choices) > 1
    told = "" if is_list else _TRUE.sub("打开", _speak(value.description, {**value.choices, **beside}))
    return "。".join(filter(None, (told, f"不选就是{default}" if default else "")))


def _speak(text: str, titles: Mapping[str, str]) -> str:
    """The text with the titles of fields in the place of their names."""
    return _NAME.sub(lambda name: f"“{titles[name[1]]}”" if name[1] in titles else name[0], text)
