"""The kinds of value that a field may hold, and the mark that makes a field a reference."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.dates import parse_when

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 60
_URL = re.compile(r"https?://[^\s<>\"']+")
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})")
_NUMBER = re.compile(r"(0|[1-9]\d{0,14})(\.\d{1,4})?")
_TRUTH = {"true": True, "是": True, "false": False, "否": False}


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text field as the id of a record of one kind."""

    kind: str


class MarkdownText:
    """Marks a text field as Markdown."""


class Part(BaseModel):
    """A group of fields inside a record; unknown fields are refused and nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _check_id(text: str) -> str:
    if len(text) > LONGEST_ID or not ID_PATTERN.fullmatch(text):
        raise PydanticCustomError("F207", "not an id: {value}", {"value": text[:80]})
    return text


def _check_when(text: str) -> str:
    try:
        parse_when(text)
    except ValueError:
        raise PydanticCustomError("F205", "not a date: {value}", {"value": text[:80]}) from None
    return text


def _check_url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise PydanticCustomError("F208", "not a web address: {value}", {"value": text[:80]})
    return text


def _check_media_path(text: str) -> str:
    parts = text.split("/")
    if text.startswith("/") or "\\" in text or ":" in text or any(part in ("", ".", "..") for part in parts):
        raise PydanticCustomError("M401", "path leaves the media folder: {value}", {"value": text[:80]})
    return text


def _check_number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError("F206", "not a number: {value}", {"value": text[:80]})
    return text


def _to_whole_number(value: Any) -> Any:
    if isinstance(value, str):
        if not _WHOLE_NUMBER.fullmatch(value):
            raise PydanticCustomError("F206", "not a whole number: {value}", {"value": value[:80]})
        return int(value)
    return value


def _to_truth(value: Any) -> Any:
    return _TRUTH.get(value, value) if isinstance(value, str) else value


Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]*$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Markdown = Annotated[str, StringConstraints(min_length=1, max_length=200_000), MarkdownText()]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\n]*$")]
Id = Annotated[str, AfterValidator(_check_id)]
Date = Annotated[str, AfterValidator(_check_when)]
Url = Annotated[str, AfterValidator(_check_url), StringConstraints(max_length=2_000)]
MediaPath = Annotated[str, AfterValidator(_check_media_path), StringConstraints(max_length=300)]
Number = Annotated[str, AfterValidator(_check_number)]
WholeNumber = Annotated[int, BeforeValidator(_to_whole_number)]
Year = Annotated[WholeNumber, Field(ge=1800, le=2199)]
Count = Annotated[WholeNumber, Field(ge=0)]
Truth = Annotated[bool, BeforeValidator(_to_truth)]

Level = Literal["national", "province", "city", "district", "enterprise"]
Order = Literal["surname-stroke", "fullname-stroke", "pinyin", "document", "rank"]

ToPerson = Annotated[Id, Reference("person")]
ToUnit = Annotated[Id, Reference("unit")]
ToAward = Annotated[Id, Reference("award")]
ToRoll = Annotated[Id, Reference("roll")]
ToEvent = Annotated[Id, Reference("event")]
ToPlace = Annotated[Id, Reference("place")]
ToService = Annotated[Id, Reference("service")]
ToExhibition = Annotated[Id, Reference("exhibition")]
ToPhoto = Annotated[Id, Reference("photo")]
