"""Files in the media folder tell nothing of a person: none by its name, no picture by what it says of itself."""

import os
import re
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from generator.catalog import Catalog
from generator.checks.leaks import leaks_in_description, leaks_in_name
from generator.problems import Problem

if TYPE_CHECKING:
    from PIL import ImageFile

MEDIA = "media"
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff")
# Of what a camera writes only what people fill in: title, author, comment; serial numbers look like others.
_WORDS = (0x010D, 0x010E, 0x013B, 0x8298, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F)
_MORE_WORDS = (0x9286, 0xA430)
_MORE = 0x8769
_NO_WORDS = ("exif", "icc_profile", "photoshop")
_CODES = (b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", b"\0" * 8)
_UNTEXT = re.compile("[\ud800-\udfff]")
_PLAIN = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0)


def media_files(catalog: Catalog) -> list[str]:
    """The files in the media folder whose names are text; bytes that no encoding knows hold no words."""
    return [path for path in catalog.pictures if not _UNTEXT.search(path)]


def check_media_file(catalog: Catalog, path: str) -> Iterator[Problem]:
    """What the name of a file in the media folder and its description tell of a person."""
    catalog.picture(path)
    file = catalog.settings.media / path
    below_root = file.relative_to(catalog.settings.root).as_posix()
    yield from leaks_in_name(below_root)
    yield from leaks_in_description(words_of(file), below_root)


def words_of(file: Path) -> str:
    """All that a picture says in words, a line each; nothing of what is no picture or cannot be read."""
    if file.suffix.lower() not in _PICTURES:
        return ""
    from PIL import Image

    try:
        with os.fdopen(os.open(file, _PLAIN), "rb") as opened, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return ""
            return _read(Image, opened)
    except Exception:  # damaged files raise nearly anything; nobody can read words from them either
        return ""


def _read(library: Any, opened: BinaryIO) -> str:
    with library.open(opened) as picture:
        return "\n".join(word for value in _values(picture) if (word := _decode(value)))


def _values(picture: "ImageFile.ImageFile") -> Iterator[Any]:
    from PIL.IptcImagePlugin import getiptcinfo

    # Of a PNG without it at the beginning, Pillow would draw all of the picture to look for it at the end.
    if picture.format != "PNG" or "exif" in picture.info:
        exif = picture.getexif()
        yield from (exif.get(tag) for tag in _WORDS)
        yield from (exif.get_ifd(_MORE).get(tag) for tag in _MORE_WORDS)
    yield from (value for name, value in picture.info.items() if name not in _NO_WORDS)
    for value in (getiptcinfo(picture) or {}).values():
        yield from value if isinstance(value, list) else (value,)


def _decode(value: Any) -> str:
    """A value's words, in whichever of the encodings that programs write."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if not isinstance(value, bytes | tuple):
        return ""
    content = bytes(value)
    code, content = (content[:8], content[8:]) if content[:8] in _CODES else (b"", content)
    if code == b"UNICODE\0" or content[1::2].count(0) > len(content) / 8:
        return content.decode("utf-16-le", "ignore")
    try:
        return content.decode().replace("\0", "")
    except UnicodeDecodeError:
        return content.decode("gb18030", "ignore")
