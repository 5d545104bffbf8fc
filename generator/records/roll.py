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

    person: ToPerson | None = Field(None, title="人物", description="受表彰的是人时，写人物的编号")
    unit: ToUnit | None = Field(None, title="单位", description="受表彰的是单位时，写单位的编号")
    name: Name | None = Field(None, title="名称", description="没有文件时写姓名或单位名")
    is_unit: Truth = Field(False, title="是单位", description="name 写的是单位名时写 true")
    award: ToAward | None = Field(None, title="奖项", description="一榜多奖时写")
    result: Result = Field("获评", title="结果", description="获评或提名")
    sex: Literal["男", "女"] | None = Field(None, title="性别", description="名单上注明的")
    ethnicity: Line | None = Field(None, title="民族", description="名单上注明的")
    reading: Line | None = Field(None, title="读音")
    unit_then: Line | None = Field(None, title="获评时单位", description="那时在哪里工作，照名单写全名")
    post_then: Line | None = Field(None, title="获评时职务", description="照名单写")
    withdrawn: Truth = Field(False, title="已撤销", description="称号撤销后写 true，并在 notices 里说明")
    note: Line | None = Field(None, title="说明")

    @property
    def is_awarded(self) -> bool:
        """Whether the award was given and is still held."""
        return self.result == "获评" and not self.withdrawn

    @model_validator(mode="after")
    def _names_one_recipient(self) -> "Recipient":
        require_one({"person": self.person, "unit": self.unit, "name": self.name})
        if self.reading and (self.name is None or self.is_unit):
            refuse_useless("reading", Text("只在 name 写人名时用", "only with the name of a person"))
        return self


class KnownCount(Part):
    """A number that is known while the names are not."""

    what: Line = Field(title="是什么", description="如“先进集体”")
    value: Count = Field(title="数目")
    unit: Line = Field("个", title="量词", description="人、名、个、件")
    result: Result = Field("获评", title="结果")


class Publicity(Part):
    """公示 before the award: first and last day."""

    start: Date = Field(title="开始")
    end: Date = Field(title="结束")
    note: Prose | None = Field(None, title="说明")


class Roll(Record):
    """Who received which award when, by which document, in which order."""

    kind: ClassVar[str] = "roll"

    title: Line = Field(title="标题")
    awards: tuple[ToAward, ...] = Field(title="奖项", description="奖项的编号，至少一个", min_length=1)
    edition: Line | None = Field(None, title="届次", description="如“第二届”“第二批”，照原文")
    year: Year | None = Field(None, title="年份")
    date: Date | None = Field(None, title="日期")
    document: Line | None = Field(None, title="文号", description="如“海工发〔2018〕5号”")
    granted_by: Line | None = Field(None, title="授予单位", description="与奖项不同时写")
    order: Order = Field("document", title="排序", description="surname-stroke 以姓氏笔画为序，document 照文件次序……")
    recipients: tuple[Recipient, ...] = Field((), title="名单")
    counts: tuple[KnownCount, ...] = Field((), title="已知数目", description="名单未公布时只写数目")
    publicity: Publicity | None = Field(None, title="公示")
    summary: Prose | None = Field(None, title="摘要")
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
