"""`guangrong publish [PLACE]`: the site as it was built last goes to where visitors see it."""

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes.code import Language, Text
from generator.commands.shared import CONFIG, LANGUAGE, say, settings_or_exit
from generator.refusal import Refused

if TYPE_CHECKING:
    from generator.progress import Progress
    from generator.publishing.offer import Offer
    from generator.publishing.plan import Plan
    from generator.publishing.target import Place
    from generator.settings import Settings

_LAST = "-"
_HOW = Text(
    """还没有写发布到哪里。在 site_config.yml 里写，如：

plugins:
  - guangrong:
      publish:
        fuwuqi: {to: rsync, address: "web@example.org:/var/www/site"}

to 可以是：dir（本机文件夹）、rsync（服务器）、s3（OSS、COS、MinIO）、gh-pages（git 分支）""",
    """There is no target yet. Write one into site_config.yml, e.g.

plugins:
  - guangrong:
      publish:
        server: {to: rsync, address: "web@example.org:/var/www/site"}

`to:` is dir (a folder here), rsync (a server), s3 (a bucket) or gh-pages (a git branch)""",
)


@click.command()
@click.argument("place", required=False)
@click.option("--dry-run", is_flag=True, help="只看要做什么，什么都不改 / only tell what would be done")
@click.option("--build", "is_to_build", is_flag=True, help="先建站 / build the site first")
@click.option(
    "--purge",
    is_flag=True,
    help="旧版本、旧页面要用的文件也都去掉，如按本人要求拿掉一个人以后 / take away earlier versions, too",
)
@click.option("--versions", "is_list", is_flag=True, help="那里有哪些版本 / the versions that are there")
@click.option(
    "--rollback",
    is_flag=False,
    flag_value=_LAST,
    metavar="[版本]",
    help="换回从前的版本，不写就是上一版 / show an earlier version, or the one before",
)
@CONFIG
@LANGUAGE
def publish(
    place: str | None,
    dry_run: bool,
    is_to_build: bool,
    purge: bool,
    is_list: bool,
    rollback: str | None,
    config_file: Path,
    lang: Language,
) -> None:
    """把建成的网站发布出去。 Send the site to where visitors see it."""
    settings = settings_or_exit(config_file, lang)
    if place is None and rollback in settings.options.publish:
        place, rollback = rollback, _LAST
    with _told(lang):
        name = _choose(settings.options.publish, place)
        if is_to_build and not (is_list or rollback or dry_run):
            _build(config_file, lang)
        _run(settings, name, lang, dry_run, purge, is_list, rollback)


@contextmanager
def _told(lang: Language) -> Iterator[None]:
    """What is refused, and what the system says, is told, and the command ends."""
    try:
        yield
    except BrokenPipeError:
        raise
    except Refused as error:
        texts = [error.words, error.action]
    except OSError as error:
        why = error.strerror or str(error)
        texts = [Text(f"{error.filename}：{why}", f"{error.filename}: {why}") if error.filename else Text(why, why)]
    else:
        return
    for line in (line for text in texts if text.zh for line in text.in_(lang).split("\n")):
        say(Text(line, line), lang, is_refusal=True)
    sys.exit(1)


def _choose(targets: Mapping[str, object], name: str | None) -> str:
    from generator.suggest import nearest, offer

    if not targets:
        raise Refused(_HOW)
    if name is None and len(targets) == 1:
        return next(iter(targets))
    names = Text("、".join(targets), ", ".join(targets))
    if name is None:
        raise Refused(Text(f"发布到哪里？写一个：{names.zh}", f"publish to which? Name one: {names.en}"))
    if name not in targets:
        near = nearest(name, targets)
        raise Refused(
            Text(f"设置里没有叫“{name}”的目标，有：{names.zh}", f"there is no target “{name}”, but: {names.en}"),
            offer(near) if near else Text("", ""),
        )
    return name


def _build(config_file: Path, lang: Language) -> None:
    from generator.commands.shared import report
    from generator.problems import ContentError
    from generator.report import locate
    from generator.runner import build_site

    started = time.perf_counter()
    try:
        summary = build_site(config_file)
    except ContentError as error:
        sys.exit(report(locate(error.problems, config_file.parent), lang, "text", always_count=True))
    click.echo(summary.describe(lang, time.perf_counter() - started))


