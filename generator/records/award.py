"""奖项: an honour as such, apart from who received it when."""

from typing import ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Count, Level, Line, Markdown, Prose


class Award(Record):
    """A title of honour, its level and who grants it."""

    kind: ClassVar[str] = "award"

    title: Line = Field(title="名称", description="称号的全名", examples=["劳动模范"])
    aliases: tuple[Line, ...] = Field((), title="别名", description="如“劳模”", examples=["劳模"])
    level: Level = Field(
        title="级别", description="national 全国，province 省，city 市，district 区县，enterprise 企业"
    )
    granted_by: Line | None = Field(None, title="授予单位", description="谁授予的，写全名", examples=["中华全国总工会"])
    series: Line | None = Field(None, title="系列", description="同一系列的奖项写同样的字", examples=["劳动模范"])
    precedence: Count = Field(99, title="位次", description="同一级别里名字旁边先写哪一个，小的在前", ge=1)
    summary: Prose | None = Field(
        None, title="摘要", description="一两句话，说这是什么奖", examples=["每年评选一次，每次十人。"]
    )
    body: Markdown | None = Field(None, title="正文", description="Markdown")

    @property
    def label(self) -> str:
        return self.title
