"""An announced number (三个方面, 五项措施, 十件大事) and another number of items: 一是… 二是…, （一）（二）, 1. 2.

The items are those that begin soon after the announcement, or in the body where the title announces; they count as
far as their numbers follow one another. Passed: one item alone, numbers that announce nothing of this sort.
"""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import Copy
from generator.checks.writing.counting import NUMERAL, read_count
from generator.numerals import count_in_chinese
from generator.problems import Problem

# Compiled when it is first needed, which is seldom.
_ANNOUNCED = (
    rf"(?<![〇一二三四五六七八九十百千万第0-9])({NUMERAL})(?:个方面|大方面|件(?:大事|实事|要事)"
    r"|[项条](?:主要|重点)?(?:措施|举措|任务|意见|制度|内容)|点(?:要求|意见|希望|建议|体会)"
    r"|个(?:环节|步骤|阶段)|大(?:举措|行动|工程|任务|亮点)|种(?:方式|途径))"
)
# Nothing but words: this looks at a text faster than what is above.
_MAYBE = re.compile(
    "方面|大事|实事|要事|措施|举措|任务|意见|制度|内容|要求|希望|建议|体会|环节|步骤|阶段|行动|工程|亮点|方式|途径"
)
_SOON = 60
_MOST = 40
# How items are numbered, in a line and at the beginning of lines.
_INLINE = ("{zh}是", "{zh}要", "（{zh}）")
_AT_LINES = (r"{zh}、", r"{number}[.、．)）]", r"（{zh}）", r"（{number}）")
_LINE = r"(?:^|\n)[ \t　]*(?:#+[ \t]*)?\**"


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """Each announcement whose items are more or fewer."""
    for passage in copy.passages if _MAYBE.search(copy.whole) else ():
        for found in re.finditer(_ANNOUNCED, passage.text):
            if passage.field == ("title",):
                rest, soon = _body_of(copy), None
            else:
                rest, soon = passage.text[found.end() :], _SOON
            count = _count_items(rest, soon)
            if count > 1 and count != read_count(found[1]):
                yield copy.problem("C105", passage.field, found[0], count=count)


def _body_of(copy: Copy) -> str:
    return next((passage.text for passage in copy.passages if passage.field == ("body",)), "")


def _count_items(text: str, soon: int | None) -> int:
    """How many items follow one another; those that begin first, and within `soon` characters."""
    forms = [_LINE + form for form in _AT_LINES] + (list(_INLINE) if soon else [])
    begun = [(found.start(), form) for form in forms if (found := _item(form, 1).search(text, 0, soon or len(text)))]
    if not begun:
        return 0
    at, form = min(begun)
    for number in range(2, _MOST):
        found = _item(form, number).search(text, at + 1)
        if not found:
            return number - 1
        at = found.start()
    return _MOST


def _item(form: str, number: int) -> re.Pattern[str]:
    return re.compile(form.format(zh=count_in_chinese(number), number=number))
