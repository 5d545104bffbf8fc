"""大事: something that happened."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import (
    Count,
    Date,
    Level,
    Line,
    Markdown,
    Part,
    Prose,
    ToPerson,
    ToPhoto,
    ToPlace,
    ToRoll,
    ToService,
    ToUnit,
    Year,
)
from generator.records.figure import Figure


class Digest(Part):
    """The event's place in a yearly digest (年度十件大事)."""

    year: Year = Field(title="年度", description="哪一年的年度大事", examples=["2018"])
    rank: Count = Field(title="次序", description="从 1 起，同一年度不能重复", ge=1, examples=["1"])


class Event(Record):
    """What happened, when, where, with whom, in which figures."""

    kind: ClassVar[str] = "event"

    title: Line = Field(title="标题", description="一句话说出是什么事", examples=["庆祝“五一”大会"])
    date: Date = Field(
        title="日期",
        description="2018、2018-06、2018-06-12、2018-06-01/2018-06-15 或 unknown",
        examples=["2018-06-12", "2018-06", "2018", "2018-06-01/2018-06-15", "unknown"],
    )
    date_note: Line | None = Field(
        None, title="日期说明", description="如“5月20日，年份待定”", examples=["5月20日，年份待定"]
    )
    scope: Level | None = Field(None, title="范围", description="是哪一级的事；本单位的事不写")
    status: Literal["complete", "caption-only"] = Field(
        "complete", title="状态", description="caption-only：只有标题，正文缺失"
    )
    summary: Prose | None = Field(
        None, title="摘要", description="一两句话，用在列表里", examples=["表彰先进，号召向先进学习。"]
    )
    body: Markdown | None = Field(None, title="正文", description="Markdown")
    figures: tuple[Figure, ...] = Field((), title="数字", description="事里的数字，每个一组")
    places: tuple[ToPlace, ...] = Field((), title="地点", description="阵地的编号")
    units: tuple[ToUnit, ...] = Field((), title="单位", description="单位的编号")
    people: tuple[ToPerson, ...] = Field((), title="人物", description="人物的编号")
    rolls: tuple[ToRoll, ...] = Field((), title="光荣榜", description="榜的编号")
    services: tuple[ToService, ...] = Field((), title="服务", description="服务的编号")
    photos: tuple[ToPhoto, ...] = Field((), title="照片", description="照片的编号")
    series: Line | None = Field(None, title="系列活动", description="如“劳模工匠宣传月”", examples=["劳模工匠宣传月"])
    digest: Digest | None = Field(None, title="年度大事", description="进了年度大事才写：年度和次序")

    @property
    def label(self) -> str:
        return self.title
