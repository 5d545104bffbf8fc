"""What is known of a photo's picture, and the files of the site that are made of it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from generator.cache import fingerprint, keep_bytes
from generator.catalog import Catalog
from generator.pictures import MOST_IN_FILE, NoPicture, look_at, recipe, widths
from generator.records.photo import Photo

KEPT = "media"
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
# Rows of photos are this many CSS pixels high: see photos.css.
_ROW = 240
_TALL, _WIDE = 0.9, 2.2
_SMALL = 300
_DIGEST = 12


def picture_of(catalog: Catalog, kind: str, id: str) -> Mapping[str, Any] | None:
    """Fact: what is seen in a photo's file; or, under `fault`, the code of what is wrong with it and why.

    Its content is looked at once, whatever the program around becomes; None where there is no file yet.
    """
    photo = catalog.get(kind, id)
    assert isinstance(photo, Photo)
    if photo.file is None:
        return None
    catalog.picture(photo.file)
    file = catalog.settings.media / photo.file
    if code := _misplaced(file, catalog.settings.media):
        return {"fault": code}
    content, ending = _read(file), file.suffix.lower()
    digest = fingerprint(recipe(), content)
    key = fingerprint(digest.encode(), ending.encode())
    kept = keep_bytes(catalog.settings.cache / KEPT, key, partial(_judge, content, ending))
    return {"file": photo.file, "digest": digest, **from_json(kept)}


def show_picture(id: str, seen: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a card needs of a picture: addresses, sizes in pixels, and how wide it is in a row."""
    *others, plain = (
        {"type": _TYPES[ending], "files": [{"path": path, "width": width} for path, width, _ in files]}
        for ending, files in _by_ending(id, seen)
    )
    return {
        "width": seen["width"],
        "height": seen["height"],
        "shape": _shape(seen["width"], seen["height"]),
        "in_row": round(_ROW * seen["width"] / seen["height"]),
        "placeholder": seen["placeholder"],
        "sources": others,
        "plain": plain,
    }


def files_of(id: str, seen: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Every file that is made of a picture: where it lies in the site, its width and its ending.

    The address holds a digest of what it is made of, so that browsers may keep it for ever.
    """
    for ending in ("avif", "webp", "png" if seen["is_clear"] else "jpg"):
        for width in widths(seen["width"]):
            yield f"media/{id}-{width}-{seen['digest'][:_DIGEST]}.{ending}", width, ending


def _shape(width: int, height: int) -> str:
    if width < _SMALL:
        return "small"
    return "tall" if width < height * _TALL else "wide" if width > height * _WIDE else "plain"


def _by_ending(id: str, seen: Mapping[str, Any]) -> Iterator[tuple[str, list[tuple[str, int, str]]]]:
    found: dict[str, list[tuple[str, int, str]]] = {}
    for file in files_of(id, seen):
        found.setdefault(file[2], []).append(file)
    yield from found.items()


def _misplaced(file: Path, media: Path) -> str | None:
    """Why a file is none of the media folder, through whichever links; the folder itself is no picture."""
    if not Path(os.path.realpath(file)).is_relative_to(Path(os.path.realpath(media.parent)) / media.name):
        return "M401"
    try:
        return None if file.is_file() else "M402"
    except OSError:  # until Python 3.13 a name that is too long for any file
        return "M402"


def _read(file: Path) -> bytes:
    """A file's content, of one that is far too large enough to see that; nothing where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_IN_FILE + 1)
    except OSError:
        return b""


def _judge(content: bytes, ending: str) -> bytes:
    try:
        return to_json(asdict(look_at(content, ending)))
    except NoPicture as fault:
        return to_json({"fault": "M404", "why": [fault.why.zh, fault.why.en]})
