"""One line of a list as it was read: a name with what stands beside it, not yet compared with what the site knows."""

import re
import unicodedata
from dataclasses import dataclass, replace

from generator.codes import Text
from generator.names import unpad

# An award is told that the site does not know.
UNKNOWN = "?"
_HAN = r"[\u3400-\u9fff〇\U00020000-\U0003ffff]"
_BRACKET = re.compile(r"\s*[（(\[【]([^（）()\[\]【】]*)[）)\]】]\s*$")
_MARKS = re.compile(r"[*＊※★▲△●#]+")
_PARTS = re.compile(r"[，,、；;：:\s]+")
_PLAUSIBLE = re.compile(rf"(?:{_HAN}{{2,4}}|{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|[A-Za-z][A-Za-z .'-]{{1,40}})")
_ETHNICITY = re.compile(rf"{_HAN}{{1,6}}族")
_BETWEEN_NAMES = re.compile(r"[、，,；;/\n]+")
_UNIT_ENDS = (
    *(
        "公司",
        "集团",
        "厂",
        "学校",
        "中学",
        "小学",
        "大学",
        "学院",
        "幼儿园",
        "医院",
        "卫生院",
        "局",
        "委员会",
        "办公室",
        "中心",
    ),
    *(
        "合作社",
        "银行",
        "支行",
        "分行",
        "事务所",
        "研究所",
        "研究院",
        "设计院",
        "工会",
        "社区",
        "村",
        "街道",
        "车间",
        "班",
        "班组",
        "组",
    ),
    *(
        "项目部",
        "工作室",
        "支部",
        "支队",
        "大队",
        "队",
        "站",
        "所",
        "院",
        "部",
        "店",
        "馆",
        "超市",
        "协会",
        "企业",
        "农场",
        "科",
        "科室",
    ),
    *(
        "电厂",
        "园",
        "基地",
        "政府",
        "法院",
        "检察院",
        "处",
        "庄",
        "矿",
        "窗口",
        "段",
        "家园",
        "驿站",
        "党委",
        "党总支",
        "岗",
    ),
)
_SHORTEST_UNIT = 5
# No person's name ends in these, however short.
_SURE_ENDS = (
    *("公司", "集团", "医院", "学校", "中学", "小学", "大学", "学院", "银行", "工会", "车间", "班组", "幼儿园"),
    *("委员会", "合作社", "工作室", "支部", "事务所"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A recipient in the list's own words; `award` is an id, nothing where none is told, or UNKNOWN."""

    where: Text
    name: str
    is_unit: bool = False
    id: str = ""
    unit: str = ""
    post: str = ""
    sex: str = ""
    ethnicity: str = ""
    award: str = ""
    result: str = ""
    reading: str = ""
    note: str = ""
    withdrawn: bool = False
    is_exact: bool = False


def parse_name(text: str, entry: Entry) -> Entry:
    """The entry with a person's name, without padding, and what stands in brackets behind it: （女，回族）."""
    plain = _MARKS.sub("", text)
    while found := _BRACKET.search(plain):
        plain = plain[: found.start()]
        entry = _take_bracket(found[1], entry)
    return replace(entry, name=_join(plain))


def has_mark(text: str) -> bool:
    """Whether a sign such as * stands beside a name: what it means stands elsewhere."""
    return _MARKS.search(text) is not None


def _join(name: str) -> str:
    """A name without padding, and without the line breaks that a narrow column made."""
    plain = unpad(unicodedata.normalize("NFC", " ".join(name.split())))
    return re.sub("[•・‧∙⋅･˙]", "·", plain) if re.match(_HAN, plain) else plain


def _take_bracket(words: str, entry: Entry) -> Entry:
    notes = [entry.note] if entry.note else []
    for word in filter(None, _PARTS.split(words)):
        if word in ("男", "女", "男性", "女性"):
            entry = replace(entry, sex=entry.sex or word[0])
        elif _ETHNICITY.fullmatch(word):
            entry = replace(entry, ethnicity=entry.ethnicity or word)
        else:
            notes.append(word)
    return replace(entry, note="，".join(notes))


def split_names(text: str) -> list[str]:
    """The names in one cell or line; one, unless each of several is a plausible name."""
    pieces = [piece.strip() for piece in _BETWEEN_NAMES.split(_shield(text)) if piece.strip()]
    names = [piece.replace("\0", "，") for piece in pieces]
    return names if len(names) > 1 and all(map(is_plausible, names)) else [text]


def _shield(text: str) -> str:
    """The text with other commas inside brackets, where they part no names."""
    return re.sub(r"[（(][^（）()]*[）)]", lambda found: _BETWEEN_NAMES.sub("\0", found[0]), text)


def is_plausible(text: str) -> bool:
    """Whether a text can be a person's name, with or without a note in brackets."""
    name = parse_name(text, Entry(Text("", ""), "")).name
    return _PLAUSIBLE.fullmatch(name) is not None and not name.endswith(_SURE_ENDS)


def looks_like_unit(name: str) -> bool:
    """Whether a name ends as names of units do and is longer than a person's."""
    plain = _BRACKET.sub("", "".join(name.split()))
    is_long = len(plain) >= _SHORTEST_UNIT and "·" not in plain
    return plain.endswith(_SURE_ENDS) or (is_long and plain.endswith(_UNIT_ENDS))


def ends_like_unit(name: str) -> bool:
    """Whether a name ends as units do, however short: for lists that are known to be of units."""
    return name.endswith(_UNIT_ENDS)
