"""Headings of columns: which column holds what, however the heading is spaced, broken or bracketed."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_BRACKETS = re.compile(r"[(\[【〔<].*?[)\]】〕>]")
_NOT_WORDS = re.compile(r"[^\w]+")
_WORDS: dict[str, tuple[str, ...]] = {
    "id": ("编号", "人物编号", "单位编号", "id"),
    "number": ("序号", "序", "次序", "顺序", "排名", "名次", "no"),
    "name": (
        *(
            "姓名",
            "名字",
            "姓名或名称",
            "姓名或单位名称",
            "姓名单位",
            "获奖人",
            "获奖者",
            "获得者",
            "获奖人员",
            "人员姓名",
        ),
        *("获奖对象", "表彰对象", "受表彰人", "受表彰者", "先进个人", "人选", "推荐人选", "候选人", "对象", "name"),
    ),
    "unit_name": (
        *(
            "集体名称",
            "班组名称",
            "先进集体",
            "获奖单位",
            "获奖集体",
            "受表彰单位",
            "受表彰集体",
            "表彰单位",
            "先进单位",
        ),
        *("单位名称", "企业名称", "名称", "班组", "集体", "工作室名称", "支部名称", "岗位名称", "获奖班组"),
    ),
    "unit": (
        *("单位", "工作单位", "所在单位", "所属单位", "现工作单位", "获评时单位", "单位全称", "服务单位", "所在企业"),
        *("部门", "所在部门", "公司", "企业", "学校", "所在学校", "unit"),
    ),
    "unit_post": (
        *("单位及职务", "工作单位及职务", "单位职务", "工作单位职务", "单位和职务", "工作单位和职务", "所在单位及职务"),
        *("单位及岗位", "所在单位职务", "单位及职务职称", "工作单位及岗位", "所在单位及岗位", "单位与职务"),
    ),
    "post": (
        *(
            "职务",
            "职务职称",
            "职称",
            "岗位",
            "岗位职务",
            "职务岗位",
            "工种",
            "职业",
            "职位",
            "获评时职务",
            "身份",
            "工作岗位",
        ),
        *("职务或岗位", "职务及职称", "职业工种", "岗位工种", "职务工种", "现任职务", "post"),
    ),
    "sex": ("性别", "sex"),
    "ethnicity": ("民族",),
    "award": (
        *(
            "奖项",
            "荣誉称号",
            "称号",
            "荣誉",
            "奖项名称",
            "获奖名称",
            "荣誉名称",
            "授予称号",
            "获得荣誉",
            "拟授荣誉",
            "拟授称号",
        ),
        *("获奖类别", "获奖项目", "表彰类别", "获评称号", "所获荣誉", "获奖等级", "奖励名称", "award"),
    ),
    "level": ("级别", "等级", "荣誉级别", "奖项级别", "层级"),
    "result": ("结果", "评选结果"),
    "reading": ("读音", "拼音", "姓名读音"),
    "note": ("备注", "说明", "附注", "note"),
    "withdrawn": ("已撤销", "撤销", "是否已撤销"),
    "kind": ("类型", "类别", "个人或单位", "对象类型"),
}
# Never published, so never taken: what such columns hold is private.
PRIVATE = (
    *("身份证", "身份证号", "身份证号码", "公民身份号码", "电话", "联系电话", "手机", "手机号", "手机号码", "联系方式"),
    *("出生年月", "出生日期", "年龄", "生日", "银行卡号", "银行账号", "家庭住址", "住址", "政治面貌", "学历", "籍贯"),
)
_FIELDS = {word: field for field, words in _WORDS.items() for word in words}
# Units of other roles than the one where somebody works.
_OTHER_UNITS = ("推荐", "授予", "申报", "审核", "主办", "填报", "主管", "颁发", "评选")
_LONGEST_HEADING = 12
_LONE = frozenset(("姓名", "名字", "姓名或名称", "单位名称", "集体名称"))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields stand, once for each list side by side; headings that are not used; which columns have any."""

    blocks: tuple[Mapping[str, int], ...]
    unknown: tuple[str, ...] = ()
    headed: tuple[int, ...] = ()

    def repeats(self, other: "Columns") -> bool:
        """Whether these are another heading's columns, or some of them: as on the next page."""
        pairs = zip(self.blocks, other.blocks, strict=False)
        return len(self.blocks) <= len(other.blocks) and all(here.items() <= there.items() for here, there in pairs)

    @property
    def is_export(self) -> bool:
        """Whether these are the columns of `guangrong export list`: then everything is meant as it is written."""
        return self.blocks[0].keys() >= {"id", "kind", "reading"}


