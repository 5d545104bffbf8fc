"""What commands have in common: where the settings are, in which language and form problems are told, the exit code."""

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.annotations import annotate
from generator.codes import Text
from generator.codes.code import Language
from generator.git.repository import path_below_top
from generator.problems import ContentError, Problem
from generator.report import count_problems, format_problems, is_error, make_visible

# Said below the problems, where something was to be made of the content.
NOTHING_WRITTEN = Text(
    "什么也没有写：先改好上面的错误，再运行一次", "nothing was written: mend the errors above and run this again"
)
Form = Literal["text", "json", "github", "gitlab"]

if TYPE_CHECKING:
    from generator.settings import Settings

CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("site_config.yml"),
    show_default=True,
    help="网站的设置文件 / the site's settings",
)
# For commands that need no settings but may be called like the others.
UNUSED_CONFIG = click.option("-f", "--config-file", expose_value=False, hidden=True)
LANGUAGE = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="报告的语言 / language")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    help="给人看，还是给程序看",
)


def settings_or_exit(config_file: Path, lang: Language) -> "Settings":
    """The site's settings; where they cannot be read, that is told and the command ends."""
    from generator.settings import read_settings

    try:
        return read_settings(config_file)
    except ContentError as error:
        sys.exit(report(list(error.problems), lang, "text", always_count=True))


def no_server(error: OSError, address: str, command: str) -> click.ClickException:
    """Why nothing is served at an address, and what to do where another program is there."""
    if error.errno != errno.EADDRINUSE:
        return click.ClickException(f"{address}: {error.strerror}")
    host, _, port = address.rpartition(":")
    number = int(port)
    other = f"guangrong {command} --address {host}:{number + 1 if number < 65535 else number - 1}"
    return click.ClickException(
        f"{address} 已经有程序在用，也许别的窗口里正开着；换一个：{other} / in use by another program; try: {other}"
    )


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def report(
    problems: list[Problem], lang: Language, form: Form, always_count: bool, config_file: Path | None = None
) -> int:
    """Print problems and their count; the exit code: 2 without settings, 1 with an error.

    Annotations name files from the top of the repository in which the settings are.
    """
    if form == "github" or form == "gitlab":
        below = path_below_top(config_file.resolve().parent) if config_file else ""
        click.echo(annotate(problems, form, lang, below), nl=bool(problems) or form == "gitlab")
    elif problems or form == "json":
        click.echo(format_problems(problems, form, lang))
    if form == "text" and (problems or always_count):
        click.echo(f"\n{count_problems(problems, lang)}" if problems else count_problems(problems, lang))
    if any(problem.code == "S901" for problem in problems):
        return 2
    return 1 if any(map(is_error, problems)) else 0


def say(text: Text, lang: Language, is_refusal: bool = False) -> None:
    """Print a line, whatever names of files and arguments are part of it."""
    click.echo(make_visible(text.in_(lang)), err=is_refusal)
