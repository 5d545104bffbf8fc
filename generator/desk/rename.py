"""A record gets another id: its file moves, every reference is rewritten, and the old address leads to the new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.addresses import address_to
from generator.changes import Change, make_changes
from generator.codes.code import Text
from generator.desk.lookup import broken, bytes_of, find_record
from generator.find import SUFFIX, Found, find_files
from generator.records.fields import ID_PATTERN, LONGEST_ID, is_device
from generator.records.structure import find_references
from generator.redirects import move_address, read_redirects, redirects_file
from generator.refusal import Refused
from generator.settings import Settings
from generator.yaml_errors import offset_of
from generator.yaml_source import Mark, read_yaml


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was done: the file before and after, the files whose references were rewritten, how many those were."""

    old: str
    new: str
    rewritten: Sequence[str]
    references: int
    redirect: str


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """A file that names the record: as it was seen, as it will be, and how often it does."""

    found: Found
    seen: bytes
    text: str
    count: int


def rename_record(settings: Settings, name: str, new_id: str) -> Renamed:
    """Give a record (its id, `folder/id` or path) another id; raises Refused, and then nothing has changed."""
    files = list(find_files(settings.content, settings.root, []))
    record = find_record(files, name)
    _refuse_unfit(record, new_id, files)
    rewritten = [one for file in files if (one := _rewrite(file, record, new_id))]
    own = next(one for one in rewritten if one.found.path == record.path)
    others = [one for one in rewritten if one is not own]
    target = Path(record.file).with_name(new_id + SUFFIX)
    changes = [Change(target, None, own.text)]
    changes += [Change(Path(one.found.file), one.seen, one.text) for one in others]
    redirect = address_to(record.kind.name, new_id) or ""
    if redirect:
        changes.append(_lead_on(settings, str(address_to(record.kind.name, record.id)), redirect))
    make_changes([*changes, Change(Path(record.file), own.seen, None)])
    return Renamed(
        record.path,
        target.relative_to(settings.root).as_posix(),
        [one.found.path for one in others],
        sum(one.count for one in others),
        redirect,
    )


def _refuse_unfit(record: Found, new_id: str, files: Sequence[Found]) -> None:
    if record.kind.name == "calendar":
        raise Refused(Text("放假安排的文件名就是年份，不能改", "a calendar's name is its year and cannot change"))
    if not ID_PATTERN.fullmatch(new_id) or len(new_id) > LONGEST_ID or is_device(new_id):
        words = Text(
            f"“{new_id}”不能作编号：只用小写字母、数字和单个短横，最长 {LONGEST_ID} 个字符，如 lv-meihua",
            f"“{new_id}” is no id: lower-case letters, digits, single hyphens, {LONGEST_ID} at most, as in lv-meihua",
        )
        raise Refused(words)
    for file in files:
        if (file.kind, file.id) == (record.kind, new_id):
            raise Refused(Text(f"编号 {new_id} 已经用了：{file.path}", f"the id {new_id} is taken: {file.path}"))


def _rewrite(file: Found, record: Found, new_id: str) -> _Rewritten | None:
    """The file with the new id wherever it names the record; None where it does not."""
    is_own = file.path == record.path
    seen = bytes_of(file)
    # Behind a backslash an id may be spelled in escapes.
    if not is_own and record.id.encode() not in seen and b"\\" not in seen:
        return None
    try:
        text = seen.decode()
    except UnicodeDecodeError:
        raise broken(file) from None
    spots = list(_spots(file, text, record, is_own))
    if not spots and not is_own:
        return None
    return _Rewritten(file, seen, _put(file, text, spots, record.id, new_id), len(spots))


def _spots(file: Found, text: str, record: Found, is_own: bool) -> Iterator[Mark]:
    """Line and column of each value that names the record."""
    reading = read_yaml(text, file.path, with_marks=True)
    if reading.problems:
        raise broken(file)
    for way, kind, id in find_references(file.kind.model, reading.values):
        if (kind, id) == (record.kind.name, record.id):
            yield reading.marks[way]
    if is_own and reading.values.get("id") == record.id:
        yield reading.marks[("id",)]


def _put(file: Found, text: str, spots: Sequence[Mark], old: str, new: str) -> str:
    """The text with the new id at these places, all else as it is; raises Refused where an id is not spelled out."""
    for line, column in sorted(spots, reverse=True):
        start = offset_of(text, line, column)
        start += text[start] in "\"'"
        if not text.startswith(old, start):
            at = f"{file.path}:{line}:{column}"
            raise Refused(
                Text(
                    f"{at} 不是直接写的 {old}，先改成 {old} 再来",
                    f"{at} does not spell {old} out: write {old} there first",
                )
            )
        text = text[:start] + new + text[start + len(old) :]
    return text


def _lead_on(settings: Settings, old: str, new: str) -> Change:
    file = redirects_file(settings)
    seen = file.read_bytes() if file.exists() else None
    if read_redirects(settings)[1]:
        path = file.relative_to(settings.root).as_posix()
        raise Refused(Text(f"{path} 有错误，先运行 guangrong check", f"{path} is broken: run guangrong check first"))
    return Change(file, seen, move_address((seen or b"").decode("utf-8-sig"), old, new))
