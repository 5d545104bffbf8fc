"""`guangrong schema`: schemas for editors of YAML, and the settings that lead VS Code to them."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, say, settings_or_exit

if TYPE_CHECKING:
    from generator.authoring.files import Done


@click.command()
@CONFIG
@LANGUAGE
@click.option("--folder", help="schema 放在哪个文件夹 / where to put them  [默认 / default: .guangrong/schemas]")
@click.option(
    "--modelines", is_flag=True, help="在每条记录开头加一行指向 schema 的注释 / a comment on top of each record"
)
def schema(config_file: Path, lang: Language, folder: str | None, modelines: bool) -> None:
    """让编辑器（如 VS Code）认得记录：提示字段、列出选项、标出错误。 Schemas for editors of YAML."""
    from generator.authoring.files import SCHEMAS, write_help

    settings = settings_or_exit(config_file, lang)
    folder = _inside(folder or SCHEMAS)
    done = list(write_help(settings, folder, modelines))
    _tell(done, lang)
    sys.exit(1 if any(one.reason for one in done) else 0)


def _inside(folder: str) -> str:
    """A folder below the site's: others would not be there on a colleague's machine."""
    path = Path(folder)
    if path.is_absolute() or ".." in path.parts or not path.parts or folder.split() != [folder]:
        raise click.BadParameter(
            "写网站文件夹里面的一个文件夹，不带空格 / name a folder inside the site's, without spaces"
        )
    return path.as_posix()


def _tell(done: Sequence["Done"], lang: Language) -> None:
    for one in done:
        if one.is_written:
            say(Text(f"写好  {one.path}", f"wrote  {one.path}"), lang)
        elif one.reason:
            say(Text(f"没有动  {one.path}: {one.reason.zh}", f"left alone  {one.path}: {one.reason.en}"), lang)
    if same := sum(not one.is_written and not one.reason for one in done):
        say(Text(f"{same} 个文件本来就是好的", f"{same} files were right already"), lang)
    for one in done:
        if one.lines:
            click.echo(f"\n{one.path}:\n{json.dumps(one.lines, ensure_ascii=False, indent=2)}")
