"""Entries to recipients: who is known is named by id, who may be somebody known is asked about, never guessed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.codes import Text
from generator.lists.entries import Entry, is_plausible
from generator.lists.known import Known, plain_text
from generator.lists.newcomers import Newcomers
from generator.lists.notes import NOTHING, Findings, Note
from generator.lists.people import KnownPerson, lines_of

# The number of the choice that somebody made; None where nobody is there to be asked.
Ask = Callable[[Text, Sequence[Text]], int | None]
_SOMEBODY_ELSE = Text("另一个人", "somebody else")


@dataclass(frozen=True, slots=True)
class Line:
    """A recipient as the record will say it, and where it stands in the list."""

    where: Text
    values: dict[str, Any]


@dataclass(slots=True)
class Matcher:
    """Compares entries with the records of the site; `newcomers` is there where people without a record get one."""

    known: Known
    findings: Findings
    ask: Ask
    roll: str
    newcomers: Newcomers | None = None
    matched_people: int = 0
    matched_units: int = 0
    _answers: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _offered: set[str] = field(default_factory=set)
    _on_this_roll: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        """Look up who stands on the roll already, where it is there."""
        lines = lines_of(self.known.records["roll"].get(self.roll, {}))
        key = self.known.unit_key
        self._on_this_roll = frozenset((str(one.get("person")), key(str(one.get("unit_then") or ""))) for one in lines)

    def match(self, entry: Entry) -> Line:
        """The recipient for an entry."""
        named = self._by_id(entry) if entry.id else None
        if named is None:
            named = self._match_unit(entry) if entry.is_unit else self._match_person(entry)
        self._look_at_workplace(entry)
        return Line(entry.where, {**named, **self._rest(entry, named)})

    def _by_id(self, entry: Entry) -> dict[str, Any] | None:
        """What the column 编号 names; a mere number is no id."""
        for kind in ("unit", "person") if entry.is_unit else ("person", "unit"):
            if entry.id in self.known.records[kind]:
                title = self.known.title_of(kind, entry.id)
                if entry.name in ("", title):
                    self._count(kind)
                    return {kind: entry.id}
                what = Text(
                    f"编号 {entry.id} 是“{title}”，不是“{entry.name}”", f"{entry.id} is “{title}”, not “{entry.name}”"
                )
                self._doubt(
                    entry, what, Text("改对编号或姓名；这里先按姓名收", "mend id or name; taken by name for now")
                )
                return None
        if not entry.id.isdecimal():
            what = Text(f"没有编号 {entry.id[:60]}", f"there is no record {entry.id[:60]}")
            self._doubt(entry, what, Text("改对编号；这里先按姓名收", "mend the id; taken by name for now"))
        return None

    def _match_unit(self, entry: Entry) -> dict[str, Any]:
        if not entry.is_exact and (id := self.known.unit_of(entry.name)):
            self._count("unit")
            return {"unit": id}
        if not entry.is_exact:
            self._offer_unit(entry, entry.name)
        return {"name": entry.name, "is_unit": True}

    def _match_person(self, entry: Entry) -> dict[str, Any]:
        if entry.is_exact and not self.newcomers:
            return {"name": entry.name}
        if not is_plausible(entry.name) and not entry.is_exact:
            what = Text(f"“{entry.name[:30]}”不像姓名", f"“{entry.name[:30]}” does not look like a name")
            self._doubt(entry, what, Text("核对这一格", "check this cell"))
        id = self._known_person(entry)
        if id:
            self._count("person")
            return {"person": id}
        if self.newcomers and self._answers.get(self._key(entry), "") != "":
            return {"name": entry.name}
        return {"person": self.newcomers.take(entry)} if self.newcomers else {"name": entry.name}

    def _key(self, entry: Entry) -> tuple[str, str]:
        return entry.name, self.known.unit_key(entry.unit)

    def _known_person(self, entry: Entry) -> str | None:
        candidates = self.known.people.get(entry.name, ())
        if not candidates:
            return None
        same = [one for one in candidates if self._is_same(one, entry)]
        if len(same) == 1:
            return same[0].id
        key = self._key(entry)
        if key not in self._answers:
            self._answers[key] = self._ask_about(entry, same or candidates)
        answer = self._answers[key]
        return None if answer in ("", _UNDECIDED) else answer

    def _is_same(self, person: KnownPerson, entry: Entry) -> bool:
        """Whether a namesake is known at the entry's unit, or stands on this very roll already in the same words."""
        unit = self.known.unit_key(entry.unit)
        return bool(unit and unit in person.units) or (person.id, unit) in self._on_this_roll

    def _ask_about(self, entry: Entry, candidates: Sequence[KnownPerson]) -> str:
        """The id that was chosen, nothing for somebody else, or undecided."""
        candidates = sorted(candidates, key=lambda one: (len(one.id), one.id))
        at = Text(f"（{entry.unit}）", f" ({entry.unit})") if entry.unit else NOTHING
        shown = [
            Text(f"{one.id}（{one.shown or '没有单位'}）", f"{one.id} ({one.shown or 'no unit'})") for one in candidates
        ]
        who = Text(f"{entry.where.zh}：{entry.name}{at.zh}是谁？", f"{entry.where.en}: who is {entry.name}{at.en}?")
        answer = self.ask(who, [*shown, _SOMEBODY_ELSE])
        if answer is not None:
            return candidates[answer].id if answer < len(candidates) else ""
        ids = Text("、".join(one.zh for one in shown), ", ".join(one.en for one in shown))
        what = Text(f"{entry.name}{at.zh}可能是已有的人物：{ids.zh}", f"{entry.name}{at.en} may be known as {ids.en}")
        action = Text("核对后把 name 改成 person: 编号；不是同一人就不用改", "if so, write person: and the id for name")
        self._doubt(entry, what, action)
        return _UNDECIDED

    def _look_at_workplace(self, entry: Entry) -> None:
        if entry.unit and not entry.is_exact and not self.known.unit_of(entry.unit):
            self._offer_unit(entry, entry.unit)

    def _offer_unit(self, entry: Entry, name: str) -> None:
        """Offer a known unit of nearly this name, once for each name."""
        plain = plain_text(name)
        if plain in self._offered or plain in self.known.units.ids:
            self._tell_shared(entry, name, plain)
            return
        self._offered.add(plain)
        if near := self.known.units.near(plain):
            ids = "、".join(self.known.units.ids[near])
            what = Text(
                f"“{name[:40]}”没有单位文件，很像“{near}”（{ids}）",
                f"“{name[:40]}” is no unit here, but like “{near}” ({ids})",
            )
            self._doubt(
                entry,
                what,
                Text("是同一家就把这个写法加进它的 aliases 再导入", "add this to its aliases if it is the same"),
            )

    def _tell_shared(self, entry: Entry, name: str, plain: str) -> None:
        ids = self.known.units.ids.get(plain, [])
        if len(ids) > 1 and plain not in self._offered:
            self._offered.add(plain)
            what = Text(
                f"“{name[:40]}”是几个单位的名称：{'、'.join(ids)}",
                f"several units are called “{name[:40]}”: {', '.join(ids)}",
            )
            self._doubt(entry, what, Text("核对后写上单位的编号", "find out which, and write its id"))

    def _rest(self, entry: Entry, named: dict[str, Any]) -> dict[str, Any]:
        """What else the list says of the recipient; what the person's record says is not said again."""
        about = self._person(named.get("person", ""))
        told = {"sex": entry.sex, "ethnicity": entry.ethnicity}
        values = {name: value for name, value in told.items() if entry.is_exact or about.get(name) != value}
        if "name" in named and not entry.is_unit:
            values["reading"] = entry.reading
        values |= {"unit_then": entry.unit, "post_then": entry.post, "note": entry.note, "award": entry.award}
        values["result"] = "" if entry.result == "获评" else entry.result
        filled: dict[str, Any] = {name: value for name, value in values.items() if value}
        return filled | ({"withdrawn": True} if entry.withdrawn else {})

    def _person(self, id: str) -> Any:
        made = self.newcomers.made if self.newcomers else {}
        return made.get(id) or self.known.records["person"].get(id, {})

    def _count(self, kind: str) -> None:
        if kind == "person":
            self.matched_people += 1
        else:
            self.matched_units += 1

    def _doubt(self, entry: Entry, what: Text, action: Text) -> None:
        self.findings.doubts.append(Note(entry.where, what, action))


_UNDECIDED = "?"
