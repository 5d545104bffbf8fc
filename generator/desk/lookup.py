"""Which record an editor means (by its id, by `people/lv-meihua` or by the path of its file), and what it holds."""

from collections.abc import Sequence
from itertools import islice
from pathlib import PurePosixPath

from generator.codes.code import Text
from generator.find import SUFFIX, Found
from generator.load import read_plain_file, read_record
from generator.names import unpad
from generator.records import Record
from generator.refusal import Refused
from generator.suggest import nearest
from generator.yaml_source import read_yaml

_MOST_OFFERED = 9


def find_record(files: Sequence[Found], name: str) -> Found:
    """The one file that is meant; raises Refused where there is none or there are several."""
    asked = name.replace("\\", "/").removeprefix("./").removesuffix(SUFFIX).rstrip("/")
    meant = [file for file in files if asked in _names_of(file)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        ways = "、".join(f"{file.kind.folder}/{file.id}" for file in meant)
        raise Refused(
            Text(f"叫“{name}”的不止一个，写明是哪一个：{ways}", f"several are called “{name}”; say which: {ways}")
        )
    if called := _called(files, name):
        ways = "、".join(called)
        raise Refused(
            Text(f"这里写编号，不写名称；叫“{name}”的是：{ways}", f"write the id; what is called “{name}” is: {ways}")
        )
    near = nearest(PurePosixPath(asked).name, [file.id for file in files])
    hint = (f"；是不是 {near}？", f"; did you mean {near}?") if near else ("", "")
    raise Refused(Text(f"没有叫“{name}”的记录{hint[0]}", f"there is no record called “{name}”{hint[1]}"))


def _called(files: Sequence[Found], name: str) -> list[str]:
    """The records, as `folder/id`, that have this name or title; as many as anybody chooses from."""
    sought = unpad(name.strip())
    called = (f"{file.kind.folder}/{file.id}" for file in files if sought and _is_called(file, sought))
    return list(islice(called, _MOST_OFFERED))


def _is_called(file: Found, name: str) -> bool:
    try:
        content = read_plain_file(file.file)[0]
    except OSError:
        return False
    if name.encode("utf-8", "replace") not in content:
        return False
    values = read_yaml(content.decode("utf-8-sig", "replace"), file.path).values
    return isinstance(values, dict) and name in (values.get("name"), values.get("title"))


def bytes_of(found: Found) -> bytes:
    """What a record's file holds; raises Refused where it cannot be read."""
    try:
        return read_plain_file(found.file)[0]
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Text(f"读不了 {found.path}（{reason}）", f"{found.path} cannot be read ({reason})")) from None


def sound_record(found: Found) -> tuple[bytes, Record]:
    """What a record's file holds and the record that it is; raises Refused where it is broken."""
    seen = bytes_of(found)
    record = read_record(found.kind, found.id, seen, found.path)[0]
    if record is None:
        raise broken(found)
    return seen, record


def broken(found: Found) -> Refused:
    """Why nothing is done to a record with mistakes."""
    return Refused(
        Text(f"{found.path} 有错误，先运行 guangrong check", f"{found.path} is broken: run guangrong check first")
    )


def _names_of(file: Found) -> tuple[str, str, str]:
    return file.id, f"{file.kind.folder}/{file.id}", file.path.removesuffix(SUFFIX)
