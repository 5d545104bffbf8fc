"""Pictures that are named are there, and can be told to those who do not see them."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.problems import Problem
from generator.records.fields import IN_MEDIA
from generator.records.photo import Photo
from generator.suggest import nearest, offer

_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")


def check_files(catalog: Catalog, context: CheckContext, photo: Photo) -> Iterator[Problem]:
    """A named file is an ordinary file that really lies in the media folder."""
    if photo.file is None:
        return
    catalog.picture(photo.file)
    file = context.media / photo.file
    if not _is_inside(file, context.media):
        yield catalog.problem("M401", photo, ("file",), value=photo.file, suggestion=IN_MEDIA)
    elif not file.is_file():
        suggestion = _suggest_file(photo.file, context.media)
        yield catalog.problem("M402", photo, ("file",), value=photo.file, suggestion=suggestion)
    elif fault := _fault_of(file):
        yield catalog.problem("M404", photo, ("file",), value=photo.file, detail=fault)


def check_alternative_text(catalog: Catalog, context: CheckContext, photo: Photo) -> Iterator[Problem]:
    """A picture has words for people who cannot see it."""
    if photo.file and not photo.alt:
        yield catalog.problem("M403", photo, ("file",))


def _fault_of(file: Path) -> Text | None:
    """Why a file is no picture that browsers show; None when it is one and whole."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="error"), Image.open(file, formats=_FORMATS) as picture:
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Text("像素多得不像照片", "it has more pixels than any photo")
    except Exception:  # decoders of damaged files raise nearly anything
        return Text(
            "打不开，或者不是 JPEG、PNG、WebP、AVIF、GIF", "it cannot be opened as JPEG, PNG, WebP, AVIF or GIF"
        )
    return None


def _is_inside(file: Path, folder: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())


def _suggest_file(name: str, media: Path) -> Text:
    known = [file.relative_to(media).as_posix() for file in sorted(media.rglob("*")) if file.is_file()]
    if near := nearest(name, known):
        return offer(near)
    return Text("放进图片，或者先删掉 file 这一行", "add the picture, or leave out the file line for now")
