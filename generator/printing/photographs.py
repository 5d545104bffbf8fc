"""Photos for paper: as large as print can use, told nothing of their cameras; and whether they are large enough."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.cache import fingerprint, keep_bytes
from generator.codes.code import Text
from generator.facts.pictures import KEPT, picture_of
from generator.pictures import develop, encode, recipe
from generator.records.photo import Photo
from generator.site import Site

FOLDER = "pictures"
# Pixels of the largest picture that is set: sixty by eighty centimetres at 250 dots an inch.
_AREA, _LONGEST = 47_000_000, 12_000
# Below so many dots an inch a picture looks coarse from arm's length.
LEAST_DOTS = 100
_MM = 25.4


def put_photographs(site: Site, told: Any, root: Path) -> dict[str, tuple[int, int]]:
    """Write every photo that is told of below a folder, tell its path and size, and return the sizes by id."""
    sizes: dict[str, tuple[int, int]] = {}
    for one in _told_of(told):
        id = one["photo"]
        path, sizes[id] = _put(site, id, root)
        one["path"] = path
        one["width"], one["height"] = sizes[id]
    return sizes


def coarse_photographs(
    site: Site, placed: Iterable[Mapping[str, Any]], sizes: Mapping[str, tuple[int, int]]
) -> list[Text]:
    """What to say of photos that are set larger than their pixels can bear; `placed` tells sizes in millimetres."""
    worst: dict[str, tuple[float, float, float]] = {}
    for one in placed:
        width, height = sizes[one["photo"]]
        dots = min(width / one["width"], height / one["height"]) * _MM
        if dots < worst.get(one["photo"], (LEAST_DOTS,))[0]:
            worst[one["photo"]] = (dots, one["width"], one["height"])
    return [_coarse(site, id, *told) for id, told in worst.items()]


def _coarse(site: Site, id: str, dots: float, width: float, height: float) -> Text:
    photo = site.catalog.find(Photo, id)
    file = (photo.file if photo else None) or id
    wide, high = (round(side / _MM * LEAST_DOTS) for side in (width, height))
    return Text(
        f"照片 {file} 会印得粗糙（约{round(dots)}dpi）：印成{round(width / 10)}×{round(height / 10)}厘米，"
        f"至少要{wide}×{high}像素的原图",
        f"the photo {file} prints coarsely ({round(dots)} dpi): at {round(width)} × {round(height)} mm it should have "
        f"{wide} × {high} pixels at least",
    )


def _told_of(told: Any) -> Iterator[dict[str, Any]]:
    if isinstance(told, dict):
        if "photo" in told:
            yield told
        told = list(told.values())
    if isinstance(told, list):
        for item in told:
            yield from _told_of(item)


def _put(site: Site, id: str, root: Path) -> tuple[str, tuple[int, int]]:
    seen: Any = site.catalog.ask(picture_of, Photo.kind, id)
    ending = "png" if seen["is_clear"] else "jpg"
    key = fingerprint(f"print {seen['digest']} {_AREA} {_LONGEST}".encode(), recipe())
    source = site.settings.media / seen["file"]
    kept = keep_bytes(site.settings.cache / KEPT, key, lambda: _develop(source, ending))
    size, _, content = kept.partition(b"\n")
    (root / FOLDER).mkdir(exist_ok=True)
    (root / FOLDER / f"{id}.{ending}").write_bytes(content)
    width, height = json.loads(size)
    return f"/{FOLDER}/{id}.{ending}", (width, height)


def _develop(source: Path, ending: str) -> bytes:
    picture = develop(source.read_bytes(), _AREA, _LONGEST)
    return json.dumps(picture.size).encode() + b"\n" + encode(picture, picture.width, ending)
