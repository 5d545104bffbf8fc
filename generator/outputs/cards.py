"""Draws the pictures that links show when they are passed on: gold on a stele, lit from above, in the site's own face.

A picture has one channel: a place on a ramp from stone over gold to white, with a second ramp for the seal. So letters
blend into the stone by counting, nothing is done three times, and the file is small.
"""

from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache import fingerprint
from generator.fonts import SOURCE_FONT, unpacked_font
from generator.outputs.lettering import LEADING, drawable, fit, shorten
from generator.pages.page import Data
from generator.settings import Settings

if TYPE_CHECKING:
    from PIL import Image, ImageFont

SIZE = (1200, 630)
# Where things are: the left edge and the width of all text, the head line, where the title may begin, the foot.
_LEFT, _WIDE, _HEAD, _TOP, _FOOT = 96, 1008, 82, 140, 550
_SIZES = (200, 168, 142, 120, 108, 96, 84, 74, 64, 56)
_SMALL, _STEP, _STAMP, _GAP = 36, 54, 92, 36
_SPACING = 0.08
# Places on the ramps, and what is there.
_LIT, _DARK, _GOLD, _PALE, _WHITE, _SEAL = 66, 34, 160, 190, 205, 206
_RAMP = ((0, "170507"), (40, "2b0a0e"), (70, "4a1015"), (_GOLD, "d9b25f"), (_WHITE, "fbeecb"))
_SEAL_RAMP = ((_SEAL, "a3151f"), (255, "fbeecb"))
_SEAL_TEXT = "劳动光荣"


@cache
def version() -> str:
    """What a picture depends on besides what is drawn."""
    import PIL

    own = [Path(__file__), Path(__file__).with_name("lettering.py"), SOURCE_FONT.with_suffix(".txt")]
    return fingerprint(
        *(file.read_bytes() for file in own), str(SOURCE_FONT.stat().st_size).encode(), PIL.__version__.encode()
    )[:16]


def draw(settings: Settings, data: Data) -> bytes:
    """A PNG of 1,200 by 630 pixels. A name with a letter that the face lacks is not drawn: the site's stands there."""
    title = drawable(data["title"])
    texts = [line for text in data["lines"][:2] if title and (line := drawable(text))]
    picture = _stone(settings.cache, data["site"]).copy()
    pen = _Pen(picture, settings.cache)
    foot = _FOOT - _STEP * len(texts)
    size, lines = fit(title or drawable(data["site"]) or " ", _SIZES, _WIDE, foot - _TOP - _GAP, pen.measure)
    step = round(size * LEADING)
    top = (_TOP + foot - _GAP - step * len(lines) + step - size) // 2 + 10
    for number, line in enumerate(lines):
        pen.write((_LEFT, top + number * step), line, size, _GOLD)
    for number, text in enumerate(texts):
        shown = shorten(text, (_WIDE - _STAMP - 40) / _SMALL, pen.measure)
        pen.write((_LEFT, foot + number * _STEP), shown, _SMALL, _PALE)
    pen.write((_LEFT, _HEAD), data["kind"] if title else "", _SMALL - 4, _GOLD)
    content = BytesIO()
    picture.putpalette(_palette())
    picture.save(content, "PNG", compress_level=2)
    return content.getvalue()


class _Pen:
    """Writes in the site's face on a picture."""

    def __init__(self, picture: "Image.Image", cache: Path) -> None:
        from PIL import ImageDraw

        self.draw, self._cache = ImageDraw.Draw(picture), cache

    def write(self, corner: tuple[int, int], text: str, size: int, ink: int, spacing: float = _SPACING) -> None:
        """Write a line whose letters' square begins at a corner."""
        face, x = _face(self._cache, size), float(corner[0])
        for mark in text:
            self.draw.text((x, corner[1] + 0.88 * size), mark, ink, face, anchor="ls")
            x += (_advance(self._cache, mark) + spacing) * size

    def measure(self, text: str) -> float:
        """How wide a text is at size 1."""
        return sum(_advance(self._cache, mark) + _SPACING for mark in text)


@cache
def _advance(cache: Path, mark: str) -> float:
    """How far the pen goes for a letter, in its size."""
    return _face(cache, 100).getlength(mark) / 100


@cache
def _stone(cache: Path, site: str) -> "Image.Image":
    """What is the same on every picture of a site: the stele, its frame, the seal and the site's name."""
    from PIL import Image

    picture = Image.new("L", SIZE)
    pen = _Pen(picture, cache)
    for y in range(SIZE[1]):
        pen.draw.line((0, y, SIZE[0], y), round(_LIT + (_DARK - _LIT) * y / SIZE[1]))
    for inset, ink in ((28, 118), (36, 84)):
        pen.draw.rectangle((inset, inset, SIZE[0] - 1 - inset, SIZE[1] - 1 - inset), outline=ink, width=2)
    if name := drawable(site):
        shown = shorten(name, _WIDE / 2 / 30, pen.measure)
        pen.write((_LEFT + _WIDE - round((pen.measure(shown) - _SPACING) * 30), _HEAD + 2), shown, 30, 150)
    _stamp(pen, (_LEFT + _WIDE - _STAMP, _FOOT - _STAMP + 4))
    return picture


def _stamp(pen: _Pen, corner: tuple[int, int]) -> None:
    """The seal, read from the right column to the left."""
    x, y = corner
    pen.draw.rounded_rectangle((x, y, x + _STAMP, y + _STAMP), 6, _SEAL)
    pen.draw.rounded_rectangle((x + 4, y + 4, x + _STAMP - 4, y + _STAMP - 4), 4, outline=245, width=2)
    letter = (_STAMP - 20) // 2
    for number, mark in enumerate(_SEAL_TEXT):
        pen.write((x + 10 + (1 - number // 2) * letter, y + 10 + number % 2 * letter), mark, letter, 245)


@cache
def _palette() -> bytes:
    colours: list[int] = []
    for ramp in (_RAMP, _SEAL_RAMP):
        for (start, first), (end, last) in pairwise(ramp):
            for place in range(start, end + (end == ramp[-1][0])):
                pairs = zip(bytes.fromhex(first), bytes.fromhex(last), strict=True)
                colours += [round(one + (other - one) * (place - start) / (end - start)) for one, other in pairs]
    return bytes(colours)


@cache
def _face(cache: Path, size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(unpacked_font(SOURCE_FONT, cache)), size, layout_engine=ImageFont.Layout.BASIC)
