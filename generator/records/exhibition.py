"""展览: panels that name records or ask for them, in a layout."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from generator.codes import Text
from generator.records.base import Record
from generator.records.fields import (
    Date,
    Level,
    Line,
    Markdown,
    Part,
    Prose,
    ToAward,
    ToEvent,
    ToPerson,
    ToPhoto,
    ToPlace,
    ToRoll,
    ToService,
    ToUnit,
    Year,
    refuse_useless,
    require_one,
)


class Query(Part):
    """Asks for records instead of naming them; all conditions must hold."""

    kind: Literal["event", "person", "unit", "roll"] = Field(title="种类", description="查哪一种记录")
    digest: Year | None = Field(None, title="年度大事", description="某年度的大事，按次序", examples=["2018"])
    year: Year | None = Field(None, title="年份", description="只要这一年的", examples=["2018"])
    series: Line | None = Field(
        None, title="系列活动", description="只要这个系列活动的，写同样的字", examples=["劳模工匠宣传月"]
    )
    award: ToAward | None = Field(None, title="奖项", description="获得这个奖项的人或单位")
    level: Level | None = Field(None, title="级别", description="只要这一级的")

    @model_validator(mode="after")
    def _asks_what_the_kind_knows(self) -> "Query":
        useless = ("award",) if self.kind == "event" else ("digest", "series")
        for name in useless:
            if getattr(self, name) is not None:
                refuse_useless(name, Text(f"查 {self.kind} 时删掉它", f"leave it out with kind: {self.kind}"))
        return self


class Panel(Part):
    """One panel: words of its own, records by id, or the answer to a query."""

    title: Line | None = Field(None, title="标题", description="展板上的大字", examples=["五十年代"])
    text: Markdown | None = Field(None, title="文字", description="Markdown")
    events: tuple[ToEvent, ...] = Field((), title="大事", description="大事的编号")
    people: tuple[ToPerson, ...] = Field((), title="人物", description="人物的编号")
    units: tuple[ToUnit, ...] = Field((), title="单位", description="单位的编号")
    rolls: tuple[ToRoll, ...] = Field((), title="光荣榜", description="榜的编号")
    places: tuple[ToPlace, ...] = Field((), title="阵地", description="阵地的编号")
    services: tuple[ToService, ...] = Field((), title="服务", description="服务的编号")
    photos: tuple[ToPhoto, ...] = Field((), title="照片", description="照片的编号")
    query: Query | None = Field(None, title="查询", description="不一一写编号，按条件找")


class Stop(Part):
    """One stop of a touring exhibition."""

    one_of: ClassVar[tuple[str, ...]] = ("place", "name")

    place: ToPlace | None = Field(None, title="地点", description="阵地的编号")
    name: Line | None = Field(None, title="地点名称", description="没有阵地文件时写", examples=["某某小区"])
    date: Date = Field(
        title="日期",
        description="一天、起止日期，或只到年、月；浏览器据此标出“正在展出”和“下一站”",
        examples=["2018-05-01/2018-05-07"],
    )
    note: Line | None = Field(None, title="说明", description="会公开，如在几楼", examples=["一楼大厅"])

    @model_validator(mode="after")
    def _is_somewhere(self) -> "Stop":
        require_one(self, self.one_of)
        return self


class Exhibition(Record):
    """A cover, panels, and the stops where it can be seen."""

    kind: ClassVar[str] = "exhibition"

    title: Line = Field(title="标题", description="展览的名称", examples=["劳模工匠事迹展"])
    subtitle: Line | None = Field(
        None, title="副题", description="写在标题下面的一行小字", examples=["从1950年代到今天"]
    )
    layout: Line = Field(
        "story", title="版式", description="templates/exhibitions/ 里的文件名，如 story、wall", examples=["story"]
    )
    summary: Prose | None = Field(
        None, title="前言", description="一两句话，写在展览开头", examples=["一代代劳动者的故事。"]
    )
    body: Markdown | None = Field(None, title="正文", description="Markdown")
    panels: tuple[Panel, ...] = Field(title="展板", min_length=1, description="一块一组，至少一块")
    stops: tuple[Stop, ...] = Field((), title="巡展站点", description="在哪里展、什么时候展，每站一组")
    photos: tuple[ToPhoto, ...] = Field((), title="照片", description="照片的编号")

    @property
    def label(self) -> str:
        return self.title
