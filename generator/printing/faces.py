"""The faces that print is set in: both weights of our Song, unpacked once; and whether they have what is to be set."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.codes.code import Text
from generator.fonts import SOURCE_FONT, font_characters, unpacked_font
from generator.refusal import Refused

FACES = (SOURCE_FONT, SOURCE_FONT.with_name("NotoSerifSC-Regular.woff2"))
# What has no shape of its own: line ends, and what joins or parts letters.
_SHAPELESS = frozenset("\n\r\t\u200b\u200c\u200d\u2060\ufeff")
# Names of values that are no text to be set.
_NOT_SET = frozenset(("qr", "photo", "id", "form", "kind"))
_AROUND = 8


def write_faces(folder: Path, cache: Path) -> None:
    """Put the faces into a folder, as the typesetter reads them."""
    for face in FACES:
        (folder / face.with_suffix(".otf").name).write_bytes(unpacked_font(face, cache))


def require_characters(told: Mapping[str, Any], records: Mapping[str, Any], names: Mapping[str, str]) -> None:
    """Raises Refused for the first character of what is to be set that a face lacks.

    `records` are the records that are printed, by their paths, as plain data; `names` are the titles of fields.
    """
    for text in _texts(told, ""):
        if missing := first_missing(text):
            raise _unprintable(missing, text, records, names)


def first_missing(text: str) -> str:
    """The first character of a text that one of the faces lacks; empty where they have all."""
    known = _known()
    return next((mark for mark in text if ord(mark) not in known and mark not in _SHAPELESS), "")


@cache
def _known() -> frozenset[int]:
    first, *others = map(font_characters, FACES)
    return first.intersection(*others)


def _unprintable(mark: str, text: str, records: Mapping[str, Any], names: Mapping[str, str]) -> Refused:
    point = f"U+{ord(mark):04X}"
    path, field = next(
        ((path, name) for path, record in records.items() for name, value in record.items() if _holds(value, mark)),
        ("", ""),
    )
    at = text.index(mark)
    near = " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
    where = f"{path} 的 {field}（{names.get(field, field)}）" if path else f"“{near}”"
    there = f"{path}: {field}" if path else f"“{near}”"
    return Refused(
        Text(
            f"{where}里的“{mark}”（{point}）印不出来：字体里没有这个字",
            f"{there}: “{mark}” ({point}) cannot be printed: the face does not have it",
        ),
        Text(
            f"上下文：{near}。换一个常用的字或删掉表情符号；人名用字请把编号 {point} 告诉我们，好把它加进字体",
            f"near: {near}. Write another character, or leave out the emoji",
        ),
    )


def _holds(value: Any, mark: str) -> bool:
    return any(mark in text for text in _texts(value, ""))


def _texts(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, str):
        if name not in _NOT_SET:
            yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, str(key))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item, name)
