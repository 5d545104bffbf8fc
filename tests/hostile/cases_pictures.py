"""What a picture's file can hold."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from case import SOURCE, Case, Content, Files, case
from PIL import Image
from workspace import PICTURE, photographed


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb(*size: int, **more: object) -> Callable[[Path], object]:
    """A PNG that is made when it is written: packing gigabytes takes a second."""
    return lambda path: path.write_bytes(png(*size, **more))  # type: ignore[arg-type]


def text_bomb(path: Path) -> None:
    """A PNG of one pixel with a text of three hundred megabytes."""
    path.write_bytes(png(1, 1, extra=_chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(300_000_000), 1))))


def png(width: int, height: int, depth: int = 8, colour: int = 2, extra: bytes = b"", rows: int | None = None) -> bytes:
    """A PNG of any size, all black, in a few kilobytes."""
    line = 1 + width * {0: 1, 2: 3, 6: 4}[colour] * depth // 8
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(line)) for _ in range(height if rows is None else rows)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + extra + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def saved(form: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    content = BytesIO()
    Image.new(mode, size).save(content, form, **options)
    return content.getvalue()


def frames(form: str, count: int) -> bytes:
    content = BytesIO()
    pictures = [Image.new("RGB", (16, 16), (number % 256, number // 256, 0)) for number in range(count)]
    pictures[0].save(content, form, save_all=True, append_images=pictures[1:], duration=10)
    return content.getvalue()


def photo(name: str, content: Content) -> Files:
    return {
        "content/photos/p.yml": f"caption: 照片\nfile: {name}\nalt: 图\n{SOURCE}",
        "content/people/a.yml": f"name: 王一\nportrait: p\nphotos: [p]\n{SOURCE}",
        f"content/media/{name}": content,
    }


JPEG = saved("JPEG", (200, 200))
SCRIPTED = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(7)'><script>alert(7)</script></svg>"

REFUSED = [
    case(f"picture: {name}", photo(file, content), "M404")
    for name, file, content in (
        ("a bomb", "a.png", png(30_000, 30_000, rows=0)),
        ("a bomb, real", "a.png", bomb(12_000, 12_000, 8, 0)),
        ("more memory than photos need", "a.png", bomb(8_000, 8_000)),
        ("sixteen bits of everything", "a.png", bomb(6_200, 6_200, 16, 6)),
        ("one line a million wide", "a.png", png(100_000_000, 1, rows=0)),
        ("no size", "a.png", png(0, 0)),
        ("empty", "a.jpg", b""),
        ("cut short", "a.jpg", JPEG[:-200]),
        ("cut short after the head", "a.jpg", JPEG[:300]),
        ("PNG cut short", "a.png", saved("PNG", (200, 200))[:60]),
        ("PNG with a broken sum", "a.png", PICTURE[:45] + b"\x00" + PICTURE[46:]),
        ("text", "a.jpg", "王一".encode()),
        ("HTML", "a.jpg", b"<script>alert(7)</script>"),
        ("a drawing", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a drawing with a script", "a.svg", SCRIPTED),
        ("a drawing called a photo", "a.png", SCRIPTED),
        ("a document", "a.jpg", b"%PDF-1.4\n%%EOF"),
        ("PostScript", "a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n"),
        ("TIFF", "a.jpg", saved("TIFF")),
        ("BMP", "a.bmp", saved("BMP")),
        ("ICO", "a.ico", saved("ICO")),
        ("a film", "a.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(100)),
        ("a program", "a.jpg", b"\x7fELF" + bytes(100)),
        ("a PNG called a page", "a.html", PICTURE),
        ("a PNG called a script", "a.js", PICTURE),
        ("a PNG with no ending", "a", PICTURE),
        ("a text of three hundred megabytes", "a.png", text_bomb),
    )
]
ACCEPTED = [
    case(f"picture: {name}", photo(file, content))
    for name, file, content in (
        ("JPEG", "a.jpg", JPEG),
        ("a PNG called JPEG", "a.jpg", PICTURE),
        ("JPEG with a long ending", "a.jpeg", JPEG),
        ("JPEG with a capital ending", "a.JPG", JPEG),
        ("PNG", "a.png", PICTURE),
        ("PNG with a palette", "a.png", saved("PNG", mode="P")),
        ("PNG of one bit", "a.png", saved("PNG", mode="1")),
        ("PNG that is clear", "a.png", saved("PNG", mode="RGBA")),
        ("GIF", "a.gif", saved("GIF")),
        ("WebP", "a.webp", saved("WEBP")),
        ("AVIF", "a.avif", saved("AVIF")),
        ("JPEG in print colours", "a.jpg", saved("JPEG", mode="CMYK")),
        ("JPEG in grey", "a.jpg", saved("JPEG", mode="L")),
        ("place in a JPEG", "a.jpg", photographed()),
        ("a script behind a JPEG", "a.jpg", JPEG + b"<script>alert(7)</script>"),
        ("twelve megapixels", "a.jpg", saved("JPEG", (4_000, 3_000))),
        ("thousands of frames", "a.gif", frames("GIF", 2_000)),
        ("PNG that lost its rows", "a.png", png(100, 100, rows=3)),
        ("PNG that lost its end", "a.png", PICTURE[:-20]),
        ("few frames", "a.gif", frames("GIF", 5)),
        ("one pixel", "a.png", png(1, 1)),
        ("a long strip", "a.png", png(20_000, 10)),
    )
]
AWAITED = [
    case(
        "picture: twenty-four megapixels",
        photo("a.jpg", saved("JPEG", (6_000, 4_000))),
    )
]
CASES: list[Case] = [*REFUSED, *ACCEPTED, *AWAITED]
