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
Pixels = Annotated[WholeNumber, Field(ge=320, le=16384)]
Inches = Annotated[WholeNumber, Field(ge=5, le=300)]
Seconds = Annotated[WholeNumber, Field(ge=1, le=3600)]


class Timings(Part):
    """How long things last, in seconds."""

    highlight: Seconds = Field(10, title="点亮一块名牌", description="秒；乘以人数就是一轮，每人每轮亮一次")
    slide: Seconds = Field(12, title="放映一人", description="秒；版式 slideshow 用")
    idle: Seconds = Field(45, title="多久没人碰就问“还在看吗”", description="秒")
    countdown: Seconds = Field(10, title="问了以后等多久回到开头", description="秒")


class Canvas(Part):
    """The screen that a wall is made for: pixels, and how large it is."""

    width: Pixels = Field(title="宽", description="像素，如 1080", examples=["1080"])
    height: Pixels = Field(title="高", description="像素，如 1920", examples=["1920"])
    diagonal: Inches | None = Field(
        None, title="对角线", description="英寸，如 55；二维码印多大靠它算", examples=["55"]
    )


class Kiosk(Record):
    """Which names one screen shows, in which layout and order."""

    kind: ClassVar[str] = "kiosk"

    title: Line = Field(title="标题", description="写在墙上方的大字", examples=["光荣榜"])
    subtitle: Line | None = Field(None, title="副题", description="写在标题下面的一行小字", examples=["劳动最光荣"])
    layout: Line = Field("wall", title="版式", description="templates/kiosk/ 里的文件名，如 wall", examples=["wall"])
    seal: Seal = Field("劳动光荣", title="印文", description="四个字", examples=["劳动光荣"])
    rolls: tuple[ToRoll, ...] = Field((), title="光荣榜", description="榜的编号")
    people: tuple[ToPerson, ...] = Field((), title="人物", description="人物的编号")
    awards: tuple[ToAward, ...] = Field((), title="奖项", description="获得这些奖项的人")
    exhibition: ToExhibition | None = Field(None, title="展览", description="展览的编号；别的都不写，就展示展览里的人")
    order: Order = Field("surname-stroke", title="排序", description="名字怎么排")
    timings: Timings = Field(default_factory=Timings, title="时间", description="每样停多久，单位是秒；不写就用默认")
    canvas: Canvas | None = Field(None, title="屏幕", description="多大的屏；不写就自动适应")

    @property
    def label(self) -> str:
        return self.title
