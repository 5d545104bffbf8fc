"""`guangrong rename OLD NEW`: another id for a record, everywhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, settings_or_exit

if TYPE_CHECKING:
    from generator.desk.rename import Renamed


@click.command()
@click.argument("old")
@click.argument("new")
@CONFIG
@LANGUAGE
def rename(old: str, new: str, config_file: Path, lang: Language) -> None:
    """给记录换编号：文件改名，引用都改，旧网址自动转到新网址。 Give a record another id."""
    from generator.desk.rename import rename_record
    from generator.refusal import Refused

    try:
        renamed = rename_record(settings_or_exit(config_file, lang), old, new)
    except Refused as error:
        raise click.ClickException(error.words.in_(lang)) from None
    click.echo(_describe(renamed, lang))


def _describe(renamed: "Renamed", lang: Language) -> str:
    lines = [f"{renamed.old} → {renamed.new}", *(f"  {path}" for path in renamed.rewritten)]
    if lang == "en":
        lines.append(f"references rewritten: {renamed.references}")
        lines += ["the old address leads to the new one (content/redirects.yml)"] if renamed.redirect else []
        return "\n".join([*lines, "next: guangrong check"])
    lines.append(f"改了 {renamed.references} 处引用")
    lines += ["旧网址会自动转到新网址（content/redirects.yml）"] if renamed.redirect else []
    return "\n".join([*lines, "下一步：guangrong check"])