def _run(
    settings: "Settings", name: str, lang: Language, dry_run: bool, purge: bool, is_list: bool, rollback: str | None
) -> None:
    from generator.progress import shown
    from generator.publishing.targets import open_target

    with shown(lang) as progress:
        place = open_target(settings, settings.options.publish[name], progress)
        place.keeps_old = not purge
        if is_list:
            _list(place, lang)
        elif rollback:
            _roll_back(place, None if rollback == _LAST else rollback, lang, dry_run)
        else:
            _publish(settings, name, place, lang, dry_run)


def _list(place: "Place", lang: Language) -> None:
    versions = place.versions()
    for one in versions:
        mark = "*" if one.is_current else " "
        say(Text(f"{mark} {one.name}  {one.about.zh}", f"{mark} {one.name}  {one.about.en}"), lang)
    if not versions:
        say(Text("那里还没有版本", "there is no version yet"), lang)


def _roll_back(place: "Place", version: str | None, lang: Language, dry_run: bool) -> None:
    shown = place.roll_back(version, dry_run)
    if dry_run:
        say(Text(f"{place.address} 会换回 {shown.name}", f"{place.address} would show {shown.name} again"), lang)
        return
    say(Text(f"{place.address} 换回了 {shown.name}", f"{place.address} shows {shown.name} again"), lang)


def _publish(settings: "Settings", name: str, place: "Place", lang: Language, dry_run: bool) -> None:
    from generator.publishing.compress import add_compressed
    from generator.publishing.freshness import edited_since_build
    from generator.publishing.offer import offered

    started = time.perf_counter()
    with offered(settings.destination, place.progress) as offer:
        if edited := edited_since_build(settings):
            warning = Text(
                f"注意：{edited} 建站以后改过，这次发布的还是改之前的；要新的，加 --build",
                f"note: {edited} was edited after the site was built; with --build that is published, too",
            )
            say(warning, lang, is_refusal=True)
        if broken := _broken_links(settings, offer, place.progress):
            say(broken, lang, is_refusal=True)
        add_compressed(offer, getattr(settings.options.publish[name], "compress", ()), settings.cache, place.progress)
        plan = place.plan(offer)
        say(Text(f"发布到 {name}（{place.address}）", f"to {name} ({place.address})"), lang)
        if plan.is_settled:
            say(Text("那里已经是这一版，没有要发送的", "it is there already: nothing to send"), lang)
            return
        _tell(plan, lang, dry_run)
        if not dry_run:
            place.send(offer, plan)
            _tell_end(plan, lang, time.perf_counter() - started)


def _broken_links(settings: "Settings", offer: "Offer", progress: "Progress") -> Text | None:
    """What leads nowhere in what is sent. A note: what is urgent, as taking somebody out, must not wait for a link."""
    from generator.links.check import check_site

    progress.stage(Text("查链接", "looking at links"), 1)
    broken = check_site(offer.folder, settings.site_url, settings.cache).broken
    if not broken:
        return None
    shown = broken[0].address + (f"#{broken[0].anchor}" if broken[0].anchor else "")
    return Text(
        f"注意：有 {len(broken)} 个链接打不开，如 {shown}；写在哪里，运行 guangrong links",
        f"note: {len(broken)} links lead nowhere, e.g. {shown}; guangrong links tells where they are",
    )


def _tell(plan: "Plan", lang: Language, in_full: bool) -> None:
    for text in (plan.describe(), *(plan.lines() if in_full else ()), *plan.notes):
        say(text, lang)


def _tell_end(plan: "Plan", lang: Language, seconds: float) -> None:
    from generator.publishing.plan import format_size

    size = format_size(plan.size)
    done = Text(
        f"发布好了：发送 {plan.count} 个文件，{size}，用时 {seconds:.1f} 秒",
        f"published: {plan.count} files, {size}, {seconds:.1f} s",
    )
    say(done, lang)
