"""THE MAP of an import: a file to sheets, entries, recipients, records. Nothing that is there is overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.changes import Change
from generator.codes import Text
from generator.find import SUFFIX
from generator.lists.compare import differences
from generator.lists.entries import UNKNOWN
from generator.lists.files import read_file
from generator.lists.heads import Head, Options, settle_head
from generator.lists.known import Known, know
from generator.lists.listing import Listing
from generator.lists.matching import Ask, Line, Matcher
from generator.lists.newcomers import Newcomers
from generator.lists.notes import Findings, Note
from generator.lists.picking import CHOICES, pick_sheets
from generator.lists.read import read_sheets
from generator.lists.verify import Verifier
from generator.record_text import write_record
from generator.records.fields import ID_PATTERN, LONGEST_ID
from generator.records.person import Person
from generator.records.roll import Roll
from generator.refusal import Refused
from generator.report import hint_of, message_of
from generator.settings import Settings
from generator.yaml_source import LARGEST_FILE


@dataclass(slots=True)
class Outcome:
    """What an import found and means to write: changes to files; `differs` where a roll there says something else."""

    findings: Findings
    roll: Path
    recipients: int
    changes: list[Change] = field(default_factory=list)
    differs: list[Text] = field(default_factory=list)
    is_same: bool = False


def plan_import(
    settings: Settings, file: Path, options: Options, sheets: Sequence[str], wants_people: bool, ask: Ask
) -> Outcome:
    """Read a list and work out what would be written; raises Refused where that is nothing."""
    found = read_file(file)
    known, loaded = know(settings)
    listing = read_sheets(pick_sheets(found, sheets), known, options.awards)
    _tell_hidden(listing, found, sheets)
    head = settle_head(listing, options, file, ask)
    _require_id(head.id)
    newcomers = Newcomers(known, head.source) if wants_people else None
    matcher = Matcher(known, listing.findings, ask, head.id, newcomers)
    lines = _with_awards([matcher.match(entry) for entry in listing.entries], head, listing.findings)
    verifier = Verifier(settings, loaded, listing.findings)
    _require_sound_head(verifier, head)
    people = verifier.sound_people(newcomers.made, newcomers.where) if newcomers else {}
    unsound = newcomers.made.keys() - people.keys() if newcomers else frozenset()
    lines = verifier.sound_lines(
        head.id, head.values, [one for one in lines if one.values.get("person") not in unsound]
    )
    if not lines:
        raise Refused(
            Text("没有一行能收", "no line could be taken"), Text("改好上面各条再导入", "mend what is told above")
        )
    outcome = _plan_files(settings, known, head, lines, people, listing.findings)
    _tell_matches(matcher, len(outcome.changes) - 1)
    return outcome


def _plan_files(
    settings: Settings,
    known: Known,
    head: Head,
    lines: Sequence[Line],
    people: Mapping[str, Mapping[str, Any]],
    findings: Findings,
) -> Outcome:
    values = {**head.values, "recipients": [line.values for line in lines]}
    roll = settings.content / "rolls" / f"{head.id}{SUFFIX}"
    outcome = Outcome(findings, roll, len(lines))
    there = known.records["roll"].get(head.id)
    if there is not None or roll.exists():
        everybody = {**known.records, "person": {**people, **known.records["person"]}}
        outcome.differs = differences(replace(known, records=everybody), there or {}, values)
        outcome.is_same = not outcome.differs
        return outcome
    named = {line.values.get("person") for line in lines}
    for id, person in people.items():
        if id in named:
            file = settings.content / "people" / f"{id}{SUFFIX}"
            outcome.changes.append(Change(file, None, write_record(Person, person)))
    outcome.changes.append(Change(roll, None, _fitting(write_record(Roll, values))))
    return outcome


def _fitting(text: str) -> str:
    size = len(text.encode())
    if size > LARGEST_FILE:
        raise Refused(
            Text(
                f"这个榜有 {size / 1e6:.1f} MB，一个文件放不下",
                f"the roll has {size / 1e6:.1f} MB, too large for a file",
            ),
            Text("按奖项或单位分成几个文件，分别导入", "part the list by award or unit and import each"),
        )
    return text


def _with_awards(lines: Sequence[Line], head: Head, findings: Findings) -> list[Line]:
    """Lines that tell their award where there are several; one that cannot is left out."""
    taken = []
    for line in lines:
        told = line.values.pop("award", "")
        award = (head.chosen_award if told == UNKNOWN else told) or ("" if told else head.default_award)
        if not award:
            what = Text("没有收：不知道这一行是哪个奖项", "left out: it is not known which award this is")
            action = Text(
                "加一列“荣誉称号”，或用 --award 说明其余各行的奖项",
                "add a column 荣誉称号, or give the award of all other lines with --award",
            )
            findings.doubts.append(Note(line.where, what, action))
            continue
        taken.append(Line(line.where, {**line.values, "award": award} if len(head.awards) > 1 else line.values))
    return taken


def _require_id(id: str) -> None:
    if len(id) > LONGEST_ID or not ID_PATTERN.fullmatch(id):
        raise Refused(
            Text(f"“{id[:60]}”不能作榜的编号", f"“{id[:60]}” cannot be a roll's id"),
            Text("用 --id 写小写字母、数字和短横，如 gongjiang-2018", "give --id in letters, digits and hyphens"),
        )


def _require_sound_head(verifier: Verifier, head: Head) -> None:
    for problem in verifier.head_problems(head.id, head.values):
        name = str(problem.field[0]) if problem.field else ""
        raise Refused(
            Text(f"{name}：{message_of(problem, 'zh')}", f"{name}: {message_of(problem, 'en')}"),
            Text(
                f"用 --{name} 另写一个；{hint_of(problem, 'zh')}",
                f"give another with --{name}; {hint_of(problem, 'en')}",
            ),
        )


def _tell_hidden(listing: Listing, sheets: Sequence[Any], wanted: Sequence[str]) -> None:
    for sheet in sheets:
        if sheet.is_hidden and sheet.rows and sheet.name != CHOICES and not wanted:
            where = Text(sheet.name, sheet.name)
            why = Text(f"隐藏的工作表；要读就用 --sheet {sheet.name}", f"a hidden sheet; --sheet {sheet.name} reads it")
            listing.findings.unused.append(Note(where, why))


def _tell_matches(matcher: Matcher, made: int) -> None:
    counts = [
        (matcher.matched_people, Text("个人物是已有的", "people are known")),
        (matcher.matched_units, Text("个单位是已有的", "units are known")),
        (made, Text("个人物是新建的", "people are new")),
    ]
    for count, words in counts:
        if count > 0:
            matcher.findings.taken.append(Text(f"{count}{words.zh}", f"{count} {words.en}"))
