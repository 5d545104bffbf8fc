"""荣誉墙: an unattended screen; what it shows and how."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from generator.records.base import Record
from generator.records.fields import (
    ONE_LINE,
    Line,
    Order,
    Part,
    ToAward,
    ToExhibition,
    ToPerson,
    ToRoll,
    WholeNumber,
)

Seal = Annotated[str, StringConstraints(min_length=4, max_length=4, pattern=ONE_LINE)]
Seconds = Annotated[WholeNumber, Field(ge=1, le=3600)]


class Timings(Part):
    """How long things last, in seconds."""

    highlight: Seconds = Field(10, title="点亮一块名牌", description="秒")


class Kiosk(Record):
    """Which names one screen shows, in which layout and order."""

    kind: ClassVar[str] = "kiosk"

    title: Line = Field(title="标题")
    subtitle: Line | None = Field(None, title="副题")
    layout: Line = Field("wall", title="版式", description="templates/kiosk/ 里的文件名，如 wall")
    seal: Seal = Field("劳动光荣", title="印文", description="四个字")
    rolls: tuple[ToRoll, ...] = Field((), title="光荣榜", description="榜的编号")
    people: tuple[ToPerson, ...] = Field((), title="人物", description="人物的编号")
    awards: tuple[ToAward, ...] = Field((), title="奖项", description="获得这些奖项的人")
    exhibition: ToExhibition | None = Field(None, title="展览", description="展览的编号")
    order: Order = Field("surname-stroke", title="排序")
    timings: Timings = Field(default_factory=Timings, title="时间")

    @property
    def label(self) -> str:
        return self.title
