"""Write docs/records.zh-CN.md, the editors' list of every kind, field and choice, from the models themselves."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.codes import CODES
from generator.records import KINDS, Source
from generator.records.base import Notice, Sign
from generator.records.choices import words_for
from generator.records.structure import part_of

_SORTS = (
    ("_check_when", "日期"),
    (r"\bbool\b", "true 或 false"),
    ("1800", "四位数字"),
    (r"\bint\b", "整数"),
    ("Markdown", "Markdown"),
)
TARGET = Path(__file__).parents[1] / "docs" / "records.zh-CN.md"
_HEAD = """# 记录里可以写什么

每种记录一个文件夹，一条记录一个文件，文件名就是编号。带 * 的必须写，其余知道才写。
“列表”每行一个“- ”；“一组”换行缩进两格。日期写 2018、2018-06、2018-06-12、2018-06-01/2018-06-15 或 unknown。
"""
_CODES_HEAD = """## 检查报告里的代码

`guangrong explain 代码` 说得更细。

| 代码 | 说的是 |
|---|---|
"""


def manual() -> str:
    """The whole text."""
    kinds = "\n".join(_describe_kind(kind.zh, kind.folder, kind.model) for kind in KINDS)
    codes = "".join(f"| {code.code} | {code.why.zh} |\n" for code in sorted(CODES.values(), key=lambda code: code.code))
    source = f"## 出处 `source`\n\n每种记录都要写。\n\n{_table(Source)}"
    notices = f"## 更正与撤销 `notices`\n\n每种记录都可以写。\n\n{_table(Notice)}"
    review = f"## 审核 `review`\n\n每种记录都可以写，`guangrong sign` 会写好。\n\n{_table(Sign)}"
    return f"{_HEAD}\n{source}\n{notices}\n{review}\n{kinds}\n{_CODES_HEAD}{codes}"


def _describe_kind(title: str, folder: str, model: type[BaseModel]) -> str:
    parts = dict(_parts_in(model))
    tables = [f"## {title} `content/{folder}/`\n\n{_table(model)}"]
    tables += [
        f"### {title}：{name}\n\n{_table(part)}" for name, part in parts.values() if part not in (Source, Notice, Sign)
    ]
    return "\n".join(tables)


def _parts_in(model: type[BaseModel]) -> Iterator[tuple[str, tuple[str | None, type[BaseModel]]]]:
    """The parts of a model and theirs, by the name of each, with the title of the field that holds it."""
    for field in model.model_fields.values():
        if part := part_of(field):
            yield part.__name__, (field.title, part)
            yield from _parts_in(part)


def _table(model: type[BaseModel]) -> str:
    rows = "".join(_row(name, field) for name, field in model.model_fields.items() if name != "id")
    return f"| 字段 | 意思 | 怎么写 |\n|---|---|---|\n{rows}"


def _row(name: str, field: FieldInfo) -> str:
    mark = " *" if field.is_required() else ""
    return f"| `{name}`{mark} | {field.title} | {'；'.join(_explain(field)) or _sort_of(field)} |\n"


def _sort_of(field: FieldInfo) -> str:
    """The sort of value, where nothing more is said of it."""
    told = f"{field.annotation} {field.metadata}"
    return next((sort for sign, sort in _SORTS if re.search(sign, told)), "文字")


def _explain(field: FieldInfo) -> Iterator[str]:
    is_list = str(field.annotation).startswith("tuple")
    if part_of(field):
        yield "列表，每项一组" if is_list else "一组"
    elif is_list:
        yield "列表"
    if choices := _choices(field.annotation):
        words = words_for(choices).items()
        yield "、".join(choice if choice == word else f"`{choice}` {word}" for choice, word in words)
    elif field.description:
        yield field.description


def _choices(annotation: object) -> list[str]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [choice for argument in get_args(annotation) if get_origin(argument) for choice in _choices(argument)]


if __name__ == "__main__":
    TARGET.write_text(manual(), "utf-8")
