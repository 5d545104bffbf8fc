"""The folder of an export: what was written there once is written anew, and nothing else is ever written over."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.codes import Text
from generator.faults import explain_fault
from generator.refusal import Refused
from generator.replace_file import ChangedOnDisk, replace_text, write_new

# Which files an export wrote, and what they held.
_LIST = "export.json"


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put these files in a folder, in the place of those of an earlier export; raises Refused."""
    try:
        known, listed = _read_list(folder)
        seen = {path: _read(folder / path) for path in {*files, *known}}
        _check(folder, files, known, seen)
        for path, content in files.items():
            _put(folder / path, content, seen[path])
        for path in known.keys() - files.keys():
            _take_away(folder, path, seen[path])
        digests = {path: _digest(content) for path, content in sorted(files.items())}
        _put(folder / _LIST, f"{json.dumps(digests, indent=1)}\n".encode(), listed)
    except ChangedOnDisk:
        raise Refused(
            Text(f"{folder} 刚才被别处改过；再试一次", f"{folder} was changed elsewhere; try again")
        ) from None
    except OSError as error:
        why = explain_fault(error)
        raise Refused(
            Text(
                f"写不了 {folder}：{why.zh}；用 -o 换个文件夹",
                f"{folder} cannot be written: {why.en}; choose another folder with -o",
            )
        ) from None


def _read_list(folder: Path) -> tuple[dict[str, str], bytes | None]:
    content = _read(folder / _LIST)
    if content is None:
        return {}, None
    try:
        told = json.loads(content)
    except ValueError:
        told = None
    if not isinstance(told, dict) or not all(map(_is_below, told)):
        raise _foreign(folder, [_LIST])
    return {str(path): str(digest) for path, digest in told.items()}, content


def _is_below(path: str) -> bool:
    """Whether a path that was noted leads nowhere else: what it names may be deleted."""
    return bool(path) and not Path(path).is_absolute() and ".." not in Path(path).parts


def _check(folder: Path, files: Iterable[str], known: Mapping[str, str], seen: Mapping[str, bytes | None]) -> None:
    """Whatever is there has to be as an export left it."""
    if foreign := [path for path in files if path not in known and seen[path] is not None]:
        raise _foreign(folder, foreign)
    changed = [path for path, digest in known.items() if (now := seen[path]) is not None and _digest(now) != digest]
    if changed:
        names = "、".join(sorted(changed))
        raise Refused(
            Text(
                f"{folder} 里的 {names} 导出以后有人改过，没有覆盖；先挪走，或者用 -o 换个文件夹",
                f"{names} in {folder} was changed since the export; move it away or choose another folder with -o",
            )
        )


def _foreign(folder: Path, paths: Iterable[str]) -> Refused:
    names = "、".join(sorted(paths))
    return Refused(
        Text(
            f"{folder} 里已经有别的 {names}，没有覆盖；用 -o 换个文件夹",
            f"{folder} already holds another {names}; choose another folder with -o",
        )
    )


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _put(file: Path, content: bytes, seen: bytes | None) -> None:
    if seen is None:
        write_new(file, content)
    elif seen != content:
        replace_text(file, content, seen)


def _take_away(folder: Path, path: str, seen: bytes | None) -> None:
    """Delete what an earlier export wrote and this one has not, and its folder when that is empty."""
    if seen is not None:
        (folder / path).unlink()
        with suppress(OSError):
            (folder / path).parent.rmdir()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
