"""`guangrong names`: names from standard input, sorted or with their readings."""

import sys

import click

from generator.commands.shared import UNUSED_CONFIG


@click.command()
@UNUSED_CONFIG
@click.option(
    "--sort",
    "order",
    type=click.Choice(["surname-stroke", "fullname-stroke", "pinyin"]),
    help="怎么排：姓氏笔画、姓名笔画、拼音 / in which order",
)
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
