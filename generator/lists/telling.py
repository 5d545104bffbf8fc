"""The report of an import as text: what was taken, what is doubtful, what was left out, what was written."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.codes.code import Language, Text
from generator.lists.importing import Outcome
from generator.lists.notes import Findings, Note
from generator.refusal import Refused

# Nobody reads more before mending the list and trying again.
_MOST_TOLD = 200
_TAKEN, _DOUBTS = Text("采用", "taken"), Text("存疑", "doubts")
_UNUSED = Text("未用", "left out")
_NEXT = Text("下一步：guangrong check", "next: guangrong check")


def tell_findings(findings: Findings, language: Language) -> Iterator[str]:
    """The three parts of a report."""
    yield from _part(_TAKEN, [one.in_(language) for one in findings.taken], language)
    yield from _part(_DOUBTS, [_note(one, language) for one in findings.doubts], language)
    yield from _part(_UNUSED, [_note(one, language) for one in findings.unused], language)


def tell_refusal(refused: Refused, language: Language) -> str:
    """Why nothing was written, and what to do."""
    lead = Text("没有写入：", "nothing was written: ").in_(language)
    return f"{lead}{refused.words.in_(language)}\n    {_to_do(refused.action, language)}"


def tell_outcome(outcome: Outcome, root: Path, is_dry: bool, language: Language) -> Iterator[str]:
    """What was, or would be, written, or how the roll that is there differs."""
    roll = _below(outcome.roll, root)
    if outcome.is_same:
        yield Text(f"{roll} 已经有了，内容相同，没有改动", f"{roll} is there already and says the same").in_(language)
    elif outcome.differs:
        lead = Text(f"{roll} 已经有了，和名单不同，没有写入：", f"{roll} is there and differs; nothing was written:")
        yield lead.in_(language)
        yield from _some([one.in_(language) for one in outcome.differs], language)
        action = Text(
            "直接改这个文件；或先删掉它再导入；是另一榜就用 --id 换个编号",
            "edit that file, or delete it and import again, or give another --id if it is another roll",
        )
        yield f"    {_to_do(action, language)}"
    else:
        yield from _tell_files(outcome, root, is_dry, language)


def _tell_files(outcome: Outcome, root: Path, is_dry: bool, language: Language) -> Iterator[str]:
    verb = Text("会写入", "would write") if is_dry else Text("写入", "wrote")
    people = [change.file for change in outcome.changes if change.file != outcome.roll]
    count = Text(f"（{outcome.recipients}行）", f" ({outcome.recipients} lines)").in_(language)
    yield f"{verb.in_(language)} {_below(outcome.roll, root)}{count}"
    if people:
        first, last = _below(people[0], root), _below(people[-1], root)
        shown = first if len(people) == 1 else f"{first} … {last}"
        number = Text(f"（{len(people)}个文件）", f" ({len(people)} files)").in_(language)
        yield f"{verb.in_(language)} {shown}{number}"
    yield _NEXT.in_(language)


def _below(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)


def _part(title: Text, lines: Sequence[str], language: Language) -> Iterator[str]:
    if lines:
        yield f"{title.in_(language)}（{len(lines)}）" if language == "zh" else f"{title.in_(language)} ({len(lines)})"
        yield from _some(lines, language)


def _some(lines: Sequence[str], language: Language) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_MOST_TOLD])
    if (more := len(lines) - _MOST_TOLD) > 0:
        yield f"  {Text(f'还有{more}条', f'{more} more').in_(language)}"


def _note(note: Note, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    told = f"{note.where.in_(language)}{colon}{note.what.in_(language)}"
    return f"{told}\n    {_to_do(note.action, language)}" if note.action.zh else told


def _to_do(action: Text, language: Language) -> str:
    return f"{Text('怎么办：', 'to do: ').in_(language)}{action.in_(language)}"
