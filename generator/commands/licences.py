"""`guangrong licences`: what a site and the program are made of, and under which licences."""

import json
from typing import TYPE_CHECKING

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import LANGUAGE, UNUSED_CONFIG, say

if TYPE_CHECKING:
    from generator.licences.libraries import Library

_PARTS = {True: Text("随每个网站发布：", "Sent with every site:"), False: Text("随程序：", "With the program:")}
_LIBRARIES = Text("程序用到的库（装在这里的）：", "Libraries that the program uses, as installed here:")


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="给人看，还是给程序看")
@UNUSED_CONFIG
@LANGUAGE
def licences(form: str, lang: Language) -> None:
    """列出网站和程序用到的东西和许可。 List parts and licences."""
    from generator.licences.libraries import find_libraries
    from generator.licences.parts import PARTS

    libraries = find_libraries("guangrong")
    if form == "json":
        parts = [
            {"name": one.name, "version": one.which, "licence": one.licence, "is_in_sites": one.is_in_sites}
            for one in PARTS
        ]
        told = {"parts": parts, "libraries": [one._asdict() for one in libraries]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for is_in_sites, heading in _PARTS.items():
        say(heading, lang)
        for part in PARTS:
            if part.is_in_sites == is_in_sites:
                _line(part.name, part.which, part.licence, lang)
    say(_LIBRARIES, lang)
    for library in libraries:
        _tell(library, lang)


def _tell(library: "Library", lang: Language) -> None:
    _line(library.name, library.version, library.licence, lang)


def _line(name: str, version: str, licence: str, lang: Language) -> None:
    line = "  ".join(one for one in ("", name, version, licence) if one or one == name)
    say(Text(f"  {line.strip()}", f"  {line.strip()}"), lang)
