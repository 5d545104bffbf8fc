"""`guangrong fmt`: records in their one form, prose with mended punctuation."""

import sys
from pathlib import Path

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, report, settings_or_exit

_NEAT = {"zh": "都整齐，没有要改的", "en": "all in form, nothing to change"}
_DONE = {
    (False, "zh"): "整理了 {count} 个文件",
    (False, "en"): "put into form: {count}",
    (True, "zh"): "{count} 个文件要整理，运行 guangrong fmt",
    (True, "en"): "not in form: {count}; run guangrong fmt",
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "is_check", is_flag=True, help="只看不改，有要改的退出码为 1 / change nothing, exit code 1")
@CONFIG
@LANGUAGE
def fmt(paths: tuple[Path, ...], is_check: bool, config_file: Path, lang: Language) -> None:
    """统一记录的版面，改正文里的半角标点；注释、引号、次序不动。 Put records into one form."""
    from generator.desk.form import form_records

    formed = list(form_records(settings_or_exit(config_file, lang), paths, is_check))
    changed = [one.path for one in formed if not one.problems]
    for path in changed:
        click.echo(path)
    code = report([problem for one in formed for problem in one.problems], lang, "text", always_count=False)
    if changed:
        click.echo(_DONE[is_check, lang].format(count=len(changed)))
    elif not code:
        click.echo(_NEAT[lang])
    sys.exit(code or int(is_check and bool(changed)))
