"""阵地: a place that workers can go to, or where something happened."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Date, Line, Markdown, Prose, ToPhoto, ToUnit


class Place(Record):
    """Where it is, whose it is and what it offers."""

    kind: ClassVar[str] = "place"

    name: Line = Field(title="名称", description="阵地的全名", examples=["某某厂职工之家"])
    aliases: tuple[Line, ...] = Field((), title="别名", description="简称、曾用名", examples=["职工之家"])
    type: Literal["home", "centre", "nursery", "station", "palace", "service", "park", "venue"] = Field(
        title="类型",
        description="home 职工之家，centre 党工活动中心，nursery 母婴室，station 驿站，palace 文化宫，"
        "service 服务中心，park 主题公园、游园，venue 活动场所",
    )
    unit: ToUnit | None = Field(None, title="单位", description="所属单位的编号")
    address: Line | None = Field(None, title="地址", description="门牌写全，照来源", examples=["某某路1号"])
    hours: Line | None = Field(None, title="开放时间", description="照原样显示", examples=["每天 9:00—17:00"])
    phone: Line | None = Field(
        None, title="公开电话", description="单位对外公布的电话，不写个人的", examples=["0000-0000000"]
    )
    opened: Date | None = Field(None, title="建成", description="建成或启用的日期", examples=["2018-06", "2018"])
    offers: tuple[Line, ...] = Field((), title="提供什么", description="有什么可用，每样一行", examples=["图书阅览"])
    summary: Prose | None = Field(
        None, title="摘要", description="一两句话，用在列表里", examples=["职工休息、读书的地方。"]
    )
    body: Markdown | None = Field(None, title="正文", description="Markdown")
    photos: tuple[ToPhoto, ...] = Field((), title="照片", description="照片的编号")

    @property
    def label(self) -> str:
        return self.name
