"""What becomes of a picture's file: seen upright in the web's colours, told nothing of its camera, and made small.

Nothing here knows of records; `facts/pictures.py` says where the files go. Edits of this file make every picture anew.
"""

import warnings
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cache import fingerprint
from generator.codes import Text

if TYPE_CHECKING:
    from PIL import Image

_READ = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
# A file of this many bytes is no photo; neither is one of more than fifty megapixels once it is in memory.
MOST_IN_FILE = 100_000_000
_MOST_IN_MEMORY = 150_000_000
# As large as it is ever shown: four to three it is 1600 × 1200, and a panorama may be longer.
_LARGEST_AREA = 1600 * 1200
_LONGEST_SIDE = 4000
_WIDTHS = (480, 960, 1600)
_PLACEHOLDER_SIDE = 16
# AVIF's speed 8 takes half the time of 6 for files a tenth larger; more than one thread would not share the cores.
_HOW: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 50, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 76, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
    "png": ("PNG", {"compress_level": 6}),
}

_TOO_LARGE = Text("太大，不像照片", "it is larger than any photo")
_NO_PICTURE = Text("打不开，或者不是 JPEG、PNG、WebP、AVIF、GIF", "it cannot be opened as JPEG, PNG, WebP, AVIF or GIF")
_NOT_WHOLE = Text("文件不完整或已损坏，多半没有传完", "it is cut short or damaged")
_DRAWING = Text("是 SVG 图形，里面可以藏脚本", "it is an SVG drawing, which can hide scripts")
_WEB_PAGE = Text("是网页，不是图片", "it is a web page, not a picture")
_HEIC = Text("是苹果手机的 HEIC 格式", "it is a HEIC picture from an iPhone")
_SIGNS = ((b"<svg", _DRAWING), (b"<html", _WEB_PAGE), (b"<!doctype", _WEB_PAGE), (b"<script", _WEB_PAGE))
_HEIC_SIGNS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")


class NoPicture(Exception):
    """A file is no picture that can be shown; `why` says so to editors."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a picture: its size at the largest that is shown, and a few bytes to stand in while it loads."""

    width: int
    height: int
    is_clear: bool
    placeholder: str


@cache
def recipe() -> bytes:
    """What the files that are made of a picture depend on besides the picture."""
    import PIL

    return fingerprint(Path(__file__).read_bytes(), PIL.__version__.encode()).encode()


def widths(largest: int) -> list[int]:
    """The widths that a picture is offered in; it is never made larger than it is."""
    return [*(width for width in _WIDTHS if width < largest * 0.85), largest]


def look_at(content: bytes, ending: str) -> Sight:
    """What is seen of a picture; raises NoPicture for what is none, is cut short, or would fill the memory.

    The ending of its name need not be the right one, but is to be one of a picture.
    """
    if ending not in _ENDINGS:
        raise NoPicture(_recognise(content))
    picture = develop(content)
    is_clear = picture.mode == "RGBA"
    return Sight(picture.width, picture.height, is_clear, "" if is_clear else _placeholder(picture))


def develop(content: bytes, area: int = _LARGEST_AREA, longest: int = _LONGEST_SIDE) -> "Image.Image":
    """The first frame, upright, in sRGB, no larger than it is shown, and nothing but its pixels.

    RGBA where something can be seen through it, else RGB. On paper a larger `area` and a longer side are of use.
    Raises NoPicture.
    """
    from PIL import Image

    if len(content) > MOST_IN_FILE:
        raise NoPicture(_TOO_LARGE)
    with _faults_of(_recognise(content)):
        opened = Image.open(BytesIO(content), formats=_READ)
        box = _fit(*opened.size, area, longest)
        # A large JPEG is decoded at a half, a quarter or an eighth.
        opened.draft(None, box)
    with _faults_of(_NOT_WHOLE):
        if _bytes_in_memory(opened) > _MOST_IN_MEMORY:
            raise NoPicture(_TOO_LARGE)
        opened.load()
        picture = _to_shown_colours(_turned(_plain(opened).resize(box, Image.Resampling.LANCZOS, reducing_gap=3)))
        clean = Image.new(picture.mode, picture.size)
        clean.paste(picture)
        return clean


def encode(picture: "Image.Image", width: int, ending: str) -> bytes:
    """A developed picture as a file of this width and sort."""
    from PIL import Image

    form, options = _HOW[ending]
    height = max(1, round(picture.height * width / picture.width))
    if width != picture.width:
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    content = BytesIO()
    picture.save(content, form, **options)
    return content.getvalue()


def _recognise(content: bytes) -> Text:
    """What a file is, that people take for a picture and that is none."""
    start = content[:1000].lower()
    if content[4:12] in _HEIC_SIGNS:
        return _HEIC
    return next((told for sign, told in _SIGNS if sign in start), _NO_PICTURE)


@contextmanager
def _faults_of(usual: Text) -> Iterator[None]:
    """What decoders of damaged files raise, which is nearly anything, as NoPicture."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except NoPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NoPicture(_TOO_LARGE) from None
    except Exception:
        raise NoPicture(usual) from None


def _fit(width: int, height: int, area: int, longest: int) -> tuple[int, int]:
    """The size in which a picture of this size is shown at the largest."""
    scale = min(1.0, (area / (width * height)) ** 0.5, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _bytes_in_memory(picture: "Image.Image") -> int:
    each = 4 if picture.mode in ("P", "PA", "1") else len(picture.getbands())
    return picture.width * picture.height * each


def _plain(picture: "Image.Image") -> "Image.Image":
    """In a mode that can be made smaller smoothly: grey, colours, print colours, each perhaps with clear parts."""
    if picture.mode.startswith("I"):  # sixteen bits of grey
        return picture.point(lambda value: value / 256).convert("L")
    if picture.mode in ("LA", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "RGBA", "CMYK") else picture.convert("RGB")


def _turned(picture: "Image.Image") -> "Image.Image":
    """As the camera was held, where what it wrote can be read."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # readers of damaged Exif raise nearly anything
        return picture


def _to_shown_colours(picture: "Image.Image") -> "Image.Image":
    """In sRGB: RGBA where something can be seen through it, else RGB."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    colours = _to_srgb(colours, picture.info.get("icc_profile")).convert("RGB")
    if alpha and alpha.histogram()[255] < alpha.width * alpha.height:
        colours.putalpha(alpha)
    return colours


def _to_srgb(picture: "Image.Image", profile: bytes | None) -> "Image.Image":
    from PIL import ImageCms

    if not profile:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
    except Exception:  # a profile that is damaged, or of another sort of colours: browsers ignore it, too
        return picture


def _placeholder(picture: "Image.Image") -> str:
    """The picture in about a hundred bytes, as an address that holds them."""
    scale = _PLACEHOLDER_SIDE / max(picture.size)
    small = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
    content = BytesIO()
    small.save(content, "WEBP", quality=75, method=6)
    return f"data:image/webp;base64,{b64encode(content.getvalue()).decode()}"
