"""What the public interface tells of every record, and the parts that several kinds share."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.addresses import address_of
from generator.catalog import Catalog
from generator.facts.honours import Honoured, honours_of
from generator.memo import key_of
from generator.records import Record
from generator.records.figure import Figure

Maybe = str | None
Ids = Annotated[tuple[str, ...], Field(description="编号，按原来的次序")]


class Told(BaseModel):
    """A part of what is told; nothing is left out: what is not known is null or an empty list."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class ToldSource(Told):
    """Where a fact was published."""

    title: str = Field(title="标题")
    publisher: Maybe = Field(title="发布者")
    date: Maybe = Field(title="日期")
    url: Maybe = Field(title="网址")


class ToldNotice(Told):
    """A correction or withdrawal."""

    date: str = Field(title="日期")
    type: Literal["更正", "撤销"] = Field(title="类型")
    text: str = Field(title="说明")


class ToldRecord(Told):
    """What is told of every record."""

    id: str = Field(title="编号", description="在同一种记录里不重复，不会改")
    title: str = Field(title="名称、姓名或标题", description="姓名不加空格")
    address: str = Field(title="网页", description="从站点根算起的路径")
    url: Maybe = Field(title="网址", description="站点没有设置网址时为 null")
    summary: Maybe = Field(title="摘要")
    body: Maybe = Field(title="正文", description="Markdown")
    sources: tuple[ToldSource, ...] = Field(title="出处")
    notices: tuple[ToldNotice, ...] = Field(title="更正与撤销")


class ToldFigure(Told):
    """A number that was achieved."""

    value: str = Field(title="数值", description="十进制数字，原样")
    unit: str = Field(title="量词", description="人与人次不同")
    what: str = Field(title="是什么")
    precision: Literal["exact", "at-least", "about"] = Field(title="精确度", description="确数；余、以上；约")
    as_of: Maybe = Field(title="截至")
    note: Maybe = Field(title="说明")


class ToldHonour(Told):
    """An honour as held."""

    title: str = Field(title="称号")
    level: Maybe = Field(title="级别", description="national、province、city、district、enterprise")
    year: int | None = Field(title="年份")
    edition: Maybe = Field(title="届次")
    result: Literal["获评", "提名"] = Field(title="结果")
    award: Maybe = Field(title="奖项", description="编号")
    roll: Maybe = Field(title="光荣榜", description="编号")
    unit_then: Maybe = Field(title="获评时单位")
    post_then: Maybe = Field(title="获评时职务")
    note: Maybe = Field(title="说明")


def same(shape: type[Told], record: BaseModel) -> dict[str, Any]:
    """The fields that a shape tells as they are written."""
    return {name: getattr(record, name) for name in shape.model_fields.keys() & type(record).model_fields.keys()}


def of_record(shape: type[ToldRecord], catalog: Catalog, record: Record) -> dict[str, Any]:
    """What is told of every record, and the fields that are told as they are written."""
    address, base = address_of(record) or "", catalog.settings.site_url
    return {
        "body": None,
        **same(shape, record),
        "title": record.label,
        "address": address,
        "url": base + address if base else None,
        "sources": [ToldSource(**same(ToldSource, source)) for source in record.source],
        "notices": [ToldNotice(**same(ToldNotice, notice)) for notice in record.notices],
    }


def figures(told: tuple[Figure, ...]) -> list[ToldFigure]:
    """Numbers as they are written."""
    return [ToldFigure(**same(ToldFigure, figure)) for figure in told]


def honours(catalog: Catalog, holder: Honoured) -> list[ToldHonour]:
    """What a person or unit holds, and was nominated for."""
    return [
        ToldHonour(**{name: getattr(held, name) for name in ToldHonour.model_fields})
        for held in honours_of(catalog, holder)
    ]


def known(catalog: Catalog, model: type[Record], id: str | None) -> str | None:
    """An id, if its record may be shown."""
    return id if id and all_known(catalog, model, [id]) else None


def all_known(catalog: Catalog, model: type[Record], ids: Iterable[str]) -> list[str]:
    """Those of these ids whose records may be shown; what these records say is not looked at."""
    catalog.memo.note(key_of("ids", model.kind))
    public = catalog.sources[model.kind]
    return [id for id in ids if id in public]
