"""`guangrong merge`: slices that `build --shard` made become the site, whatever machines they were made on."""

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
@click.argument("slices", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--make-missing", is_flag=True, help="缺的、坏的、过时的片由合并来建 / make what slices lack here")
@CONFIG
@LANGUAGE
@FORMAT
def merge(slices: tuple[Path, ...], make_missing: bool, config_file: Path, lang: Language, form: Form) -> None:
    """把分片建好的站合并起来。 Merge the slices of a site."""
    from generator.refusal import Refused
    from generator.slices.merging import merge_slices

    started, told = time.perf_counter(), partial(report, lang=lang, form=form, config_file=config_file)
    try:
        merged = merge_slices(config_file, slices, make_missing)
    except Refused as refused:
        raise click.ClickException(refused.words.in_(lang)) from None
    except ContentError as error:
        sys.exit(told(locate(error.problems, config_file.parent), always_count=True))
    for fault in merged.left_out:
        click.echo(fault.in_(lang), err=True)
    told(merged.summary.warnings, always_count=False)
    click.echo(merged.summary.describe(lang, time.perf_counter() - started), err=form != "text")
