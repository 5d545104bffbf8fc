"""`guangrong links`: whether every link of the built site leads somewhere, or with `--external` those elsewhere."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import CONFIG, FORMAT, LANGUAGE, Form, report, say, settings_or_exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.links.external import Outcome
    from generator.links.report import Uses
    from generator.settings import Settings

_REPORTS = (".csv", ".md", ".json")
_NOT_BUILT = Text("{folder} 里没有建好的网站，先 guangrong build", "no site in {folder}: guangrong build first")
_DONE = Text(
    "查过 {files} 个文件，重新读了 {read} 个，{links} 个不同的链接",
    "{files} files, {read} read anew, {links} different links",
)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--external", "is_external", is_flag=True, help="查外部网址，要上网 / other sites, asks the network")
@click.option("--report", "file", type=click.Path(path_type=Path), help="结果写进 .csv、.md 或 .json / write a report")
@click.option(
    "--days", type=click.FloatRange(0, 365), default=7, show_default=True, help="几天内不再问 / not asked again"
)
@click.option("--timeout", type=click.FloatRange(1, 300), default=15, show_default=True, help="秒 / seconds")
@click.option("--pause", type=click.FloatRange(0, 60), default=1, show_default=True, help="同一网站隔几秒问 / seconds")
@CONFIG
@LANGUAGE
@FORMAT
def links(
    folder: Path | None,
    is_external: bool,
    file: Path | None,
    days: float,
    timeout: float,
    pause: float,
    config_file: Path,
    lang: Language,
    form: Form,
) -> None:
    """检查链接：网站里的，或外部的。 Check links."""
    if file and file.suffix not in _REPORTS:
        raise click.BadParameter("报告写成 .csv、.md 或 .json / a report is .csv, .md or .json", param_hint="--report")
    settings = settings_or_exit(config_file, lang)
    if is_external:
        sys.exit(_check_elsewhere(settings, file, days, timeout, pause, lang, form))
    sys.exit(_check_site(settings, folder, lang, form, config_file))


def _check_site(settings: "Settings", folder: Path | None, lang: Language, form: Form, config_file: Path) -> int:
    from generator.links.check import check_site
    from generator.links.tell import tell_broken
    from generator.report import locate

    site = (folder or settings.destination).resolve()
    if not (site / "index.html").is_file():
        told = {"folder": str(folder or settings.destination.relative_to(settings.root))}
        say(Text(_NOT_BUILT.zh.format(**told), _NOT_BUILT.en.format(**told)), lang, is_refusal=True)
        return 2
    checked = check_site(site, settings.site_url, settings.cache if folder is None else None)
    problems = locate(tell_broken(checked, site, settings), settings.root)
    if form == "text":
        counts = {"files": checked.files, "read": checked.read, "links": checked.links}
        say(Text(_DONE.zh.format(**counts), _DONE.en.format(**counts)), lang)
    return report(problems, lang, form, always_count=True, config_file=config_file)


def _check_elsewhere(
    settings: "Settings", file: Path | None, days: float, timeout: float, pause: float, lang: Language, form: Form
) -> int:
    from generator.links.external import Manners, ask_all, find_elsewhere
    from generator.links.report import as_json, as_lines
    from generator.links.texts import written_texts
    from generator.progress import shown

    uses = find_elsewhere(written_texts(settings), settings.site_url)
    with shown(lang, form == "text") as progress:
        progress.stage(Text("查外部网址", "asking"), len(uses))
        manners = Manners(timeout, pause, settings.site_url)
        outcomes = list(ask_all(list(uses), settings.cache, days, manners, partial(progress.advance, 1)).values())
    if form == "json":
        click.echo(as_json(outcomes, uses, lang))
    else:
        for line in as_lines(outcomes, uses):
            for one in line.in_(lang).split("\n"):
                say(Text(one, one), lang)
    if file:
        _write(file, outcomes, uses, lang)
    return int(any(one.state == "dead" for one in outcomes))


def _write(file: Path, outcomes: "Sequence[Outcome]", uses: "Uses", lang: Language) -> None:
    from generator.links.report import as_csv, as_json, as_markdown

    form = dict(zip(_REPORTS, (as_csv, as_markdown, as_json), strict=True))[file.suffix]
    try:
        file.write_text(form(outcomes, uses, lang), "utf-8")
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror or error}") from None
