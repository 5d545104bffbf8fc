"""`guangrong sign RECORD --role 初审 --name …`: somebody has read a record."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, report
from generator.problems import ContentError

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
    from generator.desk.refusal import Refused
    from generator.desk.signing import sign_record
    from generator.settings import read_settings
    from generator.today import today

    try:
        path = sign_record(read_settings(config_file), record, role, name, today().isoformat())
    except ContentError as error:
        sys.exit(report(list(error.problems), lang, "text", always_count=True))
    except Refused as error:
        raise click.ClickException(error.words.in_(lang)) from None
    click.echo(f"{path}: {role} {name}")
