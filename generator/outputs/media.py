"""The files that are made of pictures, each under an address that says what it holds."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache import fingerprint, keep_bytes
from generator.catalog import ContentChanged
from generator.facts.pictures import KEPT, files_of, picture_of
from generator.pictures import develop, encode, recipe
from generator.records.photo import Photo
from generator.site import Site
from generator.write import OutputFile

if TYPE_CHECKING:
    from PIL import Image


def make(site: Site) -> Iterator[OutputFile]:
    """Every picture that a photo record names, in several widths and sorts; those of one picture come together."""
    return make_of(site, site.catalog.ids(Photo))


def make_of(site: Site, ids: Sequence[str]) -> Iterator[OutputFile]:
    """The files of these photos."""
    media, cache = site.settings.media, site.settings.cache / KEPT
    for id, seen in zip(ids, site.catalog.ask_many(picture_of, Photo.kind, ids), strict=True):
        if seen is None:
            continue
        for path, width, ending in files_of(id, seen):
            make_one = partial(_kept_or_made, cache, media / seen["file"], seen["digest"], width, ending)
            yield OutputFile(path, path, make_one, of=seen["file"])


def _kept_or_made(cache: Path, source: Path, digest: str, width: int, ending: str) -> bytes:
    key = fingerprint(digest.encode(), f"{width}.{ending}".encode())
    return keep_bytes(cache, key, lambda: encode(_developed(source, digest), width, ending))


@lru_cache(maxsize=1)
def _developed(source: Path, digest: str) -> "Image.Image":
    """A picture, which is decoded once for all that is made of it."""
    try:
        content = source.read_bytes()
    except OSError as error:
        raise ContentChanged(str(source)) from error
    if fingerprint(recipe(), content) != digest:
        raise ContentChanged(str(source))
    return develop(content)
