"""`guangrong sign RECORD --role 初审 --name …`: somebody has read a record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, settings_or_exit

if TYPE_CHECKING:
    from generator.records.base import Role


@click.command()
@click.argument("record")
@click.option("--role", type=click.Choice(["供稿", "初审", "终审"]), required=True, help="哪一步 / which step")
@click.option("--name", required=True, help="经手人 / who")
@CONFIG
@LANGUAGE
def sign(record: str, role: "Role", name: str, config_file: Path, lang: Language) -> None:
    """在记录里签供稿、初审或终审；签过再改，check --release 会发现。 Sign a step of the review."""
    from generator.desk.signing import sign_record
    from generator.refusal import Refused
    from generator.today import today

    try:
        path = sign_record(settings_or_exit(config_file, lang), record, role, name, today().isoformat())
    except Refused as error:
        raise click.ClickException(error.words.in_(lang)) from None
    click.echo(f"{path}: {role} {name}")
