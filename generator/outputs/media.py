"""Pictures: turned upright, cleared of everything that cameras write into them, and copied."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from generator.cache import fingerprint, keep_bytes, program_version
from generator.records.photo import Photo
from generator.site import Site
from generator.write import OutputFile

_LONGEST_SIDE = 2400


def make(site: Site) -> Iterator[OutputFile]:
    """Every picture that a photo record names, under its own path in `media/`."""
    for photo in site.catalog.all(Photo):
        if photo.file:
            stamp = site.catalog.picture(photo.file)
            make_clean = partial(_kept_or_clean, site.settings.media / photo.file, site.settings.cache / "media")
            yield OutputFile(f"media/{photo.file}", fingerprint(program_version(), repr(stamp).encode()), make_clean)


def _kept_or_clean(source: Path, cache: Path) -> bytes:
    key = fingerprint(program_version(), source.read_bytes())
    return keep_bytes(cache, key, partial(clean_picture, source))


def clean_picture(source: Path) -> bytes:
    """The picture without place, time, camera or thumbnail, at most 2,400 pixels a side, in its own format."""
    from PIL import Image, ImageOps

    with Image.open(source) as opened:
        form = opened.format
        # Made small first: a large picture in memory once is enough.
        opened.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        picture = ImageOps.exif_transpose(opened)
        # Encoders copy profiles, comments and texts from here.
        picture.info = {name: picture.info[name] for name in ("transparency",) if name in picture.info}
        content = BytesIO()
        picture.save(content, form, quality=85)
    return content.getvalue()
