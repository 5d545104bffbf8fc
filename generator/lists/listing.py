"""What has been read of a list so far: titles, open headings, entries, and what is to be told about it."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from generator.codes import Text
from generator.lists.entries import UNKNOWN, Entry
from generator.lists.known import Known
from generator.lists.lines import (
    Heading,
    find_document,
    find_order,
    find_total,
    is_attachment,
    is_footnote,
    level_of,
    split_order,
)
from generator.lists.notes import Findings, Note
from generator.names import fold
from generator.records.choices import ORDERS

# Deeper than any numbered heading: a heading without number and award belongs to the one above it.
_UNNUMBERED = 9
_COLLECTIVE = ("集体", "单位", "奖状", "先锋号", "班组", "企业", "工作室", "支部", "岗位", "家庭")
_PERSONAL = ("个人", "奖章", "人员", "获得者", "工匠", "劳动模范")
_BEHIND_AWARD = ("获得者名单", "获奖名单", "获奖人员名单", "获得者", "拟表彰名单", "表彰名单", "名单", "称号", "如下")
_BEFORE_AWARD = ("拟授予", "授予", "荣获", "获得", "推荐", "拟表彰", "拟推荐", "表彰")
_TO_AWARD = Text(
    "用 --award 写奖项编号；或在 content/awards/ 里加上这个奖项（或别名）再导入",
    "give the award with --award, or add it (or an alias) in content/awards/ and import again",
)


@dataclass(slots=True)
class _Group:
    heading: Heading
    where: Text
    depth: int
    award: str
    is_collective: bool
    listed: int = 0


@dataclass(slots=True)
class Listing:
    """A list while it is read; `chosen` are the awards that the caller named."""

    known: Known
    chosen: tuple[str, ...] = ()
    titles: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    order: str = ""
    document: str = ""
    _groups: list[_Group] = field(default_factory=list)
    _award_depths: set[int] = field(default_factory=set)

    @property
    def is_collective(self) -> bool:
        """Whether the open headings are of units."""
        return any(group.is_collective for group in self._groups)

    def add(self, entry: Entry, level: str = "") -> None:
        """Take an entry; its award is that of the open headings unless its own row tells one."""
        award = entry.award or self._award(level)
        for group in self._groups:
            group.listed += 1
        self.entries.append(replace(entry, award=award))

    def doubt(self, where: Text, what: Text, action: Text) -> None:
        """Tell something that somebody has to look at."""
        self.findings.doubts.append(Note(where, what, action))

    def leave_out(self, where: Text, what: Text, text: str = "") -> None:
        """Tell what was not used, and why."""
        shown = " ".join(text.split())
        shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
        quoted = Text(f"“{shown}”：{what.zh}", f"“{shown}”: {what.en}") if shown else what
        self.findings.unused.append(Note(where, quoted))

    def take_document(self, where: Text, text: str) -> bool:
        """Whether a line above the list is the number of its document."""
        document = None if self.entries else find_document(text)
        if document and not self.document:
            self.document = document
            self.findings.taken.append(Text(f"文号：{document}（{where.zh}）", f"document: {document} ({where.en})"))
        return document is not None

    def take_order(self, where: Text, text: str) -> bool:
        """Whether a line tells the order of the list."""
        order = find_order(text)
        self._set_order(where, order)
        return order is not None

    def without_order(self, where: Text, text: str) -> str:
        """A line without an order in brackets at its end, which is taken."""
        rest, order = split_order(text)
        self._set_order(where, order)
        return rest

    def _set_order(self, where: Text, order: str | None) -> None:
        if order and not self.order:
            self.order = order
            words = ORDERS[order]
            self.findings.taken.append(Text(f"排序：{words}（{where.zh}）", f"order: {order} ({where.en})"))

    def take_total(self, where: Text, text: str) -> bool:
        """Whether a line is a total, which is told and compared."""
        is_total, number = find_total(text)
        if is_total:
            self.leave_out(where, Text("合计行", "a total"), text)
            listed = self._groups[-1].listed if self._groups else len(self.entries)
            if number is not None and number not in (listed, len(self.entries)):
                self._tell_count(where, text, number, listed)
        return is_total

    def take_remark(self, where: Text, text: str) -> bool:
        """Whether a line is a remark about the list."""
        if is_attachment(text):
            self.leave_out(where, Text("附件标记", "the mark of an attachment"), text)
            return True
        if is_footnote(text):
            self.leave_out(where, Text("表外的说明", "a remark about the list"), text)
            return True
        return self.take_document(where, text) or self.take_order(where, text) or self.take_total(where, text)

    def award_named(self, heading: Heading) -> str | None:
        """The award that a heading names."""
        return next((id for words in _cores(heading.words) if (id := self.known.award_of(words))), None)

    def is_heading(self, heading: Heading) -> bool:
        """Whether a line's words make it a heading: numbered, counted, ended by a colon, an award or a level."""
        is_marked = heading.depth in (1, 2) or heading.count is not None or heading.has_colon
        return is_marked or bool(level_of(heading.words)) or self.award_named(heading) is not None

    def open_group(self, where: Text, heading: Heading) -> None:
        """Put the entries that follow under a heading."""
        award = self.award_named(heading)
        level = level_of(heading.words)
        depth = heading.depth or (0 if award else _UNNUMBERED)
        self.close_groups(depth)
        if not award and level:
            award = self._of_level(level)
        if award:
            self._award_depths.add(depth)
        # Beside headings that are awards, one that is none is an award that is not known.
        is_unknown = not award and depth < _UNNUMBERED and depth in self._award_depths
        above = UNKNOWN if is_unknown else self._award()
        self._tell_group(where, heading, award, above)
        collective = _is_collective(heading.words) if award or depth < _UNNUMBERED else self.is_collective
        self._groups.append(_Group(heading, where, depth, award or above, collective))

    def close_groups(self, depth: int = 0) -> None:
        """End the headings that are as deep or deeper, and compare what they counted."""
        while self._groups and self._groups[-1].depth >= depth:
            group = self._groups.pop()
            if group.heading.count not in (None, group.listed):
                self._tell_count(group.where, group.heading.words, group.heading.count or 0, group.listed)

    def _award(self, level: str = "") -> str:
        of_level = self._of_level(level) if level else ""
        return of_level or (self._groups[-1].award if self._groups else "")

    def _of_level(self, level: str) -> str:
        """The award of a level, where the caller named awards and one of them has it."""
        found = [award for award in self.chosen if self.known.level_of(award) == level]
        return found[0] if len(found) == 1 else ""

    def _tell_group(self, where: Text, heading: Heading, award: str | None, above: str) -> None:
        if award:
            title = self.known.title_of("award", award)
            self.findings.taken.append(
                Text(
                    f"{where.zh} 小标题“{heading.words}”：奖项 {title}（{award}）",
                    f"{where.en}: heading “{heading.words}” is {title} ({award})",
                )
            )
        elif above not in ("", UNKNOWN) or len(self.chosen) == 1:
            what = Text("小标题不是奖项，只当分组", "a heading that names no award, taken for a group")
            self.leave_out(where, what, heading.words)
        else:
            self.doubt(where, *self.no_award(heading.words))

    def no_award(self, words: str) -> tuple[Text, Text]:
        """Say that words name no award, and offer the one that was probably meant."""
        near = next((name for core in _cores(words) if (name := self.known.awards.near(fold(core)))), None)
        ids = self.known.awards.ids.get(near, []) if near else []
        what = Text(f"“{words[:40]}”没有对应的奖项", f"“{words[:40]}” is no award of this site")
        if not ids:
            return what, _TO_AWARD
        title = self.known.title_of("award", ids[0])
        return what, Text(
            f"是不是 {title}？是就用 --award {ids[0]}，或把它加进 aliases",
            f"did you mean {title}? Then give --award {ids[0]}, or add it to its aliases",
        )

    def _tell_count(self, where: Text, text: str, told: int, listed: int) -> None:
        self.doubt(
            where,
            Text(f"“{text[:40]}”写着{told}，名单里读到{listed}", f"“{text[:40]}” tells {told}, the list has {listed}"),
            Text("核对原文，看是漏了还是数字写错", "compare the original: is one missing, or the number wrong?"),
        )


def _is_collective(words: str) -> bool:
    return _has_any(words, _COLLECTIVE) and not _has_any(words, _PERSONAL)


def _has_any(words: str, signs: Collection[str]) -> bool:
    return any(sign in words for sign in signs)


def _cores(words: str) -> list[str]:
    """A heading's words, and without what stands around an award's title."""
    core = words
    for ending in _BEHIND_AWARD:
        core = core.removesuffix(ending)
    inner = core
    for beginning in _BEFORE_AWARD:
        inner = inner.removeprefix(beginning)
    return list(dict.fromkeys((words, core, inner, inner.removesuffix("奖").rstrip("：:"))))
