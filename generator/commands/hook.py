"""`guangrong hook`: git checks a site before each commit; `--run` is what it then does."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.codes import Text
from generator.codes.code import Language
from generator.commands.shared import CONFIG, LANGUAGE, report, say, settings_or_exit

if TYPE_CHECKING:
    from generator.desk.staged import Staged

# A command line that lists more files than this is no help.
_MOST_NAMED = 20


@click.command()
@click.option("--remove", "is_removal", is_flag=True, help="去掉钩子 / take the hook out")
@click.option("--run", "is_run", is_flag=True, help="检查要提交的内容，钩子里用 / what the hook does")
@CONFIG
@LANGUAGE
def hook(is_removal: bool, is_run: bool, config_file: Path, lang: Language) -> None:
    """每次 git commit 前检查要提交的内容。 Have git check what is about to be committed."""
    from generator.desk.hook import install_hook, remove_hook
    from generator.refusal import Refused

    if is_run:
        sys.exit(_run(config_file, lang))
    settings = settings_or_exit(config_file, lang)
    try:
        file, is_done = remove_hook(settings) if is_removal else install_hook(settings)
    except Refused as error:
        raise click.ClickException(error.words.in_(lang)) from None
    for told in _told(is_removal, is_done, file):
        say(told, lang)


def _told(is_removal: bool, is_done: bool, file: Path) -> Iterator[Text]:
    if is_removal:
        yield Text(f"去掉了：{file}", f"taken out: {file}") if is_done else Text("本来就没有", "there was none")
    elif is_done:
        yield Text(f"装好了：{file}", f"installed: {file}")
        yield Text(
            "以后 git commit 会先检查要提交的内容；去掉它：guangrong hook --remove",
            "git commit checks first from now on; to take it out: guangrong hook --remove",
        )
    else:
        yield Text(f"本来就装好了：{file}", f"it was there already: {file}")


def _run(config_file: Path, lang: Language) -> int:
    from generator.desk.staged import check_staged
    from generator.git.call import GitRefused

    try:
        staged = check_staged(config_file)
    except GitRefused as error:
        say(error.words, lang, is_refusal=True)
        return 1
    code = report(list(staged.problems), lang, "text", always_count=False)
    if staged.unformed:
        say(_mend(config_file, staged), lang)
    if code or staged.unformed:
        say(
            Text(
                "没有提交。改好以后 git add，再提交；急着提交可以加 --no-verify",
                "nothing was committed: mend it, git add, commit again; --no-verify commits all the same",
            ),
            lang,
        )
    return 1 if code or staged.unformed else 0


def _mend(config_file: Path, staged: "Staged") -> Text:
    """The one command that puts the files into form, from the top of the repository."""
    folder = config_file.parent.as_posix()
    named = [shlex.quote(path) for path in staged.unformed]
    paths = " ".join(named) if len(named) <= _MOST_NAMED else shlex.quote(staged.unformed[0].partition("/")[0])
    settings = "" if config_file.name == "site_config.yml" else f" -f {shlex.quote(config_file.name)}"
    command = f"guangrong fmt{settings} {paths} && git add {paths}"
    if folder != ".":
        command = f"cd {shlex.quote(folder)} && {command}"
    count = len(named)
    return Text(f"{count} 个文件的版面要整理，运行：{command}", f"{count} files want putting into form: {command}")
