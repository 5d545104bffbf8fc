"""The hook that has git check a site before each commit: put into a repository, taken out, never over another's."""

import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.codes import Text
from generator.git.call import GitRefused
from generator.git.repository import ask_path
from generator.refusal import Refused
from generator.replace_file import ChangedOnDisk, replace_text, write_new
from generator.settings import Settings

# A hook whose program is gone lets commits through: it is a help on the way, and whoever publishes checks again.
_SCRIPT = """\
#!/bin/sh
# 光荣：提交前检查网站的内容。由 guangrong hook 写成；不要了，运行 guangrong hook --remove
program={program}
check() {{
  if [ -x "$program" ]; then
    "$program" hook --run -f "$1"
  elif command -v guangrong >/dev/null 2>&1; then
    guangrong hook --run -f "$1"
  else
    echo "光荣：找不到 $program，这次没有检查；装好以后运行 guangrong hook" >&2
  fi
}}
{sites}
"""
_SITE = "check {config} || exit 1"
_PROGRAM = re.compile(r"^program=(.*)$", re.MULTILINE)
_CHECKED = re.compile(r"^check (.*) \|\| exit 1$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a repository's hook is, what it holds (None: there is none), and the site's settings seen from its top."""

    file: Path
    seen: bytes | None
    config: str

    @property
    def is_ours(self) -> bool:
        """Whether it is as we write it, for whichever sites: then nobody's work is lost with it."""
        text = (self.seen or b"").decode("utf-8", "replace")
        return bool(self.sites) and text == _write_script(_words(_PROGRAM, text)[0], self.sites)

    @property
    def sites(self) -> list[str]:
        """The settings of the sites that it checks."""
        text = (self.seen or b"").decode("utf-8", "replace")
        return _words(_CHECKED, text) if _words(_PROGRAM, text) else []


def find_hook(settings: Settings) -> Hook:
    """The hook of the repository around a site; raises Refused where it would be that of other repositories too."""
    try:
        top = ask_path(settings.root, "--show-toplevel").resolve()
        folder = ask_path(top, "--git-path", "hooks").resolve()
        shared = ask_path(top, "--git-common-dir").resolve()
    except GitRefused as error:
        raise Refused(error.words) from None
    config = settings.config_file.relative_to(top).as_posix()
    file = folder / "pre-commit"
    if not (folder.is_relative_to(top) or folder.is_relative_to(shared)):
        raise Refused(
            Text(
                f"这台机器的 git 用的是各仓库共用的钩子文件夹 {folder}，没有动；{_by_hand(config).zh}",
                f"git's hooks here are those of all repositories ({folder}); nothing was done: {_by_hand(config).en}",
            )
        )
    try:
        return Hook(file, file.read_bytes() if file.exists() else None, config)
    except OSError as error:
        raise _unwritable(file, error) from None


def install_hook(settings: Settings) -> tuple[Path, bool]:
    """Have commits checked; the hook's file, and whether it was written. Raises Refused, also where another's is."""
    hook, program = find_hook(settings), find_program()
    if hook.seen is not None and not hook.is_ours:
        raise Refused(
            Text(
                f"{hook.file} 里已经有别的钩子，没有动；{_by_hand(hook.config).zh}",
                f"{hook.file} is another's hook and was left alone: {_by_hand(hook.config).en}",
            )
        )
    text = _write_script(program, list(dict.fromkeys([*hook.sites, hook.config])))
    is_new = text.encode() != hook.seen
    if is_new:
        _put(hook, text)
    return hook.file, is_new


def remove_hook(settings: Settings) -> tuple[Path, bool]:
    """Have commits of this site checked no more; the hook's file, and whether anything was there to be taken out."""
    hook = find_hook(settings)
    if hook.config not in hook.sites:
        return hook.file, False
    if not hook.is_ours:
        raise Refused(
            Text(
                f"{hook.file} 被人改过，没有动；自己去掉 guangrong 的几行",
                f"{hook.file} was edited and left alone: take out the lines of guangrong",
            )
        )
    rest = [site for site in hook.sites if site != hook.config]
    if rest:
        _put(hook, _write_script(_words(_PROGRAM, (hook.seen or b"").decode())[0], rest))
    else:
        hook.file.unlink(missing_ok=True)
    return hook.file, True


def find_program() -> str:
    """The `guangrong` that is running, which hooks are to call; raises Refused where there is none to be called."""
    typed, beside = Path(sys.argv[0]), Path(sys.executable)
    for program in (typed, beside.with_name("guangrong"), beside.with_name("guangrong.exe")):
        if program.stem == "guangrong" and program.is_file():
            return program.absolute().as_posix()
    raise Refused(
        Text("没有 guangrong 这个命令，先装好（pip install）", "there is no command guangrong: install it first")
    )


def _by_hand(config: str) -> Text:
    line = f"guangrong hook --run -f {shlex.quote(config)} || exit 1"
    return Text(f"在你的 pre-commit 里加一行：{line}", f"add this line to your pre-commit: {line}")


def _write_script(program: str, sites: Sequence[str]) -> str:
    lines = [_SITE.format(config=shlex.quote(site)) for site in sites]
    return _SCRIPT.format(program=shlex.quote(program), sites="\n".join(lines))


def _words(pattern: "re.Pattern[str]", text: str) -> list[str]:
    """What stands quoted in a script's lines; nothing where that is not as we write it."""
    try:
        return [word for found in pattern.findall(text) for word in shlex.split(found)]
    except ValueError:
        return []


def _put(hook: Hook, text: str) -> None:
    try:
        if hook.seen is None:
            write_new(hook.file, text)
        else:
            replace_text(hook.file, text, hook.seen)
        hook.file.chmod(0o755)
    except (OSError, ChangedOnDisk) as error:
        raise _unwritable(hook.file, error) from None


def _unwritable(file: Path, error: Exception) -> Refused:
    reason = getattr(error, "strerror", None) or str(error)
    return Refused(Text(f"写不了 {file}：{reason}", f"{file} cannot be written: {reason}"))
