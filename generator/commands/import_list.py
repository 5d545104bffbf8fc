"""`guangrong import`: a commendation list of an office becomes a roll, and on wish its people's records."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language, Text
from generator.commands.shared import CONFIG, LANGUAGE, is_terminal, settings_or_exit

if TYPE_CHECKING:
    from generator.lists.heads import Options
    from generator.lists.matching import Ask
    from generator.settings import Settings


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@CONFIG
@LANGUAGE
@click.option("--id", "roll", default="", help="榜的编号 / the roll's id")
@click.option("--award", "awards", multiple=True, help="奖项的编号，可多次 / an award's id, repeatable")
@click.option("--year", type=click.IntRange(1800, 2199), help="年份 / year")
@click.option("--title", default="", help="榜的标题 / the roll's title")
@click.option("--edition", default="", help="届次，如第二届 / edition")
@click.option("--source", default="", help="出处的标题 / the source's title")
@click.option("--sheet", "sheets", multiple=True, help="只读这个工作表或表格，可多次 / read only this, repeatable")
@click.option("--people", "wants_people", is_flag=True, help="为新的人建人物文件 / make records for new people")
@click.option("--dry-run", "is_dry", is_flag=True, help="只报告，不写入 / write nothing")
def import_list(
    file: Path,
    config_file: Path,
    lang: Language,
    roll: str,
    awards: tuple[str, ...],
    year: int | None,
    title: str,
    edition: str,
    source: str,
    sheets: tuple[str, ...],
    wants_people: bool,
    is_dry: bool,
) -> None:
    """把表彰名单（Excel、Word、CSV）变成光荣榜。 Make a roll of a commendation list."""
    from generator.lists.heads import Options

    settings = settings_or_exit(config_file, lang)
    options = Options(roll, _known_awards(settings, awards), year, title.strip(), edition.strip(), source.strip())
    sys.exit(_run(settings, file, options, sheets, wants_people, is_dry, lang))


def _known_awards(settings: "Settings", awards: Sequence[str]) -> tuple[str, ...]:
    from generator.suggest import nearest, offer

    known = sorted(file.stem for file in (settings.content / "awards").rglob("*.yml"))
    for award in awards:
        if award not in known:
            near = nearest(award, known)
            hint = offer(near).zh if near else "、".join(known[:20])
            raise click.UsageError(f"没有叫“{award}”的奖项 / no such award: {award}\n{hint}")
    return tuple(dict.fromkeys(awards))


def _run(
    settings: "Settings",
    file: Path,
    options: "Options",
    sheets: tuple[str, ...],
    wants_people: bool,
    is_dry: bool,
    lang: Language,
) -> int:
    from generator.changes import make_changes
    from generator.lists.importing import plan_import
    from generator.lists.telling import tell_findings, tell_outcome, tell_refusal
    from generator.refusal import Refused

    try:
        outcome = plan_import(settings, file, options, sheets, wants_people, _asker(lang))
    except Refused as refused:
        click.echo(tell_refusal(refused, lang))
        return 1
    click.echo("\n".join(tell_findings(outcome.findings, lang)))
    try:
        if not is_dry:
            make_changes(outcome.changes)
    except Refused as refused:
        click.echo(refused.words.in_(lang))
        return 1
    click.echo("\n".join(tell_outcome(outcome, settings.root, is_dry, lang)))
    return 1 if outcome.differs else 0


def _asker(lang: Language) -> "Ask":
    """Asks on a terminal; where nobody is there, no answer is the answer."""

    def ask(question: Text, choices: Sequence[Text]) -> int | None:
        if not is_terminal():
            return None
        click.echo(question.in_(lang))
        for number, choice in enumerate(choices, 1):
            click.echo(f"  {number} {choice.in_(lang)}")
        unsure = Text("0 不知道", "0 I do not know").in_(lang)
        click.echo(f"  {unsure}")
        answer = click.prompt(Text("写数字", "number").in_(lang), type=click.IntRange(0, len(choices)), default=0)
        return int(answer) - 1 if answer else None

    return ask
