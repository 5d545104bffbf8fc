"""A number that was achieved, with its unit and how exact it is."""

from typing import Literal

from pydantic import Field

from generator.records.fields import Date, Line, Number, Part, Prose


class Figure(Part):
    """人 counts people, 人次 counts attendances: the unit is part of the fact."""

    value: Number = Field(title="数值", description="只写数字，如 34044", examples=["300"])
    unit: Line = Field(title="单位", description="人、人次、名、个、元……；人与人次不同", examples=["人次"])
    what: Line = Field(title="是什么", description="这个数字说的是什么", examples=["参加培训"])
    precision: Literal["exact", "at-least", "about"] = Field(
        "exact", title="精确度", description="exact 确数，at-least 余、以上，about 约"
    )
    as_of: Date | None = Field(None, title="截至", description="数字截至的日期", examples=["2018-09"])
    note: Prose | None = Field(
        None, title="说明", description="会公开的限定，如“申请，不等于已发放”", examples=["申请，不等于已发放"]
    )
