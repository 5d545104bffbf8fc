"""What the public interface tells of events and exhibitions."""

from pydantic import Field

from generator.catalog import Catalog
from generator.facts.queries import records_on
from generator.public.base import Ids, Maybe, Told, ToldFigure, ToldRecord, all_known, figures, known, of_record, same
from generator.records.event import Event
from generator.records.exhibition import Exhibition, Panel
from generator.records.person import Person
from generator.records.place import Place


class ToldDigest(Told):
    """An event's place in a yearly digest."""

    year: int = Field(title="年度")
    rank: int = Field(title="次序")


class ToldEvent(ToldRecord):
    """大事"""

    date: str = Field(title="日期", description="2018、2018-06、2018-06-12、2018-06-01/2018-06-15 或 unknown")
    date_note: Maybe = Field(title="日期说明")
    scope: Maybe = Field(title="范围", description="national、province、city、district、enterprise")
    series: Maybe = Field(title="系列活动")
    digest: ToldDigest | None = Field(title="年度大事")
    figures: tuple[ToldFigure, ...] = Field(title="数字")
    places: Ids = Field(title="地点")
    units: Ids = Field(title="单位")
    people: Ids = Field(title="人物")
    rolls: Ids = Field(title="光荣榜")
    services: Ids = Field(title="服务")


class ToldEntry(Told):
    """A record that a panel shows."""

    kind: str = Field(title="种类", description="event、person、unit、roll、place、service")
    id: str = Field(title="编号")


class ToldPanel(Told):
    """A panel of an exhibition."""

    title: Maybe = Field(title="标题")
    text: Maybe = Field(title="文字", description="Markdown")
    records: tuple[ToldEntry, ...] = Field(title="记录", description="写明的在前，查到的在后")


class ToldStop(Told):
    """A stop of a touring exhibition."""

    place: Maybe = Field(title="地点", description="阵地的编号")
    name: Maybe = Field(title="地点名称")
    date: str = Field(title="日期")
    note: Maybe = Field(title="说明")


class ToldExhibition(ToldRecord):
    """展览"""

    subtitle: Maybe = Field(title="副题")
    panels: tuple[ToldPanel, ...] = Field(title="展板")
    stops: tuple[ToldStop, ...] = Field(title="巡展站点")


def tell_event(catalog: Catalog, event: Event) -> ToldEvent:
    """An event, with those of its people who may be shown."""
    digest = ToldDigest(**same(ToldDigest, event.digest)) if event.digest else None
    people = all_known(catalog, Person, event.people)
    told = of_record(ToldEvent, catalog, event)
    return ToldEvent(**told | {"digest": digest, "people": people, "figures": figures(event.figures)})


def tell_exhibition(catalog: Catalog, exhibition: Exhibition) -> ToldExhibition:
    """An exhibition, its panels with the records that they show."""
    stops = [
        ToldStop(**same(ToldStop, stop) | {"place": known(catalog, Place, stop.place)}) for stop in exhibition.stops
    ]
    panels = [_panel(catalog, panel) for panel in exhibition.panels]
    return ToldExhibition(**of_record(ToldExhibition, catalog, exhibition) | {"panels": panels, "stops": stops})


def _panel(catalog: Catalog, panel: Panel) -> ToldPanel:
    shown = tuple(ToldEntry(kind=kind, id=id) for kind, id in records_on(catalog, panel))
    return ToldPanel(title=panel.title, text=panel.text, records=shown)
