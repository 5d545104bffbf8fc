"""The report of an import as text: what was taken, what is doubtful, what was left out, what was written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.codes.code import Language, Text
from generator.lists.importing import Outcome
from generator.lists.notes import NOTHING, Findings, Note
from generator.refusal import Refused

# Nobody reads more before mending the list and trying again.
_MOST_TOLD = 200
_LEAST_FOLDED = 4
_TAKEN, _DOUBTS = Text("采用", "taken"), Text("存疑", "doubts")
_UNUSED = Text("未用", "left out")
_NEXT = Text("下一步：guangrong check", "next: guangrong check")


def tell_findings(findings: Findings, language: Language) -> Iterator[str]:
    """The three parts of a report."""
    yield from _part(_TAKEN, [one.in_(language) for one in findings.taken], language)
    yield from _part(_DOUBTS, [_note(one, language) for one in _fold(findings.doubts)], language)
    yield from _part(_UNUSED, [_note(one, language) for one in _fold(findings.unused)], language)


def _fold(notes: Sequence[Note]) -> list[Note]:
    """One note where many places have the same to tell: whoever mends one mends them all."""
    alike: dict[tuple[Text, Text], list[Note]] = {}
    for note in notes:
        alike.setdefault((note.what, note.action), []).append(note)
    told: list[Note] = []
    for note in notes:
        same = alike[note.what, note.action]
        if len(same) < _LEAST_FOLDED:
            told.append(note)
        elif note is same[0]:
            told.append(_join(same))
    return told


def _join(same: Sequence[Note]) -> Note:
    first, last = same[0].where, same[-1].where
    where = Text(f"{first.zh} …… {last.zh}，共{len(same)}处", f"{first.en} … {last.en}, {len(same)} places")
    return replace(same[0], where=where)


def tell_refusal(refused: Refused, language: Language) -> str:
    """Why nothing was written, and what to do."""
    lead = Text("没有写入：", "nothing was written: ").in_(language)
    return f"{lead}{refused.words.in_(language)}\n    {_to_do(refused.action, language)}"


def tell_outcome(outcome: Outcome, root: Path, is_dry: bool, language: Language) -> Iterator[str]:
    """What was, or would be, written, or how the roll that is there differs."""
    roll = _below(outcome.roll, root)
    if not (outcome.is_there and not outcome.added):
        yield from _tell_files(outcome, root, is_dry, language)
    elif not outcome.differs:
        yield Text(f"{roll} 已经有了，内容相同，没有改动", f"{roll} is there already and says the same").in_(language)
    if outcome.differs:
        yield _lead(outcome, roll).in_(language)
        yield from _some([_note(one, language) for one in outcome.differs], language)
        yield Text(
            "改好再导入一次，没有不同了就对了；是另一个榜，就用 --id 换个编号",
            "mend these and import again until nothing differs; if it is another roll, give another --id",
        ).in_(language)


def _lead(outcome: Outcome, roll: str) -> Text:
    if outcome.added:
        return Text("其余不同的没有动：", "what else differs was left alone:")
    return Text(f"{roll} 已经有了，和名单不同，没有写入：", f"{roll} is there and differs; nothing was written:")


def _tell_files(outcome: Outcome, root: Path, is_dry: bool, language: Language) -> Iterator[str]:
    verb = Text("会写入", "would write") if is_dry else Text("写入", "wrote")
    if outcome.added:
        verb = Text("会补入", "would add to") if is_dry else Text("补入", "added to")
    people = [change.file for change in outcome.changes if change.file != outcome.roll]
    count = Text(f"（{outcome.recipients}行）", f" ({outcome.recipients} lines)").in_(language)
    yield f"{verb.in_(language)} {_below(outcome.roll, root)}{count}"
    yield from _some([_note(replace(one, action=NOTHING), language) for one in outcome.added], language)
    if people:
        verb = Text("会写入", "would write") if is_dry else Text("写入", "wrote")
        first, last = _below(people[0], root), _below(people[-1], root)
        shown = first if len(people) == 1 else f"{first} … {last}"
        number = Text(f"（{len(people)}个文件）", f" ({len(people)} files)").in_(language)
        yield f"{verb.in_(language)} {shown}{number}"
    if not outcome.differs:
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
    place = f"{note.where.in_(language)}{colon}" if note.where.zh else ""
    told = f"{place}{note.what.in_(language)}"
    return f"{told}\n    {_to_do(note.action, language)}" if note.action.zh else told


def _to_do(action: Text, language: Language) -> str:
    return f"{Text('怎么办：', 'to do: ').in_(language)}{action.in_(language)}"
