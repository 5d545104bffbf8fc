"""What is told of a command that was typed wrongly: in Chinese; with `--lang en` in the command line's own words."""

import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")
_NEEDS = re.compile(r"Option '(.*)' requires (an argument|\d+ arguments)\.")
_PATHS = (("is a directory", "是一个文件夹"), ("is a file", "不是文件夹"), ("is not readable", "没有权限读"))
_NO_VALUE = re.compile(r"Option '(.*)' does not take a value\.")


class Commands(click.Group):
    """Commands whose wrong use is told in Chinese."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **others: Any
    ) -> Any:
        """Run a command; the process ends with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(given, standalone_mode=False, **others)
        except click.ClickException as error:
            if not standalone_mode:
                raise
            click.echo(_tell(error, is_english=_asks_for_english(given)), err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            if not standalone_mode:
                raise
            click.echo("停下了 / stopped", err=True)
            sys.exit(1)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _asks_for_english(given: Sequence[str]) -> bool:
    return "--lang=en" in given or ("--lang", "en") in pairwise(given)


def _tell(error: click.ClickException, is_english: bool) -> str:
    """What is wrong and where help is; what our own commands refuse is said in their words."""
    if not isinstance(error, click.UsageError):
        return error.format_message()
    told = error.format_message() if is_english else explain(error)
    if error.ctx is None:
        return told
    lead = "help: " if is_english else "怎么用："
    return f"{told}\n{lead}{error.ctx.command_path} -h"


def explain(error: click.UsageError) -> str:
    """A wrong use in Chinese; what has no Chinese is told as it is."""
    if isinstance(error, click.NoSuchOption):
        return f"没有 {error.option_name} 这个选项{_meant(error.possibilities)}"
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"没有 {error.command_name} 这个命令{_meant(error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"少写了{_missing(error)}{_explain_missing(error)}"
    if isinstance(error, click.BadParameter):
        return _explain_bad(error)
    message = error.message
    if found := _EXTRA.search(message):
        return f"多写了 {found[1]}；名称里有空格的，用引号括起来"
    if found := _NEEDS.search(message):
        return f"{found[1]} 后面要写内容"
    if found := _NO_VALUE.search(message):
        return f"{found[1]} 后面不写内容"
    return message


def _meant(possibilities: Sequence[str] | None) -> str:
    return f"；是不是 {'、'.join(possibilities)}？" if possibilities else ""


def _name_of(error: click.BadParameter) -> str:
    hint = error.param.get_error_hint(error.ctx) if error.param and error.ctx else error.param_hint
    return " ".join([hint] if isinstance(hint, str) else hint or []).replace("'", "")


def _missing(error: click.MissingParameter) -> str:
    """An argument as the manual calls it, an option by its name."""
    from generator.manual.commands import argument_words

    words = argument_words(error.param) if isinstance(error.param, click.Argument) else ""
    return f"：{words.strip('[]…')}" if words else f" {_name_of(error)}"


def _explain_missing(error: click.MissingParameter) -> str:
    kind = error.param.type if error.param else None
    return f"：{'、'.join(map(str, kind.choices))}" if isinstance(kind, click.Choice) else ""


def _explain_bad(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    given = re.search(r"'(.*?)'", error.message)
    value = given[1] if given else ""
    if isinstance(kind, click.Choice):
        return f"{_name_of(error)} 写的“{value}”不对，只能写：{'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path) and "does not exist" in error.message:
        return f"没有这个文件：{value}"
    if isinstance(kind, click.Path):
        why = next((zh for en, zh in _PATHS if en in error.message), error.message)
        return f"这个文件不能用：{value}（{why}）"
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        return _explain_number(kind, _name_of(error), value or error.message.split(" is not ")[0])
    return error.message if not _name_of(error) else f"{_name_of(error)}：{error.message}"


def _explain_number(kind: click.types.IntParamType | click.types.FloatParamType, name: str, value: str) -> str:
    what = "整数" if isinstance(kind, click.types.IntParamType) else "数字"
    bounds = ""
    if isinstance(kind, click.IntRange | click.FloatRange):
        bounds = f"（{kind.min}到{kind.max}）" if kind.max is not None else f"（至少{kind.min}）"
    return f"{name} 要写{what}{bounds}，写的是“{value.removesuffix('.0')}”"
