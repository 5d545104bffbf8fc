"""`guangrong where PERSON`: every file that still names a person."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, settings_or_exit

if TYPE_CHECKING:
    from generator.desk.where import Place
    from generator.settings import Settings

_MOST_SHOWN = 20
_PLACES = {
    "zh": {
        "site": "正在用的网站",
        "kept": "旧的一版网站",
        "cache": "缓存",
        "export": "导出的",
        "slices": "建好的片",
        "content": "记录（不公开）",
    },
    "en": {
        "site": "the site in use",
        "kept": "the version before",
        "cache": "the cache",
        "export": "exports",
        "slices": "slices",
        "content": "the records",
    },
}


@click.command()
@click.argument("person")
@CONFIG
@LANGUAGE
def where(person: str, config_file: Path, lang: Language) -> None:
    """在建好的网站、缓存和记录里找一个人（姓名或编号）。 Find every file that names a person."""
    sys.exit(int(show_traces(settings_or_exit(config_file, lang), person, lang)))


def show_traces(settings: "Settings", person: str, lang: Language) -> bool:
    """Print where a person is named; whether that is anywhere but in the records."""
    from generator.desk.where import search_places, sought_person

    places = list(search_places(settings, sought_person(settings, person)))
    for place in places:
        for line in _describe(place, lang):
            click.echo(line)
    return any(place.traces for place in places if place.what != "content")


def _describe(place: "Place", lang: Language) -> Iterable[str]:
    what, found = _PLACES[lang][place.what], len(place.traces)
    if lang == "en":
        yield f"{what}: {found or 'none'} of {place.files} files"
    else:
        yield f"{what}：{place.files} 个文件，{f'{found} 个写着' if found else '都没有'}"
    for trace in place.traces[:_MOST_SHOWN]:
        yield f"  {trace.path}" + (f"  …{trace.excerpt}…" if trace.excerpt else "")
    if found > _MOST_SHOWN:
        yield "  …"
