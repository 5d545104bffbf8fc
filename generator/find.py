"""Which files below content/ may be records: finds and names them, opens none."""

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.codes import Text
from generator.problems import Place, Problem
from generator.records import KINDS, KINDS_BY_FOLDER, Kind
from generator.records.fields import ID_PATTERN, LONGEST_ID, is_device
from generator.suggest import nearest, offer

# Old addresses stand beside the folders of records.
REDIRECTS = "redirects.yml"
_NOT_RECORDS = frozenset(("pages", "media", REDIRECTS))
SUFFIX = ".yml"
# What editors and systems leave beside a file.
_LEFT_OVER = re.compile(r"[.~#].*|.*(~|\.tmp|\.bak)|Thumbs\.db|desktop\.ini", re.DOTALL)
_REASONS = {errno.ENOENT: "不在这里", errno.EACCES: "没有读取权限", errno.EISDIR: "是文件夹", errno.ELOOP: "链接绕圈"}

# What the system says of a file: its size, the times of its content and of its entry, and which file it is.
Stamp = tuple[int, int, int, int]
# That of no file.
NO_STAMP: Stamp = (0, 0, 0, 0)


class Found(NamedTuple):
    """A file whose folder and name make it a record; `path` is below the site's root, `stamp` as it was when found."""

    kind: Kind
    id: str
    file: str
    path: str
    stamp: Stamp


def find_files(content: Path, root: Path, problems: list[Problem]) -> Iterator[Found]:
    """Every record file below the content folder, in order; what else lies there is added to the problems."""
    prefix = content.relative_to(root).as_posix()
    for entry in _list_folder(str(content), prefix, problems):
        name, is_folder = entry.name, entry.is_dir(follow_symlinks=False)
        if name in KINDS_BY_FOLDER and is_folder:
            yield from _walk(KINDS_BY_FOLDER[name], entry.path, f"{prefix}/{name}", problems)
        elif name in KINDS_BY_FOLDER:
            problems.append(_no_ordinary(f"{prefix}/{name}"))
        elif name in _NOT_RECORDS:
            continue
        elif name.endswith(SUFFIX) or (is_folder and not name.startswith((".", "_"))):
            told = {"folder": name, "suggestion": _suggest_folder(name)}
            mark = (0, 0) if is_folder else (1, 1)
            problems.append(Problem("A402", Place(f"{prefix}/{name}", *mark), told))


def _list_folder(folder: str, path: str, problems: list[Problem]) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(explain_unreadable(error, path))
        return []


def _suggest_folder(name: str) -> Text:
    if name.endswith(SUFFIX):
        return Text("放进 content/people/ 这样的文件夹", "put it into a folder such as content/people/")
    known = {word: kind.folder for kind in KINDS for word in (kind.folder, kind.name, kind.zh)}
    if near := nearest(name.lower(), known):
        return offer(known[near])
    names = "、".join(f"{kind.folder}（{kind.zh}）" for kind in KINDS)
    return Text(f"可用的文件夹：{names}", f"folders: {', '.join(KINDS_BY_FOLDER)}")


def _walk(kind: Kind, folder: str, path: str, problems: list[Problem]) -> Iterator[Found]:
    """Record files below a folder, however deep; what editors and systems leave beside them is passed over."""
    waiting = [(entry, path) for entry in reversed(_list_folder(folder, path, problems))]
    while waiting:
        entry, above = waiting.pop()
        name, here = entry.name, f"{above}/{entry.name}"
        if _LEFT_OVER.fullmatch(name):
            continue
        if entry.is_dir(follow_symlinks=False) and not name.endswith(SUFFIX):
            waiting += ((inner, here) for inner in reversed(_list_folder(entry.path, here, problems)))
        elif not entry.is_file(follow_symlinks=False):
            problems.append(_no_ordinary(here))
        else:
            yield from _name_file(kind, entry, here, problems)


def no_ordinary(file: Path, root: Path) -> Problem:
    """A link, a pipe or a folder where a file should be, or the other way round."""
    return _no_ordinary(file.relative_to(root).as_posix())


def _no_ordinary(path: str) -> Problem:
    return Problem("Y113", Place(path, 1, 1), {"detail": Text("不是普通文件", "not an ordinary file")})


def _name_file(kind: Kind, entry: "os.DirEntry[str]", path: str, problems: list[Problem]) -> Iterator[Found]:
    name = entry.name
    id = name.removesuffix(SUFFIX)
    if not (name.endswith(SUFFIX) and len(id) <= LONGEST_ID and ID_PATTERN.fullmatch(id)) or is_device(id):
        problems.append(Problem("A403", Place(path, 1, 1), {"name": name[:80], "suggestion": _suggest_file_name(name)}))
        return
    try:
        yield Found(kind, id, entry.path, path, stamp_of(entry.stat(follow_symlinks=False)))
    except OSError as error:
        problems.append(explain_unreadable(error, path))


def stamp_of(status: os.stat_result) -> Stamp:
    """What differs when a file's content does, except within the clock's grain."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def find_again(found: Sequence[Found], touched: Collection[Path]) -> list[Found] | None:
    """What was found before, with these files looked at anew; None where nothing less than finding them all will do."""
    names = set(map(str, touched))
    again = {one.file: one for one in found if one.file in names}
    if not names or len(again) < len(names):
        return None
    try:
        stamps = {file: os.lstat(file) for file in again}
    except OSError:
        return None
    if not all(stat.S_ISREG(status.st_mode) for status in stamps.values()):
        return None
    return [one._replace(stamp=stamp_of(stamps[one.file])) if one.file in again else one for one in found]


def find_pictures(media: Path) -> dict[str, Stamp]:
    """Every file in the media folder, by its path there; a link to a file is found as what it leads to."""
    found: dict[str, Stamp] = {}
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with suppress(OSError), os.scandir(media / prefix) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                else:
                    found[prefix + entry.name] = _stamp_of_picture(entry)
    return found


def _stamp_of_picture(entry: "os.DirEntry[str]") -> Stamp:
    with suppress(OSError):
        return stamp_of(entry.stat())
    return stamp_of(entry.stat(follow_symlinks=False))  # a link that leads nowhere


def _suggest_file_name(name: str) -> Text:
    stem = name.rsplit(".", 1)[0]
    if not name.endswith(SUFFIX) and ID_PATTERN.fullmatch(stem):
        return Text(f"扩展名应是 .yml：{stem}.yml", f"it should end in .yml: {stem}.yml")
    if len(stem) > LONGEST_ID:
        return Text(f"最长 {LONGEST_ID} 个字符", f"{LONGEST_ID} characters at most")
    if is_device(stem):
        return Text("Windows 不许用这个名字，换一个", "Windows does not allow this name: choose another")
    return Text(
        "只用小写字母、数字和单个短横，如 lv-meihua.yml", "lower-case letters, digits and single hyphens: lv-meihua.yml"
    )


def explain_unreadable(error: OSError, path: str) -> Problem:
    """Why a file or folder cannot be read."""
    english = error.strerror or str(error)
    return Problem("Y113", Place(path, 1, 1), {"detail": Text(_REASONS.get(error.errno or 0, english), english)})
