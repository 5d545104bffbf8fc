"""光荣榜: one conferment of one or more awards."""

from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from generator.codes import Text
from generator.dates import parse_when
from generator.records.base import Record
from generator.records.fields import (
    Count,
    Date,
    Line,
    Markdown,
    Name,
    Order,
    Part,
    Prose,
    ToAward,
    ToPerson,
    ToUnit,
    Truth,
    Year,
    refuse_useless,
    require_one,
)

Result = Literal["获评", "提名"]


class Recipient(Part):
    """A person or unit by id, or by name where no record exists; unit and post as at the award."""

    one_of: ClassVar[tuple[str, ...]] = ("person", "unit", "name")

    person: ToPerson | None = Field(None, title="人物", description="受表彰的是人时，写人物的编号")
    unit: ToUnit | None = Field(None, title="单位", description="受表彰的是单位时，写单位的编号")
    name: Name | None = Field(None, title="名称", description="没有文件时写姓名或单位名", examples=["丁一"])
    is_unit: Truth = Field(False, title="是单位", description="name 写的是单位名时写 true")
    award: ToAward | None = Field(None, title="奖项", description="一榜多奖时写")
    result: Result = Field("获评", title="结果", description="获评或提名")
    sex: Literal["男", "女"] | None = Field(None, title="性别", description="名单上注明的")
    ethnicity: Line | None = Field(None, title="民族", description="名单上注明的", examples=["回族"])
    reading: Line | None = Field(
        None, title="读音", description="name 写人名、读法不常见时写，如 Shàn Xìnghuā", examples=["Shàn Xìnghuā"]
    )
    unit_then: Line | None = Field(
        None, title="获评时单位", description="那时在哪里工作，照名单写全名", examples=["某某机械厂"]
    )
    post_then: Line | None = Field(None, title="获评时职务", description="照名单写", examples=["班长"])
    withdrawn: Truth = Field(False, title="已撤销", description="称号撤销后写 true，并在 notices 里说明")
    note: Line | None = Field(None, title="说明", description="会公开，写在名字旁边", examples=["团队"])

    @property
    def is_awarded(self) -> bool:
        """Whether the award was given and is still held."""
        return self.result == "获评" and not self.withdrawn

    @model_validator(mode="after")
    def _names_one_recipient(self) -> "Recipient":
        require_one(self, self.one_of)
        if self.reading and (self.name is None or self.is_unit):
            refuse_useless("reading", Text("只在 name 写人名时用", "only with the name of a person"))
        return self


class KnownCount(Part):
    """A number that is known while the names are not."""

    what: Line = Field(title="是什么", description="如“先进集体”", examples=["先进集体"])
    value: Count = Field(title="数目", description="只写数字", examples=["10"])
    unit: Line = Field("个", title="量词", description="人、名、个、件", examples=["个"])
    result: Result = Field("获评", title="结果", description="获评或提名")


class Publicity(Part):
    """公示 before the award: first and last day."""

    start: Date = Field(title="开始", description="公示的第一天", examples=["2018-04-01"])
    end: Date = Field(title="结束", description="公示的最后一天", examples=["2018-04-07"])
    note: Prose | None = Field(None, title="说明", description="会公开，如公示在哪里", examples=["在区政府网站公示"])


class Roll(Record):
    """Who received which award when, by which document, in which order."""

    kind: ClassVar[str] = "roll"

    title: Line = Field(title="标题", description="榜的全名", examples=["2018年劳动模范名单"])
    awards: tuple[ToAward, ...] = Field(title="奖项", description="奖项的编号，至少一个", min_length=1)
    edition: Line | None = Field(None, title="届次", description="如“第二届”“第二批”，照原文", examples=["第二届"])
    year: Year | None = Field(None, title="年份", description="哪一年的榜；写了 date 可以不写", examples=["2018"])
    date: Date | None = Field(
        None, title="日期", description="表彰的日期，知道多少写多少", examples=["2018-04-28", "2018-04"]
    )
    document: Line | None = Field(
        None, title="文号", description="如“海工发〔2018〕5号”", examples=["海工发〔2018〕5号"]
    )
    granted_by: Line | None = Field(None, title="授予单位", description="与奖项不同时写", examples=["某某市总工会"])
    order: Order = Field("document", title="排序", description="surname-stroke 以姓氏笔画为序，document 照文件次序……")
    recipients: tuple[Recipient, ...] = Field((), title="名单", description="一人或一个单位一组，照名单的次序")
    counts: tuple[KnownCount, ...] = Field((), title="已知数目", description="名单未公布时只写数目")
    publicity: Publicity | None = Field(None, title="公示", description="表彰前公示过才写")
    summary: Prose | None = Field(
        None, title="摘要", description="一两句话，用在列表里", examples=["表彰十名先进个人。"]
    )
    body: Markdown | None = Field(None, title="正文", description="Markdown")

    @property
    def label(self) -> str:
        return self.title

    @cached_property
    def lines_naming(self) -> dict[tuple[str, str], list[Recipient]]:
        """By kind and id, the lines that name a person or unit with a record: a long roll is asked by each of them."""
        found: dict[tuple[str, str], list[Recipient]] = {}
        for one in self.recipients:
            for named in (("person", one.person), ("unit", one.unit)):
                if named[1]:
                    found.setdefault((named[0], named[1]), []).append(one)
        return found

    @cached_property
    def awarded_people(self) -> list[str]:
        """Ids of the people to whom it gives an award, in its order; not the nominated, not those who lost it."""
        return list(dict.fromkeys(one.person for one in self.recipients if one.person and one.is_awarded))

    def award_of(self, recipient: Recipient) -> str:
        """The id of the award that a recipient received or was nominated for."""
        return recipient.award or self.awards[0]

    @property
    def known_year(self) -> int | None:
        """The year written, or that of the date."""
        return self.year or (parse_when(self.date).year if self.date else None)
