"""放假安排: a year's announced holidays, for years that the product does not know yet or that are told differently."""

from typing import ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Day, Days, Line, Part


class Holiday(Part):
    """One holiday: its days off in a row, and the weekend days worked for it."""

    name: Line = Field(title="节日", description="如 春节", examples=["春节"])
    days: Days = Field(
        title="放假",
        description="连休的首尾，如 2018-02-15/2018-02-21；一天就写一天",
        examples=["2018-02-15/2018-02-21"],
    )
    workdays: tuple[Day, ...] = Field(
        (), title="补班", description="调休上班的周末，如 [2018-02-11, 2018-02-24]", examples=["2018-02-11"]
    )


class Calendar(Record):
    """The announcement for one year; the file is named after the year."""

    kind: ClassVar[str] = "calendar"

    holidays: tuple[Holiday, ...] = Field(title="节日", description="通知里的每个节日", min_length=1)

    @property
    def label(self) -> str:
        return f"{self.id}年放假安排"
