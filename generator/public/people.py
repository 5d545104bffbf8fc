"""What the public interface tells of people, units and awards."""

from pydantic import Field

from generator.catalog import Catalog
from generator.public.base import Ids, Maybe, ToldHonour, ToldRecord, all_known, honours, known, of_record
from generator.records.award import Award
from generator.records.person import Person
from generator.records.unit import Unit


class ToldPerson(ToldRecord):
    """人物"""

    reading: Maybe = Field(title="读音", description="与常见读法不同时才有")
    sex: Maybe = Field(title="性别", description="来源写明才有")
    ethnicity: Maybe = Field(title="民族", description="来源写明才有")
    born: Maybe = Field(title="出生")
    died: Maybe = Field(title="逝世")
    deceased: bool = Field(title="已逝")
    native: Maybe = Field(title="籍贯")
    trade: Maybe = Field(title="工种、身份")
    post: Maybe = Field(title="职务")
    unit: Maybe = Field(title="单位", description="编号")
    unit_name: Maybe = Field(title="单位名称", description="单位没有自己的记录时")
    era: Maybe = Field(title="年代")
    motto: Maybe = Field(title="箴言")
    video: Maybe = Field(title="视频")
    honours: tuple[ToldHonour, ...] = Field(title="荣誉", description="新的在前；撤销了的不在内")
    related: Ids = Field(title="相关人物")


class ToldUnit(ToldRecord):
    """单位"""

    aliases: tuple[str, ...] = Field(title="别名")
    type: str = Field(title="类型", description="company、collective、team、studio……")
    parent: Maybe = Field(title="上级单位", description="编号")
    leader: Maybe = Field(title="负责人、领衔人", description="人物的编号")
    honours: tuple[ToldHonour, ...] = Field(title="荣誉", description="新的在前；撤销了的不在内")


class ToldAward(ToldRecord):
    """奖项"""

    aliases: tuple[str, ...] = Field(title="别名")
    level: str = Field(title="级别", description="national、province、city、district、enterprise")
    granted_by: Maybe = Field(title="授予单位")
    series: Maybe = Field(title="系列")


def tell_person(catalog: Catalog, person: Person) -> ToldPerson:
    """A person who may be shown."""
    told = of_record(ToldPerson, catalog, person)
    related = all_known(catalog, Person, person.related)
    more = {"body": person.deeds, "unit": known(catalog, Unit, person.unit), "related": related}
    return ToldPerson(**told | more | {"honours": honours(catalog, person)})


def tell_unit(catalog: Catalog, unit: Unit) -> ToldUnit:
    """A unit; its leader only if that is somebody who may be shown."""
    told = of_record(ToldUnit, catalog, unit)
    return ToldUnit(**told | {"leader": known(catalog, Person, unit.leader), "honours": honours(catalog, unit)})


def tell_award(catalog: Catalog, award: Award) -> ToldAward:
    """An award as such; who received it is told with rolls and people."""
    return ToldAward(**of_record(ToldAward, catalog, award))
