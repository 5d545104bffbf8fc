"""服务: what a worker may ask for, and how."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Date, Line, Markdown, Part, Prose, ToPlace, ToUnit, WholeNumber, Year
from generator.records.figure import Figure

DayOfMonth = Annotated[WholeNumber, Field(ge=1, le=31)]


class Override(Part):
    """A session moved or cancelled by hand."""

    date: Date = Field(title="原定日期")
    moved_to: Date | None = Field(None, title="改到", description="不写就是取消")
    note: Line | None = Field(None, title="说明")


class Sessions(Part):
    """A recurrence rule: days of the month, and what happens on a day off."""

    monthly_days: tuple[DayOfMonth, ...] = Field(title="每月几日", description="如 [10, 20]", min_length=1)
    shift: Literal["none", "nonworking", "statutory"] = Field(
        "nonworking", title="顺延", description="nonworking 遇休息日顺延，statutory 只遇法定节假日顺延，none 不顺延"
    )
    time: Line | None = Field(None, title="时间", description="如 9:00—11:30")
    place: ToPlace | None = Field(None, title="地点", description="阵地的编号")
    overrides: tuple[Override, ...] = Field((), title="临时调整")


class Service(Record):
    """For whom, how much, how often, in which steps, with which papers, from when to when."""

    kind: ClassVar[str] = "service"

    title: Line = Field(title="名称")
    who: Prose | None = Field(None, title="谁能办")
    amount: Prose | None = Field(None, title="给什么、给多少")
    limits: Prose | None = Field(None, title="限制")
    conditions: tuple[Line, ...] = Field((), title="条件")
    steps: tuple[Line, ...] = Field((), title="步骤")
    materials: tuple[Line, ...] = Field((), title="材料")
    places: tuple[ToPlace, ...] = Field((), title="在哪里办", description="阵地的编号")
    units: tuple[ToUnit, ...] = Field((), title="单位", description="单位的编号")
    valid_from: Date | None = Field(None, title="起")
    valid_to: Date | None = Field(None, title="止")
    rule_year: Year | None = Field(None, title="规定年份", description="这里写的是哪一年的规定")
    state: Literal["unchecked", "current", "ended"] = Field(
        "unchecked", title="现行", description="unchecked 未核，current 现行，ended 已停"
    )
    sessions: Sessions | None = Field(None, title="定期场次")
    figures: tuple[Figure, ...] = Field((), title="数字")
    summary: Prose | None = Field(None, title="摘要")
    body: Markdown | None = Field(None, title="正文", description="Markdown")

    @property
    def label(self) -> str:
        return self.title
