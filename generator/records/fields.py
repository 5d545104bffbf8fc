"""The kinds of value that a field may hold, and the mark that makes a field a reference."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from generator.codes import Text
from generator.dates import parse_hours, parse_when
from generator.names import EMOJI, STAND_INS, UNSEEN
from generator.records.repairs import suggest_date, suggest_hours, suggest_number

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 60
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE | re.DOTALL)
_NOT_ON_WINDOWS = re.compile(r'[<>"|?*]|[. ](/|$)')
_URL = re.compile(r"https?://[^\s<>\"']+")
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?")
IN_MEDIA = Text(
    "把图片放进 content/media/，写里面的路径，如 events/2018/a.jpg",
    "put the picture into content/media/ and write its path there, as in events/2018/a.jpg",
)
_TRUTH = {"true": True, "是": True, "false": False, "否": False}


def is_device(name: str) -> bool:
    """Whether Windows takes a file's name for one of its devices: nobody there could check the site out."""
    return _DEVICE.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text field as the id of a record of one kind."""

    kind: str


class ProseText:
    """Marks a text field as prose that the public reads."""


class MarkdownText(ProseText):
    """Marks a text field as Markdown."""


@dataclass(frozen=True, slots=True)
class Form:
    """Marks a text field as written in a form of its own: date, day, days, hours, url, media or number."""

    name: str


class Part(BaseModel):
    """A group of fields inside a record; unknown fields are refused and nothing changes afterwards."""

    # Which kinds a build has to read is not known when the program starts: a model is made ready when first used.
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


def require_one(part: Part, one_of: Sequence[str]) -> None:
    """Refuse a part that says the same thing by none or by several of these fields."""
    written = [name for name in one_of if getattr(part, name) is not None]
    if len(written) == 1:
        return
    names = "、".join(one_of)
    if written:
        fault = Text(f"写了不止一个（{'、'.join(written)}）", f"more than one is written ({', '.join(written)})")
        remedy = Text("留下一个：有文件的写编号，没有的写名称", "keep one: the id where a record exists, else the name")
    else:
        fault = Text("一个也没写", "none is written")
        remedy = Text(f"写上一个，如 {one_of[0]}: …", f"write one, e.g. {one_of[0]}: …")
    told = {"names": Text(names, ", ".join(one_of)), "fault": fault, "remedy": remedy}
    raise PydanticCustomError("F210", "write one of {names}", told)


def refuse_useless(name: str, remedy: Text) -> None:
    """Refuse a field that would do nothing beside the others that are written."""
    raise PydanticCustomError("F213", "{name} does nothing here", {"name": name, "remedy": remedy})


def _check_when(text: str) -> str:
    try:
        parse_when(text)
    except ValueError:
        told = {"value": text[:80], "suggestion": suggest_date(text)}
        raise PydanticCustomError("F205", "not a date: {value}", told) from None
    return text


def _check_days(text: str) -> str:
    if _is_exact(text):
        return text
    raise PydanticCustomError("F215", "no exact day: {value}", {"value": text[:80]})


def _check_day(text: str) -> str:
    if "/" in text:
        raise PydanticCustomError("F215", "no exact day: {value}", {"value": text[:80]})
    return _check_days(text)


def _is_exact(text: str) -> bool:
    when = parse_when(text)
    return all(moment is not None and moment.precision == "day" for moment in (when.first, when.last))


def _check_hours(text: str) -> str:
    try:
        parse_hours(text)
    except ValueError:
        told = {"value": text[:80], "suggestion": suggest_hours(text)}
        raise PydanticCustomError("F216", "no hours: {value}", told) from None
    return text


def _check_url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise PydanticCustomError("F208", "not a web address: {value}", {"value": text[:80]})
    return text


def _check_media_path(text: str) -> str:
    parts = text.split("/")
    if text.startswith("/") or "\\" in text or ":" in text or any(part in ("", ".", "..") for part in parts):
        slashes = text.replace("\\", "/")
        meant = Text(f"用 / 分开，如 {slashes}", f"part it with /, as in {slashes}") if "\\" in text else IN_MEDIA
        told = {"value": text[:80], "suggestion": meant}
        raise PydanticCustomError("M401", "path leaves the media folder: {value}", told)
    if _NOT_ON_WINDOWS.search(text) or any(map(is_device, parts)):
        raise PydanticCustomError("M405", "no file on Windows: {value}", {"value": text[:80]})
    return text


def _check_number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        told = {"value": text[:80], "suggestion": suggest_number(text)}
        raise PydanticCustomError("F206", "not a number: {value}", told)
    return text


def _to_whole_number(value: Any) -> Any:
    if isinstance(value, str):
        if not _WHOLE_NUMBER.fullmatch(value):
            told = {"value": value[:80], "suggestion": suggest_number(value)}
            raise PydanticCustomError("F206", "not a whole number: {value}", told)
        return int(value)
    return value


def _to_truth(value: Any) -> Any:
    return _TRUTH.get(value, value) if isinstance(value, str) else value


def read_truth(text: str) -> bool | None:
    """What is meant by a text where a truth is asked for; None where it is none."""
    try:
        return _truths.validate_python(text)
    except ValidationError:
        return None


# One line of characters that everybody sees and reads alike; a joiner only within a composed emoji.
ONE_LINE = f"^(?:[^\n{UNSEEN}{STAND_INS}]|[{EMOJI}]\u200d)*$"
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=ONE_LINE)]
# What editors tell each other, often in the words of a source.
Remark = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Prose = Annotated[Remark, ProseText()]
Markdown = Annotated[str, StringConstraints(min_length=1, max_length=200_000), MarkdownText()]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=ONE_LINE)]
Date = Annotated[str, AfterValidator(_check_when), Form("date")]
Day = Annotated[Date, AfterValidator(_check_day), Form("day")]
Days = Annotated[Date, AfterValidator(_check_days), Form("days")]
Hours = Annotated[str, AfterValidator(_check_hours), Form("hours")]
Url = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_check_url), Form("url")]
MediaPath = Annotated[str, StringConstraints(max_length=300), AfterValidator(_check_media_path), Form("media")]
Number = Annotated[str, AfterValidator(_check_number), Form("number")]
WholeNumber = Annotated[int, BeforeValidator(_to_whole_number)]
Year = Annotated[WholeNumber, Field(ge=1800, le=2199)]
Count = Annotated[WholeNumber, Field(ge=0)]
Truth = Annotated[bool, BeforeValidator(_to_truth)]
_truths = TypeAdapter(Truth)

Level = Literal["national", "province", "city", "district", "enterprise"]
Order = Literal["surname-stroke", "fullname-stroke", "pinyin", "document", "rank"]

ToPerson = Annotated[Line, Reference("person")]
ToUnit = Annotated[Line, Reference("unit")]
ToAward = Annotated[Line, Reference("award")]
ToRoll = Annotated[Line, Reference("roll")]
ToEvent = Annotated[Line, Reference("event")]
ToPlace = Annotated[Line, Reference("place")]
ToService = Annotated[Line, Reference("service")]
ToExhibition = Annotated[Line, Reference("exhibition")]
ToPhoto = Annotated[Line, Reference("photo")]
