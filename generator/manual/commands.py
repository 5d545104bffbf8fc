"""Commands and their options for people, read from click itself; kept as data, because pages know no commands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from generator.manual.text_files import read_data

Told = dict[str, Any]
_SEPARATOR = " / "
_EVERYWHERE = ("--config-file", "--lang")
_SORTS = {
    "text": "文字",
    "integer": "数字",
    "integer range": "数字",
    "float range": "数字",
    "path": "路径",
    "file": "文件",
}
_ARGUMENTS = {
    "kind": "种类",
    "name": "名称",
    "person": "人物的编号",
    "record": "记录",
    "records": "记录…",
    "old": "旧编号",
    "new": "新编号",
    "code": "代码",
    "wall": "墙的编号",
    "file": "文件",
    "path": "路径",
    "paths": "[路径]…",
    "rolls": "[榜的编号]…",
    "layout": "版式",
    "slices": "片或放片的文件夹…",
    "commit": "[提交号]",
    "forge": "哪一家",
    "folder": "[文件夹]",
    "target": "网址或文件夹",
    "place": "[目标的名字]",
}


def describe_commands(group: click.Group, before: str = "guangrong") -> Iterator[Told]:
    """Every command that does something, those below others too."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from describe_commands(command, f"{before} {name}")
        elif not command.hidden:
            yield _describe(command, f"{before} {name}")


def _describe(command: click.Command, name: str) -> Told:
    shown = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    arguments = [parameter for parameter in shown if isinstance(parameter, click.Argument)]
    options = [_option(parameter) for parameter in shown if isinstance(parameter, click.Option)]
    options.sort(key=lambda option: option["names"][-1] in _EVERYWHERE)  # what is the command's own comes first
    return {
        "name": name,
        "about": (command.help or "").partition("。 ")[0].strip(),
        "usage": " ".join((name, *map(argument_words, arguments), *(["[选项]"] if options else []))),
        "options": options,
    }


def argument_words(argument: click.Argument) -> str:
    """What people call an argument; one that may be left out stands in brackets."""
    return _ARGUMENTS.get(str(argument.name), str(argument.name).upper())


def _option(option: click.Option) -> Told:
    is_told = isinstance(option.default, str | int | float | Path) and not option.is_flag
    return {
        "names": [*option.opts, *option.secondary_opts],
        "value": "" if option.is_flag else _value(option),
        "about": (option.help or "").partition(_SEPARATOR)[0],
        "is_required": option.required,
        "default": str(option.default) if is_told else "",
    }


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "、".join(map(str, option.type.choices))
    return _SORTS.get(option.type.name, option.type.name)


def known_commands() -> dict[str, Told]:
    """By its whole name, what was written of each command when the manual was made."""
    return {told["name"]: told for told in read_data("commands.json")}
