"""The options under `plugins: - guangrong:`, validated without MkDocs."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from generator.characters import find_unfit
from generator.codes import Text
from generator.problems import ContentError, Place, Problem
from generator.publish_options import Target, TargetName, name_of, wrong_target
from generator.records import KINDS_BY_NAME
from generator.records.base import Role

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def _check_folder(text: str) -> str:
    """A folder below site_config.yml."""
    path = Path(text)
    if find_unfit(text) or path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError("not a folder below site_config.yml")
    return text


Folder = Annotated[str, AfterValidator(_check_folder)]


def _read_day(value: object) -> date:
    """A day as YAML reads it or as a text, and nothing that could be taken for one: a number, a time."""
    if isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("not a day")


Day = Annotated[date, BeforeValidator(_read_day)]


class GreyDays(BaseModel):
    """Days of mourning, the last included; one day where no last is told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: Day = Field(alias="from", description="the first day")
    last: Day | None = Field(None, alias="to", description="the last day")

    @property
    def span(self) -> str:
        """First and last day, as pages tell them to a browser."""
        return f"{self.first}/{self.last or self.first}"

    @model_validator(mode="after")
    def _check_order(self) -> "GreyDays":
        if self.last and self.last < self.first:
            raise ValueError("the last day is before the first")
        return self


class ReviewRule(BaseModel):
    """Which steps of the sign-off a release asks for, and of which kinds; of all where none is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    steps: tuple[Role, ...] = Field((), description="the steps")
    kinds: tuple[str, ...] = Field((), description="the kinds")

    @field_validator("kinds")
    @classmethod
    def _check_kinds(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := set(kinds) - set(KINDS_BY_NAME):
            raise ValueError(f"no kinds: {unknown}")
        return kinds


class AllowedLeak(BaseModel):
    """Something private that may be public in one file, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    record: str = Field(min_length=1, description="folder and id of a record, or the path of a file")
    field: str | None = Field(None, description="only in this field")
    shown: str | None = Field(None, description="only this one, as the report shows it")
    reason: str = Field(min_length=1, description="why it may be public, and who agreed")


class Options(BaseModel):
    """The options under `plugins: - guangrong:`; folders are relative to site_config.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: Folder = Field("content", description="the records' folder")
    cache: Folder = Field(".cache", description="where parsed records and page bodies are kept between builds")
    share_cards: bool = Field(True, description="whether each record has a picture for links that are passed on")
    grey: tuple[GreyDays, ...] = Field((), description="days on which the site is shown in grey, for mourning")
    help: bool = Field(False, description="whether the site has the editors' manual below help/")
    review: ReviewRule = Field(ReviewRule(), description="the steps that `check --release` finds signed")
    # What is remembered of a site stays true when one of these changes: no page depends on the first, and on the other
    # only by the days that git tells, which are noted.
    allow_leaks: tuple[AllowedLeak, ...] = Field(
        (), repr=False, description="numbers and names of people that may be public, each with its reason"
    )
    updated: bool = Field(False, repr=False, description="whether records' pages tell when git saw them change last")
    publish: dict[TargetName, Target] = Field({}, repr=False, description="where `guangrong publish` sends the site")


def parse_options(values: dict[str, Any], config_name: str) -> Options:
    """Validate the plugin's options; raises ContentError with a problem for each wrong one."""
    try:
        return Options.model_validate(values)
    except ValidationError as error:
        place = Place(config_name)
        raise ContentError(
            Problem("S902", place, {"name": name_of(wrong["loc"]), "detail": _wrong_option(wrong)})
            for wrong in error.errors()
        ) from None


def _wrong_option(wrong: "ErrorDetails") -> Text:
    if wrong["loc"] and wrong["loc"][0] == "publish":
        return wrong_target(wrong)
    if wrong["type"] == "extra_forbidden":
        return Text("没有这个设置", "there is no such setting")
    if "allow_leaks" in wrong["loc"]:
        return Text(
            "每条都要写 record（如 places/x）和 reason（为什么可以公开），可以加 field、shown",
            "each entry has a record, such as places/x, and a reason; field and shown may be added",
        )
    if wrong["type"] == "missing":
        return Text("没有写", "it is missing")
    if "updated" in wrong["loc"]:
        return Text("写 true 或 false", "write true or false")
    if "grey" in wrong["loc"]:
        return Text(
            "写成 {from: 2026-12-13, to: 2026-12-13}，后一天不早于前一天",
            "write {from: 2026-12-13, to: 2026-12-13}, the last day not before the first",
        )
    if "review" in wrong["loc"]:
        return Text(
            "写成 {steps: [初审, 终审], kinds: [event, roll]}，种类不写就是全部",
            "write {steps: [初审, 终审], kinds: [event, roll]}; without kinds it is all of them",
        )
    return Text("内容不合要求", "the value does not fit")
