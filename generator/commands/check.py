"""`guangrong check`: every problem of the content, without a site."""

import sys
from pathlib import Path

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, FORMAT, LANGUAGE, Form, report
from generator.problems import ContentError


@click.command()
@CONFIG
@LANGUAGE
@FORMAT
@click.option("--release", "is_release", is_flag=True, help="还查审核签过没有 / also that all is signed")
def check(config_file: Path, lang: Language, form: Form, is_release: bool) -> None:
    """检查内容，不建站。 Check the content."""
    from generator.runner import check_content

    try:
        problems = check_content(config_file, is_release)
    except ContentError as error:
        problems = list(error.problems)
    sys.exit(report(problems, lang, form, always_count=True, config_file=config_file))
