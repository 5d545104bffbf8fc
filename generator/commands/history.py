"""`guangrong history RECORD [COMMIT]`: who changed a record when and why, and how it read then."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, settings_or_exit
from generator.report import make_visible
from generator.today import SHANGHAI

if TYPE_CHECKING:
    from generator.desk.history import History
    from generator.git.changes import Change

_WORDS = {
    "zh": {
        "edited": "（还有没提交的改动）",
        "cut": "（更早的看不到，取全：git fetch --unshallow）",
        "from": "原名",
    },
    "en": {"edited": "(changed since, not committed)", "cut": "(cut off: git fetch --unshallow)", "from": "was"},
}
_SORTS = {"zh": {"A": "新建", "D": "删除"}, "en": {"A": "new", "D": "taken out"}}


@click.command()
@click.argument("record")
@click.argument("commit", required=False)
@click.option("--diff", "is_diff", is_flag=True, help="那次提交改了哪几行 / the lines that the commit changed")
@CONFIG
@LANGUAGE
def history(record: str, commit: str | None, is_diff: bool, config_file: Path, lang: Language) -> None:
    """一条记录的历次修改，换过编号也连着；写上提交号，看它当时的样子。 The commits of a record, or how it read then."""
    from generator.desk.history import difference_of, read_history, text_at
    from generator.refusal import Refused

    try:
        found = read_history(settings_or_exit(config_file, lang), record)
        if commit is None:
            lines = list(_describe(found, lang))
        else:
            change = found.find(commit)
            lines = (difference_of(found, change) if is_diff else text_at(found, change)).split("\n")
    except Refused as error:
        raise click.ClickException(error.words.in_(lang)) from None
    for line in lines[:-1] if lines[-1] == "" else lines:
        click.echo(make_visible(line))


def _describe(found: "History", lang: Language) -> Iterator[str]:
    yield found.path
    if found.is_edited:
        yield _WORDS[lang]["edited"]
    for change in found.changes:
        moment = datetime.fromtimestamp(change.commit.moment, SHANGHAI).strftime("%Y-%m-%d %H:%M")
        told = f"{moment}  {change.commit.name[:8]}  {change.commit.author}  {change.commit.subject}"
        yield told + _note(change, lang)
    if found.is_cut:
        yield _WORDS[lang]["cut"]


def _note(change: "Change", lang: Language) -> str:
    """What else was done than changing it."""
    word = f"{_WORDS[lang]['from']} {Path(change.origin).stem}" if change.origin else _SORTS[lang].get(change.sort, "")
    return f"  [{word}]" if word else ""
