"""Files that are made of a page's data without a template: each form listed in FORMS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic_core import to_json

from generator.cache import program_version
from generator.outputs import cards, tables
from generator.pages.page import Data
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Form:
    """How data becomes a file, and what its bytes depend on besides the data."""

    make: Callable[[Settings, Data], bytes]
    version: Callable[[], str]


def _program() -> str:
    return program_version().decode()


def _json(_: Settings, data: Data) -> bytes:
    return to_json(data) + b"\n"


FORMS: Mapping[str, Form] = {
    "json": Form(_json, _program),
    "csv": Form(lambda _, data: tables.make_csv(data), _program),
    "xlsx": Form(lambda _, data: tables.make_xlsx(data), _program),
    "card": Form(cards.draw, cards.version),
}
