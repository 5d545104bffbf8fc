"""`guangrong new KIND NAME`: a record to be filled in; `guangrong new site FOLDER`: a small site to begin with."""

import sys
from pathlib import Path

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, is_terminal, say, settings_or_exit

_SITE = frozenset(("site", "网站", "站点"))


@click.command()
@CONFIG
@LANGUAGE
@click.argument("kind")
@click.argument("name")
@click.option("--id", "id", default="", help="编号，不写就用拼音 / the id; from the pinyin where left out")
@click.option("--reading", default="", help="姓名的读音，如 “Shàn Xìnghuā” / how a person's name is read")
@click.option(
    "--date", default="", help="日期，如 2018-06-12；大事放进那一年的文件夹 / the date, for events and others"
)
def new(config_file: Path, lang: Language, kind: str, name: str, id: str, reading: str, date: str) -> None:
    """新建一条记录，如 new 人物 吕梅华；或一个小网站，new site 文件夹。 Begin a record, or a site (new site FOLDER)."""
    from generator.refusal import Refused

    try:
        if kind in _SITE:
            _new_site(Path(name), lang)
        else:
            _new_record(config_file, lang, kind, name, id, reading, date)
    except Refused as error:
        say(error.words, lang, is_refusal=True)
        sys.exit(1)
    except OSError as error:
        say(Text(f"写不了：{error.strerror}", f"it cannot be written: {error.strerror}"), lang, is_refusal=True)
        sys.exit(1)


def _new_record(config_file: Path, lang: Language, kind: str, name: str, id: str, reading: str, date: str) -> None:
    from generator.authoring.new_record import Wish, describe, kind_called, make_record

    wanted, name = kind_called(kind), name.strip()
    settings = settings_or_exit(config_file, lang)
    if wanted.name == "person" and not reading:
        reading = _choose_reading(name, lang)
    made = make_record(settings, Wish(wanted, name, id, reading, date))
    for one in made.namesakes:
        say(Text(f"同名的已经有：{describe(one)}", f"of the same name: {describe(one)}"), lang)
    say(Text(f"写好了：{made.path}", f"wrote: {made.path}"), lang)
    say(Text("填好后运行：guangrong check", "fill it in, then run: guangrong check"), lang)


def _choose_reading(name: str, lang: Language) -> str:
    """The reading of a surname that is not always read alike: asked for on a terminal, else the usual one, and told."""
    from generator.authoring.ids import possible_readings

    readings = possible_readings(name)
    if len(readings) < 2:
        return ""
    if is_terminal():
        for number, one in enumerate(readings, 1):
            click.echo(f"{number}  {one}")
        asked = Text("怎么读", "How is it read").in_(lang)
        return readings[click.prompt(asked, type=click.IntRange(1, len(readings)), default=1) - 1]
    others = Text("或", " or ").in_(lang).join(f'--reading "{one}"' for one in readings[1:])
    usual = readings[0]
    say(Text(f"读作 {usual}；不对就删掉重来，加上 {others}", f"read as {usual}; if not, again with {others}"), lang)
    return readings[0]


def _new_site(folder: Path, lang: Language) -> None:
    from generator.authoring.new_site import make_site

    for path in make_site(folder):
        say(Text(f"写好了：{path}", f"wrote: {path}"), lang)
    say(Text(f"接着：cd {folder}，再运行 guangrong serve", f"next: cd {folder}, then guangrong serve"), lang)
