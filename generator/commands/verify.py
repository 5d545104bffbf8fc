"""`guangrong verify URL|DIR`: whether what stands there is what was built."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, say, settings_or_exit
from generator.refusal import Refused

if TYPE_CHECKING:
    from generator.verifying.compare import Verdict

_MOST_SHOWN = 30
_STATES = {
    "missing": Text("缺少", "missing"),
    "changed": Text("不同", "changed"),
    "old": Text("是别次建的", "of another build"),
    "unread": Text("没问到", "not read"),
    "extra": Text("多出", "extra"),
}
_AGAINST = {
    "here": Text("对照：本机建的站（{build}）", "compared with: the site built here ({build})"),
    "given": Text("对照：给的清单（{build}）", "compared with: the list given ({build})"),
    "there": Text("对照：那里自己的清单（{build}）", "compared with: the list that stands there ({build})"),
}
_ANOTHER = Text(
    "那里不是本机建的这一版（本机：{build}）。要么还没发布，要么服务器或 CDN 还在给旧的。",
    "what stands there is another build than the one here ({build}): not yet published, or an old one is still served.",
)
_NO_OUTSIDER = Text(
    "清单也是从那里取的：查得出缺文件、改坏、新旧混在一起，查不出连清单一起换掉。"
    "要查这个，在建站的机器上核对，或用 --manifest。",
    "the list was taken from there, too: this finds what is missing, spoilt or mixed, "
    "not a site that was exchanged together with its list. For that, verify where it was built, or give --manifest.",
)
_NO_LIST_THERE = Text("那里没有 build-manifest.json", "there is no build-manifest.json there")
_OTHER_LIST = Text("那里的 build-manifest.json 是另一次建的", "the build-manifest.json there is of another build")
_MIXED = Text(
    "新旧混在一起：{count} 个文件是别次建的。多半是传到一半，或 CDN 没有刷新。",
    "a mixed site: {count} files are of another build. Mostly an upload that stopped, or a CDN that was not refreshed.",
)


@click.command()
@click.argument("target")
@click.option("--manifest", type=click.Path(path_type=Path), help="对照哪份清单 / the list to compare with")
@click.option("--sample", type=click.IntRange(1), help="只抽查这么多个文件 / look at so many files only")
@click.option("--timeout", type=click.FloatRange(1, 600), default=15, show_default=True, help="秒 / seconds")
@click.option("--jobs", type=click.IntRange(1, 64), default=8, show_default=True, help="同时问几个 / at a time")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="给人看，还是给程序看")
@CONFIG
@LANGUAGE
def verify(
    target: str,
    manifest: Path | None,
    sample: int | None,
    timeout: float,
    jobs: int,
    form: str,
    config_file: Path,
    lang: Language,
) -> None:
    """核对网上的网站或拷走的文件夹是不是建好的那一版。 Compare a site elsewhere with what was built."""
    from generator.progress import shown
    from generator.verifying.compare import target_at
    from generator.verifying.compare import verify as compare

    site = settings_or_exit(config_file, lang).destination if config_file.is_file() else None
    try:
        with shown(lang, form == "text") as progress:
            verdict = compare(target_at(target, timeout, jobs), site, manifest, sample or 0, progress)
    except Refused as refusal:
        say(refusal.words, lang, is_refusal=True)
        if refusal.action.zh:
            say(refusal.action, lang, is_refusal=True)
        sys.exit(2)
    if form == "json":
        click.echo(json.dumps(_as_data(verdict, target, lang), ensure_ascii=False, indent=2))
    else:
        for line in _as_lines(verdict):
            say(line, lang)
    sys.exit(0 if verdict.is_same else 1)


def _as_lines(verdict: "Verdict") -> Iterator[Text]:
    yield _fill(_AGAINST[verdict.against], build=verdict.manifest.name)
    yield from verdict.notes
    yield from _on_the_list(verdict)
    differences = verdict.comparison.differences
    for one in differences[:_MOST_SHOWN]:
        state, detail = _STATES[one.state], one.detail
        zh, en = (f"（{detail.zh}）", f" ({detail.en})") if detail.zh else ("", "")
        yield Text(f"  {state.zh} {one.path}{zh}", f"  {state.en}: {one.path}{en}")
    if more := len(differences) - _MOST_SHOWN:
        yield from [Text(f"  … 还有 {more} 个", f"  … and {more} more")] if more > 0 else []
    yield _summary(verdict)


def _on_the_list(verdict: "Verdict") -> Iterator[Text]:
    """What the list at the target says, and what was not proved."""
    if verdict.here and verdict.against == "there":
        yield _fill(_ANOTHER, build=verdict.here.name)
    elif verdict.against == "there":
        yield _NO_OUTSIDER
    elif verdict.there is None:
        yield _NO_LIST_THERE
    elif not verdict.is_this_build:
        yield _OTHER_LIST
    if old := verdict.comparison.counts.get("old", 0):
        yield Text(_MIXED.zh.format(count=old), _MIXED.en.format(count=old))


def _summary(verdict: "Verdict") -> Text:
    comparison, counts = verdict.comparison, verdict.comparison.counts
    zh = [
        f"{comparison.same} 个文件相同",
        *(f"{_STATES[state].zh} {counts[state]} 个" for state in _STATES if counts[state]),
    ]
    en = [
        f"{comparison.same} files are the same",
        *(f"{counts[state]} {_STATES[state].en}" for state in _STATES if counts[state]),
    ]
    if comparison.packed:
        zh, en = [*zh, f"压缩好的 {comparison.packed} 个也对"], [*en, f"{comparison.packed} packed ones are right, too"]
    if comparison.stays:
        zh, en = (
            [*zh, f"{comparison.stays} 个是留给旧页面用的"],
            [*en, f"{comparison.stays} stay for pages of earlier builds"],
        )
    if comparison.kept_back:
        zh, en = (
            [*zh, f"{comparison.kept_back} 个是给服务器看的，不对外"],
            [*en, f"{comparison.kept_back} are for the server only"],
        )
    if comparison.left_out:
        zh, en = [*zh, f"没有看 {comparison.left_out} 个"], [*en, f"{comparison.left_out} were not looked at"]
    return Text("，".join(zh), ", ".join(en))


def _fill(words: Text, build: Text) -> Text:
    return Text(words.zh.format(build=build.zh), words.en.format(build=build.en))


def _as_data(verdict: "Verdict", target: str, lang: Language) -> dict[str, Any]:
    comparison = verdict.comparison
    return {
        "target": target,
        "is_same": verdict.is_same,
        "against": verdict.against,
        "is_this_build": verdict.is_this_build,
        "program": verdict.manifest.program,
        "commit": verdict.manifest.commit,
        "is_changed": verdict.manifest.is_changed,
        "same": comparison.same,
        "packed": comparison.packed,
        "stays": comparison.stays,
        "kept_back": comparison.kept_back,
        "left_out": comparison.left_out,
        "notes": [note.in_(lang) for note in (*verdict.notes, *_on_the_list(verdict))],
        "differences": [
            {"path": one.path, "state": one.state, "detail": one.detail.in_(lang)} for one in comparison.differences
        ],
    }
