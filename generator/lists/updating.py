"""A list against the roll that is there: where each difference stands, and on wish new recipients at the roll's end."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.changes import Change
from generator.codes import Text
from generator.lists.compare import Difference
from generator.lists.matching import Line
from generator.lists.notes import NOTHING, Note
from generator.record_text import write_record
from generator.records.roll import Roll
from generator.refusal import Refused
from generator.yaml_errors import offset_of
from generator.yaml_source import Reading, read_yaml


def read_there(file: Path, path: str) -> tuple[bytes, Reading]:
    """What the roll's file holds and says; raises Refused where it cannot be read or is broken."""
    try:
        seen = file.read_bytes()
        reading = read_yaml(seen.decode("utf-8-sig"), path, with_marks=True)
    except (OSError, UnicodeDecodeError):
        raise broken_there(path) from None
    if reading.problems:
        raise broken_there(path)
    return seen, reading


def broken_there(path: str) -> Refused:
    """Why a list is not compared with a roll that has mistakes."""
    mend = Text("先运行 guangrong check，改好再导入", "run guangrong check, mend it and import again")
    return Refused(Text(f"{path} 已经有了，但有错误", f"{path} is there, but broken"), mend)


def place_notes(found: Sequence[Difference], lines: Sequence[Line], reading: Reading, path: str) -> Iterator[Note]:
    """Each difference with the line of the roll's file, or with the row of the list, where it stands."""
    for one in found:
        where = NOTHING
        if one.is_added and one.here is not None:
            where = lines[one.here].where
        elif mark := _mark_of(one, reading):
            where = Text(f"{path}:{mark}", f"{path}:{mark}")
        yield Note(where, one.what, one.action)


def _mark_of(one: Difference, reading: Reading) -> int | None:
    item = () if one.there is None else ("recipients", one.there)
    mark = reading.marks.get((*item, one.field)) or reading.marks.get(item)
    return mark[0] if mark and (item or one.field) else None


def add_recipients(
    file: Path, path: str, seen: bytes, added: Sequence[Mapping[str, Any]], others: Sequence[Difference]
) -> Change:
    """The roll with these recipients at its end, all else as it is; raises Refused where that cannot be promised."""
    if any(one.field == "awards" and one.there is None for one in others):
        raise Refused(
            Text(f"{path} 的奖项和名单的不同，补不进去", f"{path} confers other awards than the list"),
            Text("先不加 --update 导入一次，照报告改好奖项", "import without --update first and mend the awards"),
        )
    text, block = seen.decode(), write_record(Roll, {"recipients": added})
    reading = read_yaml(text, path, with_marks=True)
    written = _put_behind(text, reading, block)
    again, new = read_yaml(written, path), read_yaml(block, path)
    whole = [*(reading.values.get("recipients") or []), *new.values["recipients"]]
    if again.values != {**reading.values, "recipients": whole}:
        raise Refused(
            Text(f"{path} 的 recipients 补不进去", f"nothing can be added to recipients in {path}"),
            Text("先把 recipients 写成一行一项，每项以“- ”开头", "begin a line with “- ” for each recipient first"),
        )
    return Change(file, seen, written)


def _put_behind(text: str, reading: Reading, block: str) -> str:
    """The text with more recipients behind the last one; empty lines and comments before the next field stay there."""
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    begin = reading.keys.get(("recipients",))
    if begin is None:
        return text.rstrip() + end_of_line + block.replace("\n", end_of_line)
    later = [mark for way, mark in reading.keys.items() if len(way) == 1 and mark > begin]
    lines = (text[: offset_of(text, *min(later))] if later else text).split("\n")
    while not lines[-1].strip() or lines[-1].startswith("#"):
        lines.pop()
    end = len("\n".join(lines).rstrip("\r"))
    # Behind `- ` stands the first field.
    indent = " " * (reading.marks.get(("recipients", 0), (0, 5))[1] - 3)
    items = "".join(f"{end_of_line}{indent}{line[2:]}" for line in block.splitlines()[1:])
    return f"{text[:end]}{items}{text[end:] or end_of_line}"
