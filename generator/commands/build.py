"""`guangrong build`: the content is checked, and a site takes the place of the last one when it is whole."""

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import CONFIG, FORMAT, LANGUAGE, Form, report, say
from generator.problems import ContentError, Problem
from generator.refusal import Refused
from generator.report import locate

if TYPE_CHECKING:
    from generator.part import Part
    from generator.slices.making import Made

SLICES = Path("slices")
# What is told, and warnings.
Told = tuple[str, list[Problem]]


@click.command()
@click.option("--shard", help="只建一片，如 2/4 是共 4 片里的第 2 片 / build one slice, such as 2/4")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=SLICES, help="片放在哪个文件夹里 / where slices are put"
)
@click.option(
    "--on", "engine", type=click.Choice(["dask"]), help="让哪个引擎分片建站 / an engine that builds the slices"
)
@click.option(
    "--workers", type=click.IntRange(0, 1000), default=0, help="同时建几片，0 是有几个核就几片 / slices at a time"
)
@click.option(
    "--scheduler", default="", help="Dask 调度程序的地址，如 tcp://host:8786 / the address of Dask's scheduler"
)
@CONFIG
@LANGUAGE
@FORMAT
def build(config_file: Path, lang: Language, form: Form, **how: Any) -> None:
    """检查并建站。 Check the content and build the site."""
    told = partial(report, lang=lang, form=form, config_file=config_file)
    try:
        words, warnings = _build(config_file, lang, **how)
    except Refused as refused:
        raise click.ClickException(refused.words.in_(lang)) from None
    except ContentError as error:
        sys.exit(told(locate(error.problems, config_file.parent), always_count=True))
    told(warnings, always_count=False)
    click.echo(words, err=form != "text")


def _build(
    config_file: Path, lang: Language, shard: str | None, output: Path, engine: str | None, workers: int, scheduler: str
) -> Told:
    """One slice, all on an engine, or the whole site here."""
    started = time.perf_counter()
    if shard is not None:
        return _build_slice(config_file, _part(shard, engine), output, lang)
    if engine:
        return _build_on_dask(config_file, output, workers, scheduler, lang, started)
    if workers or scheduler:
        raise Refused(Text("--workers 和 --scheduler 要和 --on 一起写", "--workers and --scheduler go with --on"))
    return _build_whole(config_file, lang, started)


def _build_whole(config_file: Path, lang: Language, started: float) -> Told:
    from generator.runner import build_site

    summary = build_site(config_file)
    return summary.describe(lang, time.perf_counter() - started), summary.warnings


def _part(shard: str, engine: str | None) -> "Part":
    from generator.slices.naming import read_part

    if engine:
        raise Refused(Text("--shard 和 --on 只能写一个", "either --shard or --on"))
    return read_part(shard)


def _build_slice(config_file: Path, part: "Part", output: Path, lang: Language) -> Told:
    from generator.slices.making import build_slice

    made = build_slice(config_file, part, output)
    return _describe(made, part, output).in_(lang), made.warnings


def _describe(made: "Made", part: "Part", output: Path) -> Text:
    folder, all_of = os.path.relpath(made.folder), os.path.relpath(output)
    return Text(
        f"第 {part.number} 片（共 {part.of} 片）建好了：{made.records} 条记录（全部 {made.all_records} 条），"
        f"{made.pages} 个页面\n放在：{folder}\n各片都建好以后：guangrong merge {all_of}",
        f"slice {part.number} of {part.of} is made: {made.records} of {made.all_records} records, {made.pages} pages\n"
        f"put in: {folder}\nonce all are made: guangrong merge {all_of}",
    )


def _build_on_dask(
    config_file: Path, output: Path, workers: int, scheduler: str, lang: Language, started: float
) -> Told:
    from generator.slices.on_dask import build_on_dask

    def tell(part: "Part", is_made: bool, ended: int) -> None:
        zh, en = ("建好了", "is made") if is_made else ("没有建成，由合并来建", "failed; the merge will make it")
        words = Text(
            f"第 {part.number} 片{zh}（{ended}/{part.of}）", f"slice {part.number} {en} ({ended} of {part.of})"
        )
        say(words, lang, is_refusal=True)

    summary = build_on_dask(config_file, output, workers, scheduler, tell).summary
    return summary.describe(lang, time.perf_counter() - started), summary.warnings
