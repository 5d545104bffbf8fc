"""A new record: where it goes, what it is called, who is called so already, what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.authoring.ids import free_id, id_of, is_id, is_unusual
from generator.authoring.known import Known, known_records, label_field, of_kind
from generator.authoring.starter import starter_text
from generator.codes import CODES, Text
from generator.codes.code import Language
from generator.dates import parse_when
from generator.find import SUFFIX
from generator.load import read_record
from generator.names import fold
from generator.problems import Problem
from generator.records import KINDS, Kind
from generator.records.repairs import suggest_date
from generator.refusal import Refused
from generator.replace_file import write_new
from generator.settings import Settings
from generator.suggest import nearest, offer

# What a starter is told by design: fields that still wait for their author.
_LANGUAGES: tuple[Language, Language] = ("zh", "en")
_YEAR = re.compile(r"[0-9]{4}")
_WAITING = frozenset(("F202", "F210"))


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author asks for; empty texts where nothing was said."""

    kind: Kind
    name: str
    id: str = ""
    reading: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The new record's path below the site, and the records that are called the same."""

    path: str
    id: str
    namesakes: Sequence[Known]


def kind_called(word: str) -> Kind:
    """The kind that a word means: person, people or 人物; raises Refused."""
    words = {name: kind for kind in KINDS for name in (kind.name, kind.folder, kind.zh, kind.en)}
    if kind := words.get(word.strip().lower()):
        return kind
    near = nearest(word.strip().lower(), words)
    meant = offer(near) if near else Text("", "")
    known = "、".join(f"{kind.name}（{kind.zh}）" for kind in KINDS)
    english = ", ".join(kind.name for kind in KINDS)
    raise Refused(
        Text(
            f"没有“{word}”这种记录。{meant.zh}可以写：{known}、site（新网站）",
            f"there is no kind of record called “{word}”. {meant.en} One of: {english}, site",
        )
    )


def make_record(settings: Settings, wish: Wish) -> Made:
    """Write a starter where there is no record yet; raises Refused, and OSError where nothing can be written."""
    _refuse_unnamed(wish)
    known = list(of_kind(known_records(settings), wish.kind.name))
    given = _given(wish)
    id = _choose_id(wish, known)
    path = path_for(settings, wish.kind, id, _year_of(wish))
    text = starter_text(wish.kind, given)
    _, _, problems = read_record(wish.kind, id, text.encode(), path)
    if wrong := next((problem for problem in problems if problem.code not in _WAITING), None):
        raise Refused(_words(wrong))
    file = settings.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_new(file, text)
    except FileExistsError:
        raise Refused(Text(f"{path} 已经有了，没有动它", f"{path} is there already and was left alone")) from None
    same = fold(wish.name)
    return Made(path, id, [one for one in known if one.label and fold(one.label) == same])


def _refuse_unnamed(wish: Wish) -> None:
    try:
        wish.name.encode()
    except UnicodeEncodeError:
        raise Refused(Text("名称里有读不出的字符，重新输入", "the name holds no characters: type it again")) from None
    if not wish.name:
        raise Refused(Text("名称是空的，写上名称", "the name is empty: write one"))
    if not label_field(wish.kind) and not _YEAR.fullmatch(wish.name):
        raise Refused(
            Text(f"{wish.kind.zh}一年一个，写年份，如 2027", "there is one for each year: write it, as in 2027")
        )


def _given(wish: Wish) -> dict[str, str]:
    """The fields that are known from the start."""
    given = {label_field(wish.kind): wish.name}
    fields = wish.kind.model.model_fields
    if wish.reading and "reading" not in fields:
        raise Refused(Text("--reading 只用于人物", "--reading is for people only"))
    if wish.date and "date" not in fields:
        raise Refused(Text(f"{wish.kind.zh}没有日期，去掉 --date", f"a {wish.kind.en} has no date: leave --date out"))
    if wish.reading and _is_unusual(wish):
        given["reading"] = wish.reading
    if wish.date:
        _year_of(wish)
        given["date"] = wish.date
    return {name: text for name, text in given.items() if name}


def _is_unusual(wish: Wish) -> bool:
    try:
        return is_unusual(wish.name, wish.reading)
    except ValueError:
        raise Refused(
            Text(
                f"“{wish.reading}”不是“{wish.name}”的读音，一个字写一个音节，如 Shàn Xìnghuā",
                f"“{wish.reading}” is no reading of “{wish.name}”: write one syllable a character, as in Shàn Xìnghuā",
            )
        ) from None


def _year_of(wish: Wish) -> int | None:
    try:
        return parse_when(wish.date).year if wish.date else None
    except ValueError:
        how = suggest_date(wish.date)
        raise Refused(Text(f"“{wish.date}”不是日期。{how.zh}", f"“{wish.date}” is not a date: {how.en}")) from None


def _choose_id(wish: Wish, known: Sequence[Known]) -> str:
    taken = {one.id: one for one in known}
    id = wish.id or id_of(wish.kind, wish.name, wish.reading, _year_of(wish))
    if not id:
        raise Refused(Text("这个名称拼不出编号，用 --id 写一个，如 --id lv-meihua", "name an id, as in --id lv-meihua"))
    if wish.id and not is_id(id):
        raise Refused(
            Text(
                f"“{id}”不能作编号：小写字母、数字和单个短横，最长60个字符，如 lv-meihua",
                f"“{id}” is no id: lower-case letters, digits and single hyphens, 60 characters at most",
            )
        )
    free = free_id(id, taken)
    if free != id:
        raise Refused(_taken(id, free, taken.get(id)))
    return id


def _taken(id: str, free: str, there: Known | None) -> Text:
    if there is None:
        return Text(
            f"Windows 不许用“{id}”作文件名，用 --id {free}", f"Windows allows no file called “{id}”: --id {free}"
        )
    who = describe(there)
    return Text(
        f"编号 {id} 已经有了：{who}。要写的是另一个，就加上 --id {free}",
        f"the id {id} is taken: {who}. If you mean another, add --id {free}",
    )


def describe(one: Known) -> str:
    """A record that is there already, as people tell it from others."""
    return f"{one.label}{f'（{one.detail}）' if one.detail else ''} {one.path}"


def path_for(settings: Settings, kind: Kind, id: str, year: int | None) -> str:
    """Where a new record goes, below the site: events in a folder for their year, those without one in undated/."""
    folder = Path(settings.options.content) / kind.folder
    if kind.name == "event":
        folder /= str(year or "undated")
    return (folder / f"{id}{SUFFIX}").as_posix()


def _words(problem: Problem) -> Text:
    code = CODES[problem.code]
    zh, en = (
        f"{code.message.fill(problem.values, language)}。{code.hint.fill(problem.values, language)}"
        for language in _LANGUAGES
    )
    return Text(zh, en)
