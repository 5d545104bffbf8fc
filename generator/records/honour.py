"""An honour that no roll here records, told with the one who received it."""

from typing import ClassVar

from pydantic import Field, model_validator

from generator.records.fields import Level, Line, Part, ToAward, Year, require_one


class Honour(Part):
    """Names an award record, or a title and level where no award record exists."""

    one_of: ClassVar[tuple[str, ...]] = ("award", "title")

    award: ToAward | None = Field(None, title="奖项", description="奖项的编号；没有奖项文件就写 title")
    title: Line | None = Field(None, title="称号", description="没有奖项文件时写称号全名", examples=["劳动模范"])
    level: Level | None = Field(None, title="级别", description="写 title 时用")
    year: Year | None = Field(None, title="年份", description="不知道就不写", examples=["2018"])
    edition: Line | None = Field(None, title="届次", description="如“首批”“第三届”", examples=["首批"])
    unit_then: Line | None = Field(
        None, title="获评时单位", description="那时在哪里工作，写全名", examples=["某某机械厂"]
    )
    note: Line | None = Field(None, title="说明", description="如“两次”“团队项目”", examples=["团队项目"])

    @model_validator(mode="after")
    def _names_one_honour(self) -> "Honour":
        require_one(self, self.one_of)
        return self
