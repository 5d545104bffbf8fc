"""`guangrong export list`: rolls as lists for Excel, in the form that `guangrong import` reads."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language, Text
from generator.commands.shared import CONFIG, LANGUAGE, settings_or_exit

if TYPE_CHECKING:
    from generator.lists.known import Known
    from generator.records.roll import Roll


@click.command("list")
@click.argument("rolls", nargs=-1)
@CONFIG
@LANGUAGE
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写成哪个 .xlsx / the file"
)
def export_list(rolls: tuple[str, ...], config_file: Path, lang: Language, output: Path) -> None:
    """把光荣榜写成 Excel 名单，不写编号就是全部。 Write rolls as lists for Excel."""
    from generator.lists.exporting import make_workbook
    from generator.lists.known import know

    known, _ = know(settings_or_exit(config_file, lang))
    picked = _read_rolls(known, rolls or sorted(known.records["roll"]), lang)
    try:
        # What somebody filled in is not written over.
        with output.open("xb") as opened:
            opened.write(make_workbook(known, picked))
    except FileExistsError:
        click.echo(Text(f"{output} 已经有了，换个文件名", f"{output} is there already: give another").in_(lang))
        sys.exit(1)
    except OSError as error:
        click.echo(f"{output}: {error.strerror}")
        sys.exit(1)
    count = sum(len(roll.recipients) for roll in picked)
    done = Text(f"写入 {output}：{len(picked)}个榜，{count}行", f"wrote {output}: {len(picked)} rolls, {count} lines")
    click.echo(done.in_(lang))


def _read_rolls(known: "Known", ids: Sequence[str], lang: Language) -> list["Roll"]:
    from generator.suggest import nearest, offer

    there = known.records["roll"]
    for id in ids:
        if id not in there:
            near = nearest(id, there)
            raise click.UsageError(f"没有叫“{id}”的榜 / no such roll: {id}\n{offer(near).in_(lang) if near else ''}")
    rolls = [_read_roll(known, id) for id in dict.fromkeys(ids)]
    broken = [id for id, roll in zip(dict.fromkeys(ids), rolls, strict=True) if roll is None]
    if broken or not rolls:
        what = Text("没有榜可以导出", "there is no roll to export")
        wrong = Text(f"这些榜有错，先 guangrong check：{'、'.join(broken)}", f"check these first: {', '.join(broken)}")
        click.echo((wrong if broken else what).in_(lang))
        sys.exit(1)
    return [roll for roll in rolls if roll is not None]


def _read_roll(known: "Known", id: str) -> "Roll | None":
    from pydantic import ValidationError

    from generator.load import validate
    from generator.records import KINDS_BY_NAME
    from generator.records.roll import Roll

    try:
        roll = validate(KINDS_BY_NAME["roll"], id, known.records["roll"][id])
    except ValidationError:
        return None
    return roll if isinstance(roll, Roll) else None
