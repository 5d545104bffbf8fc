"""What the public interface tells of services and places."""

from typing import Literal

from pydantic import Field

from generator.catalog import Catalog
from generator.public.base import Ids, Maybe, ToldFigure, ToldRecord, figures, of_record
from generator.records.place import Place
from generator.records.service import Service


class ToldService(ToldRecord):
    """服务"""

    who: Maybe = Field(title="谁能办")
    amount: Maybe = Field(title="给什么、给多少")
    limits: Maybe = Field(title="限制")
    conditions: tuple[str, ...] = Field(title="条件")
    steps: tuple[str, ...] = Field(title="步骤")
    materials: tuple[str, ...] = Field(title="材料")
    places: Ids = Field(title="在哪里办")
    units: Ids = Field(title="单位")
    valid_from: Maybe = Field(title="起")
    valid_to: Maybe = Field(title="止")
    rule_year: int | None = Field(title="规定年份")
    state: Literal["unchecked", "current", "ended"] = Field(title="现行", description="未核、现行、已停")
    figures: tuple[ToldFigure, ...] = Field(title="数字")


class ToldPlace(ToldRecord):
    """阵地"""

    aliases: tuple[str, ...] = Field(title="别名")
    type: str = Field(title="类型", description="service、palace、home、centre……")
    unit: Maybe = Field(title="单位", description="编号")
    location: Maybe = Field(title="地址", description="哪条路几号")
    hours: Maybe = Field(title="开放时间")
    phone: Maybe = Field(title="公开电话")
    opened: Maybe = Field(title="建成")
    offers: tuple[str, ...] = Field(title="提供什么")


def tell_service(catalog: Catalog, service: Service) -> ToldService:
    """A service; when it is held is told in its calendar."""
    return ToldService(**of_record(ToldService, catalog, service) | {"figures": figures(service.figures)})


def tell_place(catalog: Catalog, place: Place) -> ToldPlace:
    """A place; `address` is that of its page, so where it lies is its `location`."""
    return ToldPlace(**of_record(ToldPlace, catalog, place) | {"location": place.address})
