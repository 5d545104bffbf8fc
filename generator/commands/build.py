"""`guangrong build`: the content is checked, and a site takes the place of the last one when it is whole."""

import sys
import time
from pathlib import Path

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, FORMAT, LANGUAGE, report
from generator.problems import ContentError
from generator.report import Format, locate


@click.command()
@CONFIG
@LANGUAGE
@FORMAT
def build(config_file: Path, lang: Language, form: Format) -> None:
    """检查并建站。 Check the content and build the site."""
    from generator.runner import build_site

    started = time.perf_counter()
    try:
        summary = build_site(config_file)
    except ContentError as error:
        sys.exit(report(locate(error.problems, config_file.parent), lang, form, always_count=True))
    report(summary.warnings, lang, form, always_count=False)
    click.echo(summary.describe(lang, time.perf_counter() - started), err=form != "text")
