"""`guangrong remove PERSON --reason …`: somebody is to be shown no more, anywhere."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, report, settings_or_exit
from generator.commands.where import show_traces
from generator.problems import ContentError
from generator.report import locate

if TYPE_CHECKING:
    from generator.desk.removal import Removed


@click.command()
@click.argument("person")
@click.option("--reason", required=True, help="为什么，给编辑看 / why, for editors")
@CONFIG
@LANGUAGE
def remove(person: str, reason: str, config_file: Path, lang: Language) -> None:
    """把一个人从所有公开的地方撤下（名单只计数），重建网站并证明。 Take a person out of everything public."""
    from generator.desk.removal import forget_cache, forget_old_version, remove_person
    from generator.refusal import Refused
    from generator.runner import build_site
    from generator.today import today

    settings = settings_or_exit(config_file, lang)
    try:
        removed = remove_person(settings, person, reason, today().isoformat())
        click.echo(_describe(removed, lang))
        forget_cache(settings)
        summary = build_site(config_file)
    except ContentError as error:
        code = report(locate(error.problems, config_file.parent), lang, "text", always_count=True)
        click.echo(_NOT_BUILT[lang], err=True)
        sys.exit(code)
    except Refused as error:
        raise click.ClickException(error.words.in_(lang)) from None
    forget_old_version(settings)
    report(summary.warnings, lang, "text", always_count=False)
    sys.exit(int(show_traces(settings, removed.id, lang)))


_NOT_BUILT = {
    "zh": "记录已经改了，网站还是旧的：照上面改好，再运行 guangrong build 和 guangrong where",
    "en": "the records are changed, the site is not: mend the above, then run guangrong build and guangrong where",
}


def _describe(removed: "Removed", lang: Language) -> str:
    is_english = lang == "en"
    lines = [f"{removed.path}: consent: withheld"]
    lines += [
        f"{path}: {'the name became a reference' if is_english else '姓名改成编号，只计数'}" for path in removed.rolls
    ]
    asks = "is this the same person? if so write person: " if is_english else "是不是同一个人？是就改成 person: "
    return "\n".join([*lines, *(f"{doubt}: {asks}{removed.id}" for doubt in removed.doubts)])
