"""A copied site in a folder: every file is read; links are not followed, nothing outside of it is looked at."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from hashlib import file_digest
from pathlib import Path

from generator.build_manifest import MANIFEST
from generator.codes import Text
from generator.fetching.answer import Unanswered
from generator.fetching.decoding import ENDINGS, unpack
from generator.outputs.headers import is_for_ever
from generator.verifying.comparison import Comparison, Difference, Expected, digest_of, in_order
from generator.walk import walk

_NO_FILE = Text("不是普通文件", "it is no ordinary file")
_SPOILT = Text("解开以后和 {path} 不同", "unpacked it is not what {path} is")
_AT_ONCE = 4
_LARGEST_PACKED = 1 << 30


def compare_folder(folder: Path, expected: Expected, wanted: Collection[str], tick: Callable[[], object]) -> Comparison:
    """Compare the files of the list that are wanted, and tell what else lies there when all are."""
    files = expected.manifest.files
    found = {path: entry.is_file(follow_symlinks=False) for path, entry in walk(str(folder))}
    packed = {path: base for path in found if path not in files and (base := _packed_of(path, files))}

    def look(path: str) -> Difference | None:
        told = _look_at(folder / path, found.get(path), path, expected)
        tick()
        return told

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        told = [one for one in threads.map(look, wanted) if one]
    same, right_packed = len(wanted) - len(told), 0
    for path, base in packed.items():
        if wrong := _look_into(folder / path, path, base, expected):
            told.append(wrong)
        else:
            right_packed += 1
    more = found.keys() - files.keys() - packed.keys() - {MANIFEST} if len(wanted) == len(files) else set()
    stays = {path for path in more if found[path] and is_for_ever(path)}
    told += [Difference(path, "extra") for path in more - stays]
    return Comparison(same, in_order(told), len(files) - len(wanted), packed=right_packed, stays=len(stays))


def _packed_of(path: str, files: Collection[str]) -> str | None:
    """The file of the list that this one holds packed."""
    base, dot, ending = path.rpartition(".")
    return base if f"{dot}{ending}" in ENDINGS and base in files else None


def _look_at(file: Path, is_ordinary: bool | None, path: str, expected: Expected) -> Difference | None:
    if is_ordinary is None:
        return Difference(path, "missing")
    if not is_ordinary:
        return Difference(path, "changed", _NO_FILE)
    try:
        with file.open("rb") as opened:
            digest = file_digest(opened, "sha256").hexdigest()
            return expected.judge(path, digest, opened.tell())
    except OSError as error:
        return _unread(path, error)


def _look_into(file: Path, path: str, base: str, expected: Expected) -> Difference | None:
    one, told = expected.manifest.files[base], Text(_SPOILT.zh.format(path=base), _SPOILT.en.format(path=base))
    try:
        if file.is_symlink() or file.stat().st_size > min(2 * one.size + 65_536, _LARGEST_PACKED):
            return Difference(path, "changed", told)
        content = unpack(file.read_bytes(), ENDINGS[file.suffix], one.size)
    except Unanswered as error:
        return Difference(path, "changed", error.words)
    except OSError as error:
        return _unread(path, error)
    is_right = content is not None and digest_of(content) == one.sha256
    return None if is_right else Difference(path, "changed", told)


def _unread(path: str, error: OSError) -> Difference:
    told = error.strerror or str(error)
    return Difference(path, "unread", Text(f"读不了：{told}", f"cannot be read: {told}"))
