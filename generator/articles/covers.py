"""The covers of an article: cut from its first picture, or the title in gold on a stele where it has none."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.articles.album import on_paper
from generator.fonts import SOURCE_FONT, unpacked_font
from generator.outputs.lettering import LEADING, drawable, fit
from generator.settings import Settings

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

# https://digi.china.com/articles/20250409/202504091658585.html: 2.35 to 1 in the list, 1 to 1 where it is small.
SHAPES = (("cover-wide.jpg", "2.35:1", (1080, 460)), ("cover-square.jpg", "1:1", (800, 800)))
_SIZES = (220, 190, 160, 136, 116, 98, 84, 72, 60, 48)
_STONE, _DEEP, _GOLD, _LINE, _SEAL, _ON_SEAL = "#4a1015", "#170507", "#d9b25f", "#8a6a3a", "#a3151f", "#fbeecb"
_STAMP, _EDGE = 84, 30
_SEAL_TEXT = "劳动光荣"


@dataclass(frozen=True, slots=True)
class Cover:
    """A file to upload as the cover of one shape, and its size in pixels."""

    path: str
    shape: str
    width: int
    height: int
    content: bytes


def make_covers(settings: Settings, title: str, first: "Image.Image | None") -> list[Cover]:
    """A cover of each shape; never larger than the picture that it is cut from."""
    covers = []
    for path, shape, size in SHAPES:
        picture = _cut(on_paper(first), size) if first else _draw(settings, title, size)
        content = BytesIO()
        picture.save(content, "JPEG", quality=90, optimize=True)
        covers.append(Cover(path, shape, picture.width, picture.height, content.getvalue()))
    return covers


def _cut(picture: "Image.Image", size: tuple[int, int]) -> "Image.Image":
    """The largest part of this shape, a little above the middle, where faces are."""
    from PIL import ImageOps

    scale = min(1.0, picture.width / size[0], picture.height / size[1])
    return ImageOps.fit(picture, (round(size[0] * scale), round(size[1] * scale)), centering=(0.5, 0.4))


def _draw(settings: Settings, title: str, size: tuple[int, int]) -> "Image.Image":
    from PIL import Image, ImageDraw

    picture = Image.linear_gradient("L").resize(size)
    picture = Image.composite(Image.new("RGB", size, _DEEP), Image.new("RGB", size, _STONE), picture)
    pen = ImageDraw.Draw(picture)
    for inset in (_EDGE - 8, _EDGE):
        pen.rectangle((inset, inset, size[0] - inset - 1, size[1] - inset - 1), outline=_LINE, width=2)
    wide, high = size[0] - 4 * _EDGE, size[1] - 4 * _EDGE - _STAMP
    letters = _Letters(pen, settings.cache)
    shown, lines = fit(drawable(title) or drawable(settings.site_name) or " ", _SIZES, wide, high, letters.measure)
    step = round(shown * LEADING)
    top = (size[1] - _STAMP - step * len(lines)) // 2
    for number, line in enumerate(lines):
        letters.write(size[0] // 2, top + number * step, line, shown, _GOLD)
    _stamp(letters, size[0] // 2, size[1] - 2 * _EDGE - _STAMP)
    return picture


def _stamp(letters: "_Letters", middle: int, top: int) -> None:
    """The seal, read from the right column to the left."""
    left, pen = middle - _STAMP // 2, letters.pen
    pen.rounded_rectangle((left, top, left + _STAMP, top + _STAMP), 6, _SEAL)
    pen.rounded_rectangle((left + 4, top + 4, left + _STAMP - 4, top + _STAMP - 4), 4, outline=_ON_SEAL, width=2)
    letter = (_STAMP - 20) // 2
    for number, mark in enumerate(_SEAL_TEXT):
        x = left + 10 + (1 - number // 2) * letter + letter // 2
        letters.write(x, top + 10 + number % 2 * letter, mark, letter, _ON_SEAL)


class _Letters:
    """Writes in the site's face, in the middle of a line."""

    def __init__(self, pen: "ImageDraw.ImageDraw", cache: Path) -> None:
        self.pen, self._cache = pen, cache

    def write(self, middle: int, top: int, text: str, size: int, ink: str) -> None:
        """Write a line around a middle, whose letters' square begins at this height."""
        self.pen.text((middle, top + round(0.88 * size)), text, ink, _face(self._cache, size), anchor="ms")

    def measure(self, text: str) -> float:
        """How wide a text is at size 1."""
        return _face(self._cache, 100).getlength(text) / 100


@cache
def _face(folder: Path, size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(unpacked_font(SOURCE_FONT, folder)), size, layout_engine=ImageFont.Layout.BASIC)
