"""服务: what a worker may ask for, and how."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Date, Day, Hours, Line, Markdown, Part, Prose, ToPlace, ToUnit, WholeNumber, Year
from generator.records.figure import Figure

DayOfMonth = Annotated[WholeNumber, Field(ge=1, le=31)]


class Override(Part):
    """A session moved or cancelled by hand."""

    date: Day = Field(
        title="原定日期", description="规则上的日子，不是顺延后的，如 2018-02-10", examples=["2018-02-10"]
    )
    moved_to: Day | None = Field(
        None, title="改到", description="改到哪一天，休息日也行；不写就是停办", examples=["2018-02-12"]
    )
    note: Line | None = Field(None, title="说明", description="为什么改、为什么停，会公开", examples=["场地检修"])


class Sessions(Part):
    """A recurrence rule: days of the month, and what happens on a day off."""

    monthly_days: tuple[DayOfMonth, ...] = Field(
        title="每月几日", description="如 [10, 20]；没有31日的月份，31日那场就不办", min_length=1, examples=["10"]
    )
    shift: Literal["none", "nonworking", "statutory"] = Field(
        "nonworking", title="顺延", description="nonworking 遇休息日顺延，statutory 只遇法定节假日顺延，none 不顺延"
    )
    time: Hours | None = Field(None, title="时间", description="如 9:00—11:30；不写就是全天", examples=["9:00—11:30"])
    place: ToPlace | None = Field(None, title="地点", description="阵地的编号")
    overrides: tuple[Override, ...] = Field((), title="临时调整", description="哪一场改期或停办，每场一组")


class Service(Record):
    """For whom, how much, how often, in which steps, with which papers, from when to when."""

    kind: ClassVar[str] = "service"

    title: Line = Field(title="名称", description="服务的名称", examples=["法律咨询"])
    who: Prose | None = Field(None, title="谁能办", description="什么样的人可以办", examples=["本市在职职工"])
    amount: Prose | None = Field(
        None, title="给什么、给多少", description="给多少钱、什么东西，照规定写", examples=["每人每年一次"]
    )
    limits: Prose | None = Field(None, title="限制", description="多久一次、总共多少", examples=["每年最多五十人"])
    conditions: tuple[Line, ...] = Field((), title="条件", description="每条一行", examples=["已加入工会"])
    steps: tuple[Line, ...] = Field(
        (), title="步骤", description="先做什么、后做什么，每步一行", examples=["到服务窗口登记"]
    )
    materials: tuple[Line, ...] = Field((), title="材料", description="要带什么，每样一行", examples=["身份证"])
    places: tuple[ToPlace, ...] = Field((), title="在哪里办", description="阵地的编号")
    units: tuple[ToUnit, ...] = Field((), title="单位", description="单位的编号")
    valid_from: Date | None = Field(None, title="起", description="从哪一天起可以办", examples=["2018-01-01"])
    valid_to: Date | None = Field(None, title="止", description="到哪一天为止", examples=["2018-12-31"])
    rule_year: Year | None = Field(None, title="规定年份", description="这里写的是哪一年的规定", examples=["2018"])
    state: Literal["unchecked", "current", "ended"] = Field(
        "unchecked", title="现行", description="unchecked 未核，current 现行，ended 已停"
    )
    sessions: Sessions | None = Field(
        None,
        title="定期场次",
        description="每月固定的日子。shift 写 nonworking：遇周末和放假，顺延到下一个工作日，调休补班的周末算工作日；"
        "写 statutory：只遇国务院公布的放假（连同调休成连休的日子）顺延，平常周末照办",
    )
    figures: tuple[Figure, ...] = Field((), title="数字", description="办了多少人、多少钱，每个数字一组")
    summary: Prose | None = Field(
        None, title="摘要", description="一两句话，用在列表里", examples=["律师每月坐班，免费解答。"]
    )
    body: Markdown | None = Field(None, title="正文", description="Markdown")

    @property
    def label(self) -> str:
        return self.title
