"""`guangrong check`: every problem of the content, without a site."""

import sys
from pathlib import Path

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, FORMAT, LANGUAGE, report
from generator.problems import ContentError
from generator.report import Format


@click.command()
@CONFIG
@LANGUAGE
@FORMAT
def check(config_file: Path, lang: Language, form: Format) -> None:
    """检查内容，不建站。 Check the content."""
    from generator.runner import check_content

    try:
        problems = check_content(config_file)
    except ContentError as error:
        problems = list(error.problems)
    sys.exit(report(problems, lang, form, always_count=True))
