"""单位: a company, a team, a studio, a collective that is honoured or employs who is."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Line, Markdown, Prose, ToPerson, ToPhoto, ToUnit
from generator.records.honour import Honour


class Unit(Record):
    """A unit under its full name, with the other names it is called by."""

    kind: ClassVar[str] = "unit"

    name: Line = Field(title="名称", description="全称", examples=["某某机械厂"])
    aliases: tuple[Line, ...] = Field((), title="别名", description="简称、曾用名、原文的其他写法", examples=["机械厂"])
    type: Literal["company", "collective", "team", "studio", "party-branch", "post", "school", "hospital", "body"] = (
        Field(
            title="类型",
            description="company 企业，collective 先进集体，team 班组，studio 劳模创新工作室，"
            "party-branch 党支部，post 岗位，school 学校，hospital 医院，body 机关、镇街、社团",
        )
    )
    parent: ToUnit | None = Field(None, title="上级单位", description="单位的编号")
    leader: ToPerson | None = Field(None, title="负责人、领衔人", description="人物的编号")
    summary: Prose | None = Field(
        None, title="摘要", description="一两句话，用在列表里", examples=["生产农业机械的企业。"]
    )
    body: Markdown | None = Field(None, title="正文", description="Markdown")
    honours: tuple[Honour, ...] = Field((), title="荣誉", description="本站光荣榜之外的荣誉")
    photos: tuple[ToPhoto, ...] = Field((), title="照片", description="照片的编号")

    @property
    def label(self) -> str:
        return self.name
