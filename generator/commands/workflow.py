"""`guangrong workflow FORGE`: a ready workflow that checks, builds and publishes a site at each push and each day."""

import sys
from pathlib import Path

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, say, settings_or_exit

# Each file of this folder is a forge's; `-matrix` stands in the name of one that builds in slices.
_FORGES = sorted(file.stem for file in (Path(__file__).parents[1] / "workflows").glob("*.yml") if "-" not in file.stem)


@click.command()
@click.argument("forge", type=click.Choice(_FORGES))
@click.option("--branch", default="", help="发布哪个分支，不写就是仓库的主分支 / the branch to publish")
@click.option("--program", default="", help="pip 从哪里装光荣，如 git+https://… / what pip installs the program from")
@click.option(
    "--matrix", type=click.IntRange(2, 256), help="很大的站：分成几片，几台机器同时建 / in so many slices at once"
)
@click.option("--print", "is_print", is_flag=True, help="只显示，不写 / show it and write nothing")
@CONFIG
@LANGUAGE
def workflow(
    forge: str, branch: str, program: str, matrix: int | None, is_print: bool, config_file: Path, lang: Language
) -> None:
    """写好检查、建站、发布的工作流，每次推送和每天凌晨运行；已有的文件不动。 Write a ready workflow."""
    from generator.desk.workflow import plan_workflow, write_workflow
    from generator.refusal import Refused

    settings = settings_or_exit(config_file, lang)
    try:
        top, planned = plan_workflow(settings, forge, branch, program, matrix or 0)
        if is_print:
            click.echo(planned[0].text, nl=False)
            return
        done = list(write_workflow(top, planned))
    except Refused as error:
        raise click.ClickException(error.words.in_(lang)) from None
    for one in done:
        say(_told(one.path, one.is_written, one.is_other), lang)
    if any(one.is_written for one in done):
        say(
            Text(
                "接着：照文件开头说的设置一次，再提交、推送", "next: set up what its first lines say, commit and push"
            ),
            lang,
        )
    sys.exit(1 if any(one.is_other for one in done) else 0)


def _told(path: str, is_written: bool, is_other: bool) -> Text:
    if is_written:
        return Text(f"写好了：{path}", f"wrote: {path}")
    if is_other:
        return Text(
            f"没有动：{path} 已经有了，内容不同；要换成新的，先把它移走（--print 可以先看看）",
            f"left alone: {path} is there and is another; move it away first (--print shows what would be written)",
        )
    return Text(f"本来就是好的：{path}", f"right already: {path}")
