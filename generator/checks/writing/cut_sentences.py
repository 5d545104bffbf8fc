"""A paragraph of running prose that ends without a closing mark, and a bracket or quotation mark that is never closed.

Prose is twenty characters or more with a comma, semicolon or full stop in it. Passed: headings, lists, tables,
captions, paragraphs that lead to one of these, quotations over several paragraphs that are opened again in each.
"""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import HAN, Copy, Passage
from generator.problems import Problem

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_BLOCK = re.compile(r"\s*(?:#|[-*+][ \t]|[0-9]+[.)、．]|\||!\[|:|=|[（(]?[一二三四五六七八九十0-9]+[)）、])")
_AFTER_END = " \t\n\u3000*_`~\\"
_ENDS = "。！？…；：”’』」》）】〉!?;:)]}>|—～~.·\ufffc"
_INSIDE = re.compile(r"[，。；]")
_LEADS = re.compile(r"如下$|包括$")
_HAN = re.compile(f"[{HAN}]")
_LEAST = 20
_SHOWN = 8
_PAIRS = dict(zip("）》”』」】〕", "（《“『「【〔", strict=True))
_BRACKETS = re.compile('[（《“『「【〔）》”』」】〕()"]|\n[ \t]*\n[ \t　]*“')
_OPENING = re.compile("[（《“『「【〔]")
_HALF = {"(": "（", ")": "）"}


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """The first paragraph of each field that is cut, and the first mark that is never closed."""
    opens = _OPENING.search(copy.whole)
    for passage in copy.passages:
        is_long = len(passage.text) >= _LEAST and passage.field != ("title",)
        if is_long and (end := next(_cut_ends(passage), None)):
            yield copy.problem("C102", passage.field, end)
        if opens and (opened := _find_unclosed(passage.text)):
            at, mark = opened
            found = passage.text[at : at + _SHOWN].partition("\n")[0]
            yield copy.problem("C103", passage.field, found, mark=mark)


def _cut_ends(passage: Passage) -> Iterator[str]:
    blocks = _BLANK.split(passage.text.rstrip())
    for number, block in enumerate(blocks):
        end = block.rstrip(_AFTER_END)
        if len(end) < _LEAST or end[-1] in _ENDS or _BLOCK.match(block) or not _is_prose(end, passage.is_markdown):
            continue
        leads = number + 1 < len(blocks) and _BLOCK.match(blocks[number + 1])
        if not leads or end.endswith(("，", "、")):
            yield end[-_SHOWN:]


def _is_prose(text: str, is_markdown: bool) -> bool:
    """Whether it is running text, and no caption; a line of a form is prose where another sentence of it is closed."""
    lines = text.split("\n")
    inside = _INSIDE if is_markdown or text.endswith(("，", "、")) else re.compile("。")
    return (
        inside.search(text) is not None
        and not any(map(_BLOCK.match, lines))
        and not _LEADS.search(text)
        and len(_HAN.findall(text)) >= _LEAST
    )


def _find_unclosed(text: str) -> tuple[int, str] | None:
    opened: list[tuple[int, str]] = []
    for found in _BRACKETS.finditer(text):
        mark = _HALF.get(found[0][-1], found[0][-1])
        if opener := _PAIRS.get(mark):
            _close(opened, opener)
        elif mark == '"':
            _close(opened, "“")
        elif not (len(found[0]) > 1 and any(one == "“" for _, one in opened)):
            opened.append((found.end() - 1, mark))
    whole = [one for one in opened if text[one[0]] != "("]
    return whole[0] if whole else None


def _close(opened: list[tuple[int, str]], opener: str) -> None:
    at = next((at for at in reversed(range(len(opened))) if opened[at][1] == opener), None)
    if at is not None:
        del opened[at]
