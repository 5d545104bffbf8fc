"""`guangrong explain CODE`: what a code means, what to do, and where the site's manual shows it."""

from pathlib import Path

import click

from generator.codes import CODES
from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE
from generator.report import explain as explain_code


@click.command()
@CONFIG
@click.argument("code")
@LANGUAGE
def explain(code: str, config_file: Path, lang: Language) -> None:
    """解释一个错误代码，如 R301。 Explain a code."""
    text = explain_code(code, lang)
    if text is None:
        known = " ".join(sorted(CODES))
        raise click.UsageError(f"没有这个代码 / no such code: {code}\n{known}")
    click.echo(text)
    if address := _address_in_manual(config_file, code):
        click.echo(f"例子：{address}" if lang == "zh" else f"an example: {address}")


def _address_in_manual(config_file: Path, code: str) -> str:
    """Where a site that has the manual shows a code; nothing where there is no site here, or it has none."""
    if not config_file.is_file():
        return ""
    from generator.addresses import HELP
    from generator.problems import ContentError
    from generator.settings import read_settings

    try:
        settings = read_settings(config_file)
    except ContentError:
        return ""
    where = settings.site_url or f"{settings.destination.name}/"
    return f"{where}{HELP}codes/#{code.lower()}" if settings.options.help else ""
