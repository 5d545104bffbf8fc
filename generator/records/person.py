"""人物: a model worker, a craftsman, someone who is honoured."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import (
    Date,
    Day,
    Line,
    Markdown,
    Name,
    Part,
    Prose,
    Remark,
    ToPerson,
    ToPhoto,
    ToUnit,
    Truth,
    Url,
)
from generator.records.honour import Honour


class Removal(Part):
    """When and why a person was taken out of everything that is public; for editors only."""

    date: Day = Field(title="日期", description="撤下的日子", examples=["2026-11-30"])
    reason: Remark = Field(title="原因", description="给编辑看", examples=["本人要求"])


class Person(Record):
    """Who they are, what they did, which honours they hold."""

    kind: ClassVar[str] = "person"

    name: Name = Field(title="姓名", description="不加空格，如“何强”", examples=["丁一"])
    reading: Line | None = Field(
        None, title="读音", description="与常见读法不同时写，如 Shàn Xìnghuā", examples=["Shàn Xìnghuā"]
    )
    sex: Literal["男", "女"] | None = Field(None, title="性别", description="来源写明才写")
    ethnicity: Line | None = Field(None, title="民族", description="如“回族”；汉族不写", examples=["回族"])
    born: Date | None = Field(None, title="出生", description="在世者至多写年份", examples=["1950"])
    died: Date | None = Field(
        None, title="逝世", description="逝世的日期，知道多少写多少", examples=["2018-06", "2018-06-12"]
    )
    deceased: Truth = Field(False, title="已逝", description="逝世日期不详时写 true")
    native: Line | None = Field(None, title="籍贯", description="哪里人，照来源写", examples=["江苏泰州"])
    trade: Line | None = Field(None, title="工种、身份", description="做什么工作", examples=["焊工"])
    post: Line | None = Field(None, title="职务", description="担任什么职务", examples=["班长"])
    unit: ToUnit | None = Field(None, title="单位", description="单位的编号")
    unit_name: Line | None = Field(None, title="单位名称", description="没有单位文件时写全名", examples=["某某机械厂"])
    era: Line | None = Field(
        None, title="年代", description="事迹所在的年代，如“1950—1960年代”", examples=["1950—1960年代"]
    )
    portrait: ToPhoto | None = Field(None, title="肖像", description="照片的编号")
    summary: Prose | None = Field(
        None, title="一句话", description="写在姓名下面", examples=["在一线焊了三十年的工人。"]
    )
    deeds: Markdown | None = Field(None, title="事迹", description="Markdown")
    motto: Prose | None = Field(None, title="箴言", description="来源所载本人的话", examples=["一件一件做好。"])
    photos: tuple[ToPhoto, ...] = Field((), title="照片", description="照片的编号")
    video: Url | None = Field(None, title="视频", description="视频的网址", examples=["https://example.org/v.html"])
    honours: tuple[Honour, ...] = Field((), title="荣誉", description="本站光荣榜之外的荣誉")
    related: tuple[ToPerson, ...] = Field((), title="相关人物", description="人物的编号")
    consent: Literal["public", "withheld"] = Field(
        "public", title="公开意愿", description="withheld：不公开本人，名单只计数"
    )

    removal: Removal | None = Field(None, title="撤下", description="guangrong remove 写的：何时、为什么；不公开")

    @property
    def label(self) -> str:
        return self.name
