"""What the public interface tells of rolls."""

from typing import Literal

from pydantic import Field

from generator.catalog import Catalog
from generator.facts.lines import lines_of
from generator.public.base import Ids, Maybe, Told, ToldRecord, of_record, same
from generator.records.roll import Roll


class ToldRecipient(Told):
    """One line of a roll."""

    name: str = Field(title="姓名或名称", description="姓名不加空格")
    reading: Maybe = Field(title="读音")
    is_unit: bool = Field(title="是单位")
    person: Maybe = Field(title="人物", description="编号")
    unit: Maybe = Field(title="单位", description="编号")
    award: str = Field(title="奖项", description="编号")
    result: Literal["获评", "提名"] = Field(title="结果")
    sex: Maybe = Field(title="性别")
    ethnicity: Maybe = Field(title="民族")
    unit_then: Maybe = Field(title="获评时单位")
    post_then: Maybe = Field(title="获评时职务")
    withdrawn: bool = Field(title="已撤销")
    note: Maybe = Field(title="说明")


class ToldCount(Told):
    """A number that is known while the names are not."""

    what: str = Field(title="是什么")
    value: int = Field(title="数目")
    unit: str = Field(title="量词")
    result: Literal["获评", "提名"] = Field(title="结果")


class ToldRoll(ToldRecord):
    """光荣榜"""

    awards: Ids = Field(title="奖项")
    edition: Maybe = Field(title="届次")
    year: int | None = Field(title="年份")
    date: Maybe = Field(title="日期")
    document: Maybe = Field(title="文号")
    granted_by: Maybe = Field(title="授予单位", description="与奖项不同时才有")
    order: str = Field(title="排序", description="surname-stroke、fullname-stroke、pinyin、document、rank")
    recipients: tuple[ToldRecipient, ...] = Field(title="名单", description="已按本榜的次序；不公开的人不在内")
    counts: tuple[ToldCount, ...] = Field(title="已知数目")


def tell_roll(catalog: Catalog, roll: Roll) -> ToldRoll:
    """A roll with its lines in its own order."""
    told = of_record(ToldRoll, catalog, roll)
    more = {
        "year": roll.known_year,
        "recipients": [ToldRecipient(**line._asdict()) for line in lines_of(catalog, roll)],
        "counts": [ToldCount(**same(ToldCount, count)) for count in roll.counts],
    }
    return ToldRoll(**told | more)
