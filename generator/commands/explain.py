"""`guangrong explain CODE`: what a code means and what to do."""

import click

from generator.codes import CODES
from generator.codes.code import Language
from generator.commands.shared import LANGUAGE, UNUSED_CONFIG
from generator.report import explain as explain_code


@click.command()
@UNUSED_CONFIG
@click.argument("code")
@LANGUAGE
def explain(code: str, lang: Language) -> None:
    """解释一个错误代码，如 R301。 Explain a code."""
    text = explain_code(code, lang)
    if text is None:
        known = " ".join(sorted(CODES))
        raise click.UsageError(f"没有这个代码 / no such code: {code}\n{known}")
    click.echo(text)
