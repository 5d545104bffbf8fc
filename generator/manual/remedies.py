"""Every code for people: what it says, why, what to do, and a mistake that causes it beside what is right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.codes import CODES, Code
from generator.manual.kinds import EXAMPLES
from generator.manual.text_files import read_data

_COMMENT = re.compile(r" +# .*$", re.MULTILINE)
_SLOT = re.compile(r"\{\w+\}")
# What the first letter of a code tells; in the order of the page.
LETTERS = {
    "Y": "文件和 YAML 的写法",
    "F": "字段",
    "R": "引用别的记录",
    "N": "姓名和文字",
    "P": "人物",
    "H": "荣誉和光荣榜",
    "E": "大事",
    "W": "服务的日期和放假安排",
    "X": "展览和荣誉墙",
    "M": "照片和文件",
    "A": "文件夹、网址和页面",
    "L": "个人信息",
    "C": "文字规范",
    "V": "公开日期和审核",
    "S": "网站的设置",
    "T": "模板",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A change to one file of the examples: other words in it, or another name for it; or a whole file beside them."""

    file: str
    right: str
    wrong: str
    called: str

    @property
    def is_new_file(self) -> bool:
        """Whether the examples have no such file."""
        return not (EXAMPLES / self.file).exists()


@dataclass(frozen=True, slots=True)
class Remedy:
    """One code; `said` is what is printed of the mistake, message and hint, where the manual has one."""

    code: Code
    message: str
    hint: str
    mistake: Mistake | None
    said: tuple[str, str] | None


@cache
def mistakes() -> Mapping[str, Mistake]:
    """By code, one mistake that causes it."""
    told = read_data("mistakes.yml")
    return {
        code: Mistake(one["file"], one.get("right", ""), one.get("wrong", ""), one.get("called", ""))
        for code, one in told.items()
    }


def remedies(letter: str) -> list[Remedy]:
    """Of all codes with a letter, in their order."""
    said = read_data("said.json")
    return [
        Remedy(code, _plain(code.message.zh), _plain(code.hint.zh), mistakes().get(name), _pair(said.get(name)))
        for name, code in sorted(CODES.items())
        if name[0] == letter
    ]


def _pair(told: list[str] | None) -> tuple[str, str] | None:
    return (told[0], told[1]) if told else None


def _plain(text: str) -> str:
    """A sentence without its values; nothing where it is a value alone."""
    plain = _SLOT.sub("…", text)
    return "" if plain == "…" else plain


def snippets(mistake: Mistake) -> tuple[str, str]:
    """The whole lines that are wrong, and what they should be; for a file's name that name."""
    if mistake.called:
        return f"content/{mistake.called}", f"content/{mistake.file}"
    if mistake.is_new_file:
        return mistake.wrong, mistake.right
    text = (EXAMPLES / mistake.file).read_text("utf-8")
    start = text.index(mistake.right)
    first, last = text.rfind("\n", 0, start) + 1, start + len(mistake.right.rstrip("\n"))
    end = text.find("\n", last)
    before, after = text[first:start], text[start + len(mistake.right) : max(end, start + len(mistake.right))]
    return _bare(before + mistake.wrong + after), _bare(before + mistake.right + after)


def _bare(text: str) -> str:
    """Without the example's own comments, which explain something else."""
    return _COMMENT.sub("", text).rstrip("\n")
