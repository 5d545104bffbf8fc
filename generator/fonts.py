"""Cut the vendored source font down to the characters a site uses, and say which characters it has.

What the source font holds (characters, vertical forms, tabular figures) is decided by `scripts/bake_font.py`.
"""

from functools import cache, partial
from io import BytesIO
from pathlib import Path

from generator.cache import fingerprint, keep_bytes
from generator.settings import shipped_templates

SOURCE_FONT = shipped_templates() / "assets/fonts/NotoSerifSC-Bold.woff2"

# Where the licence is kept inside the font: the OFL asks for the notice in every copy (condition 2).
_COPYRIGHT, _TRADEMARK, _LICENCE, _LICENCE_URL = 0, 7, 13, 14
_NAMES = [_COPYRIGHT, 1, 2, 3, 4, 5, 6, _TRADEMARK, _LICENCE, _LICENCE_URL]


def subset_font(source: Path, text: str) -> bytes:
    """Return a WOFF2 font with the characters of `text` that `source` has, and every feature it has for them.

    The bytes depend on the source and the set of characters only. Slow (about 2 ms a character, half of it
    Brotli), so a caller keeps the result by these two.
    """
    # Imported here: fontTools takes 0.1 s, and most runs find their font in the cache.
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    # The source has no hints and no subroutines to drop: looking for them would run every outline again.
    options = Options(layout_features=["*"], name_IDs=_NAMES, name_languages=["*"], hinting=True)
    with TTFont(source, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(set(map(ord, text))))
        subsetter.subset(font)
        font.flavor = "woff2"
        content = BytesIO()
        font.save(content)
    return content.getvalue()


@cache
def unpacked_font(source: Path, cache: Path) -> bytes:
    """The whole source as a font that programs open, which takes seconds to make and is kept in `cache`."""
    return keep_bytes(cache / "fonts", fingerprint(b"outlines", source.read_bytes()), partial(_unpack, source))


def _unpack(source: Path) -> bytes:
    from fontTools.ttLib import TTFont

    content = BytesIO()
    with TTFont(source, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        font.flavor = None
        font.save(content, reorderTables=False)
    return content.getvalue()


@cache
def source_version() -> str:
    """A digest of the source font, which every subset depends on."""
    return fingerprint(SOURCE_FONT.read_bytes())


def font_characters(source: Path) -> frozenset[int]:
    """Return the code points `source` has, read from the list baked beside it (`4E00-9FFF` a line, in hex)."""
    lines = source.with_suffix(".txt").read_text("ascii").splitlines()
    ranges = (line.split("-") for line in lines if not line.startswith("#"))
    return frozenset(code for ends in ranges for code in range(int(ends[0], 16), int(ends[-1], 16) + 1))
