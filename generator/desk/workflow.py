"""Ready workflows for forges, fitted to a site and put into its repository; whatever is there stays as it is."""

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.codes import Text
from generator.desk.requirements import Installation, plan_installation
from generator.git.call import GitRefused, ask_git
from generator.git.repository import ask_path
from generator.refusal import Refused
from generator.replace_file import write_new
from generator.settings import Settings

_TEMPLATES = Path(__file__).parents[1] / "workflows"
# Its first line tells where a workflow belongs.
_PLACE = re.compile(r"# 放在 (\S+)，")
_MARK = re.compile(r"@([A-Z]+)@")
# What means itself in YAML and in a shell, between quotes.
_PLAIN = re.compile(r"[\w./+ -]+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A file of the repository, what it is to hold, and what became of it."""

    path: str
    text: str
    is_written: bool = False
    is_other: bool = False


def plan_workflow(
    settings: Settings, forge: str, branch: str, program: str, parts: int = 0
) -> tuple[Path, list[Placed]]:
    """The top of the repository and the files of a workflow, not written yet; raises Refused.

    With `parts` the site is built in so many slices at once.
    """
    template = _read_template(forge, parts)
    try:
        top = ask_path(settings.root, "--show-toplevel").resolve()
    except GitRefused as error:
        raise Refused(error.words) from None
    folder = settings.root.relative_to(top).as_posix()
    installed = plan_installation(top, folder, program)
    told = {**_marks(settings, folder, branch or _main_branch(settings.root), installed), **_marks_of_parts(parts)}
    place = _PLACE.match(template)
    assert place, f"{forge}.yml does not say where it belongs"
    files = [Placed(place[1], "".join(_fill(line, told, installed) for line in template.splitlines(keepends=True)))]
    return top, files + ([Placed(installed.lock, installed.text)] if installed.text else [])


def _read_template(forge: str, parts: int) -> str:
    file = _TEMPLATES / (f"{forge}-matrix.yml" if parts else f"{forge}.yml")
    if not file.is_file():
        others = "、".join(sorted(one.stem.removesuffix("-matrix") for one in _TEMPLATES.glob("*-matrix.yml")))
        raise Refused(
            Text(
                f"{forge} 没有现成的分片工作流，有的是：{others}",
                f"there is no ready workflow in slices for {forge}, only for: {others}",
            )
        )
    return file.read_text("utf-8")


def _marks_of_parts(parts: int) -> Mapping[str, str]:
    return {"PARTS": str(parts), "NUMBERS": ", ".join(str(number) for number in range(1, parts + 1))}


def write_workflow(top: Path, planned: list[Placed]) -> Iterator[Placed]:
    """Write those of the files that are not there; raises Refused where one cannot be written."""
    for one in planned:
        file = top / one.path
        try:
            if file.exists() or file.is_symlink():
                yield Placed(one.path, one.text, is_other=file.read_bytes() != one.text.encode())
                continue
            write_new(file, one.text)
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refused(Text(f"写不了 {one.path}：{reason}", f"{one.path} cannot be written: {reason}")) from None
        yield Placed(one.path, one.text, is_written=True)


def _marks(settings: Settings, folder: str, branch: str, installed: Installation) -> Mapping[str, str]:
    names = {
        "BRANCH": branch,
        "FOLDER": folder,
        "LOCK": installed.lock,
        "CACHE": Path(os.path.normpath(f"{folder}/{settings.options.cache}")).as_posix(),
        "CONFIG": settings.config_file.name,
        "OUTPUT": Path(os.path.relpath(settings.destination, settings.root)).as_posix(),
    }
    for name in names.values():
        if not _PLAIN.fullmatch(name):
            raise Refused(
                Text(
                    f"“{name}”里有工作流写不了的字符，只能有文字、数字、空格和 . / + - _",
                    f"“{name}” has characters that a workflow cannot hold: only letters, digits, spaces and . / + - _",
                )
            )
    config = "" if names["CONFIG"] == "site_config.yml" else f" -f {shlex.quote(names['CONFIG'])}"
    return {**names, "CONFIG": config, "OUTPUT": shlex.quote(names["OUTPUT"])}


def _fill(line: str, told: Mapping[str, str], installed: Installation) -> str:
    if line.strip() == "@INSTALL@":
        return "".join(line.replace("@INSTALL@", one) for one in installed.lines)
    return _MARK.sub(lambda mark: told[mark[1]], line)


def _main_branch(folder: Path) -> str:
    """The branch that is published: what the forge calls its own, else the one at hand."""
    for name in ("refs/remotes/origin/HEAD", "HEAD"):
        with suppress(GitRefused):
            return ask_git(folder, "symbolic-ref", "--short", name).decode().strip().removeprefix("origin/")
    return "main"
