"""`guangrong build`: the content is checked, and a site takes the place of the last one when it is whole."""

import sys
import time
from functools import partial
from pathlib import Path

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, FORMAT, LANGUAGE, Form, report
from generator.problems import ContentError
from generator.report import locate


@click.command()
@CONFIG
@LANGUAGE
@FORMAT
def build(config_file: Path, lang: Language, form: Form) -> None:
    """检查并建站。 Check the content and build the site."""
    from generator.runner import build_site

    started, told = time.perf_counter(), partial(report, lang=lang, form=form, config_file=config_file)
    try:
        summary = build_site(config_file)
    except ContentError as error:
        sys.exit(told(locate(error.problems, config_file.parent), always_count=True))
    told(summary.warnings, always_count=False)
    click.echo(summary.describe(lang, time.perf_counter() - started), err=form != "text")
