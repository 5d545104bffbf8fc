"""What an author may write: the list of record kinds, in the order readers meet them."""

from dataclasses import dataclass

from generator.records.award import Award
from generator.records.base import Record, Source
from generator.records.calendar import Calendar
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.place import Place
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

__all__ = ["KINDS", "KINDS_BY_FOLDER", "KINDS_BY_NAME", "Kind", "Record", "Source"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of record: its folder below the content folder, its model, its words."""

    folder: str
    model: type[Record]
    zh: str
    en: str

    @property
    def name(self) -> str:
        return self.model.kind


KINDS = (
    Kind("events", Event, "大事", "event"),
    Kind("rolls", Roll, "光荣榜", "roll"),
    Kind("people", Person, "人物", "person"),
    Kind("units", Unit, "单位", "unit"),
    Kind("awards", Award, "奖项", "award"),
    Kind("exhibitions", Exhibition, "展览", "exhibition"),
    Kind("services", Service, "服务", "service"),
    Kind("places", Place, "阵地", "place"),
    Kind("photos", Photo, "照片", "photo"),
    Kind("kiosks", Kiosk, "荣誉墙", "kiosk"),
    Kind("calendar", Calendar, "放假安排", "calendar"),
)
KINDS_BY_FOLDER = {kind.folder: kind for kind in KINDS}
KINDS_BY_NAME = {kind.name: kind for kind in KINDS}