def field_of(heading: str) -> str | None:
    """The field that a heading names."""
    if len(heading) > 60:
        return None
    plain = unicodedata.normalize("NFKC", heading)
    words = [_NOT_WORDS.sub("", _BRACKETS.sub("", plain)).lower(), _NOT_WORDS.sub("", plain).lower()]
    exact = next((_FIELDS[word] for word in words if word in _FIELDS), None)
    return exact or _field_by_ending(words[0])


def _field_by_ending(word: str) -> str | None:
    """获奖人姓名, 学生姓名 and the like."""
    if len(word) > _LONGEST_HEADING or word.startswith(_OTHER_UNITS):
        return None
    endings = {"姓名": "name", "工作单位": "unit", "所在单位": "unit", "荣誉称号": "award", "单位及职务": "unit_post"}
    return next((field for ending, field in endings.items() if word.endswith(ending)), None)


def find_columns(cells: Sequence[str]) -> Columns | None:
    """The columns that a row of headings names; None for any other row."""
    named = [(column, field) for column, cell in enumerate(cells) if cell and (field := field_of(cell))]
    fields = [field for _, field in named]
    filled = [cell for cell in cells if cell.strip()]
    if not (_is_heading(fields, filled) if len(filled) > 1 else filled and _is_lone(filled[0])):
        return None
    blocks = _part(_without_roles(named))
    used = {column for block in blocks for column in block.values()}
    unknown = tuple(" ".join(cell.split()) for column, cell in enumerate(cells) if cell.strip() and column not in used)
    return Columns(blocks, unknown, tuple(column for column, cell in enumerate(cells) if cell.strip()))


def _is_heading(fields: Sequence[str], filled: Sequence[str]) -> bool:
    if "name" in fields:
        return len(fields) * 2 > len(filled) or len(fields) >= 3 or any("姓名" in _plain(cell) for cell in filled)
    is_of_units = "unit_name" in fields or "unit" in fields
    return is_of_units and len(set(fields)) >= 2 and len(fields) * 2 >= len(filled)


def _plain(heading: str) -> str:
    return _NOT_WORDS.sub("", heading[:60])


def _is_lone(heading: str) -> bool:
    """先进个人 alone in a row may be a heading of names, or of a group: only plain words stand for a whole table."""
    return _plain(heading) in _LONE


def _without_roles(named: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """单位名称 beside 姓名 is where somebody works; alone it is who is honoured."""
    fields = {field for _, field in named}
    if "name" in fields and "unit" not in fields:
        return [(column, "unit" if field == "unit_name" else field) for column, field in named]
    if not fields & {"name", "unit_name"}:
        return [(column, "unit_name" if field == "unit" else field) for column, field in named]
    return named


def _part(named: list[tuple[int, str]]) -> tuple[dict[str, int], ...]:
    """Part lists that stand side by side, each with a heading of names of its own."""
    blocks: list[dict[str, int]] = [{}]
    for column, field in named:
        if field in ("number", "name", "unit_name") and field in blocks[-1]:
            blocks.append({})
        blocks[-1].setdefault(field, column)
    whole = [block for block in blocks if block.keys() & {"name", "unit_name"}]
    return tuple(whole)
