"""The command line: arguments only."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from generator import __version__
from generator.codes import CODES
from generator.codes.code import Language
from generator.kiosk_commands import kiosk
from generator.problems import ContentError, Problem
from generator.report import Format, count_problems, explain, format_problems, is_error, locate

# Looking for plugins of pydantic in all installed packages takes longer than reading a site's records.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_CONFIG = click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), default=Path("site_config.yml"), show_default=True
)
# For commands that need no settings but may be called like the others.
_UNUSED_CONFIG = click.option("-f", "--config-file", expose_value=False, hidden=True)
_LANGUAGE = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="报告的语言 / language")
_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="guangrong")
def main() -> None:
    """光荣：把 YAML 记录出版成网站。 A publisher of union news and honour rolls."""


@main.command()
@_CONFIG
@_LANGUAGE
@_FORMAT
def check(config_file: Path, lang: Language, form: Format) -> None:
    """检查内容，不建站。 Check the content."""
    from generator.runner import check_content

    sys.exit(_report(_problems_of(lambda: check_content(config_file)), lang, form, always_count=True))


@main.command()
@_CONFIG
@_LANGUAGE
@_FORMAT
def build(config_file: Path, lang: Language, form: Format) -> None:
    """检查并建站。 Check the content and build the site."""
    from generator.runner import build_site

    started = time.perf_counter()
    try:
        summary = build_site(config_file)
    except ContentError as error:
        sys.exit(_report(locate(error.problems, config_file.parent), lang, form, always_count=True))
    _report(summary.warnings, lang, form, always_count=False)
    click.echo(summary.describe(lang, time.perf_counter() - started), err=form != "text")


@main.command()
@_CONFIG
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="IP:PORT")
def serve(config_file: Path, address: str) -> None:
    """边改边看。 Preview while editing."""
    from generator.web import serve as serve_preview

    host, _, port = address.rpartition(":")
    if not port.isdecimal():
        raise click.UsageError(f"地址写成 127.0.0.1:8000 / write the address as 127.0.0.1:8000: {address}")
    try:
        serve_preview(config_file, host or "127.0.0.1", int(port))
    except ContentError as error:
        sys.exit(_report(list(error.problems), "zh", "text", always_count=True))
    except OSError as error:
        raise click.ClickException(f"{address}: {error.strerror}") from error


@main.command(name="explain")
@_UNUSED_CONFIG
@click.argument("code")
@_LANGUAGE
def explain_code(code: str, lang: Language) -> None:
    """解释一个错误代码，如 R301。 Explain a code."""
    text = explain(code, lang)
    if text is None:
        known = " ".join(sorted(CODES))
        raise click.UsageError(f"没有这个代码 / no such code: {code}\n{known}")
    click.echo(text)


@main.command()
@_UNUSED_CONFIG
@click.option("--sort", "order", type=click.Choice(["surname-stroke", "fullname-stroke", "pinyin"]))
@click.option("--pinyin", "wants_pinyin", is_flag=True, help="印出读音 / print readings")
@click.option("--initials", "wants_initials", is_flag=True, help="印出首字母 / print initials")
def names(order: str | None, wants_pinyin: bool, wants_initials: bool) -> None:
    """从标准输入读姓名，一行一个，排序或注音。 Sort or read names from standard input."""
    from generator import names as library

    text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if order:
        lines.sort(key=lambda name: library.sort_key(name, order))
    for name in lines:
        columns = [name]
        if wants_pinyin:
            columns.append(library.pinyin(name))
        if wants_initials:
            columns.append(library.initials(name))
        click.echo("\t".join(columns))


main.add_command(kiosk)


def _problems_of(find: Callable[[], list[Problem]]) -> list[Problem]:
    try:
        return find()
    except ContentError as error:
        return list(error.problems)


def _report(problems: list[Problem], lang: Language, form: Format, always_count: bool) -> int:
    """Print problems and their count; the exit code: 2 without settings, 1 with an error."""
    if problems or form == "json":
        click.echo(format_problems(problems, form, lang))
    if form == "text" and (problems or always_count):
        click.echo(f"\n{count_problems(problems, lang)}" if problems else count_problems(problems, lang))
    if any(problem.code == "S901" for problem in problems):
        return 2
    return 1 if any(map(is_error, problems)) else 0


if __name__ == "__main__":
    main()
