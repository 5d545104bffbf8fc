"""Pictures that are named are there, and can be told to those who do not see them."""

import os
import unicodedata
import warnings
from collections.abc import Iterator
from pathlib import Path

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.find import find_pictures
from generator.problems import Place, Problem
from generator.records.fields import IN_MEDIA
from generator.records.photo import Photo
from generator.settings import Settings
from generator.suggest import nearest, offer

_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
# A picture of fifty megapixels; a JPEG is opened at the size it will be shown in.
_MOST_BYTES = 150_000_000
_SHOWN = (2400, 2400)
_TOO_LARGE = Text("像素多得不像照片", "it has more pixels than any photo")
_NO_PICTURE = Text("打不开，或者不是 JPEG、PNG、WebP、AVIF、GIF", "it cannot be opened as JPEG, PNG, WebP, AVIF or GIF")


def check_files(catalog: Catalog, context: CheckContext, photo: Photo) -> Iterator[Problem]:
    """A named file is an ordinary file that really lies in the media folder."""
    if photo.file is None:
        return
    catalog.picture(photo.file)
    file = context.media / photo.file
    if not _is_inside(file, context.media):
        yield catalog.problem("M401", photo, ("file",), value=photo.file, suggestion=IN_MEDIA)
    elif not _is_file(file):
        suggestion = _suggest_file(photo.file, context.media)
        yield catalog.problem("M402", photo, ("file",), value=photo.file, suggestion=suggestion)
    elif fault := _fault_of(file):
        yield catalog.problem("M404", photo, ("file",), value=photo.file, detail=fault)


def check_alternative_text(catalog: Catalog, context: CheckContext, photo: Photo) -> Iterator[Problem]:
    """A picture has words for people who cannot see it."""
    if photo.file and not photo.alt:
        yield catalog.problem("M403", photo, ("file",))


def find_same_files(settings: Settings) -> Iterator[Problem]:
    """Pictures that are one file where case and composition do not count: one would replace the other."""
    seen: dict[str, str] = {}
    media = settings.media.relative_to(settings.root).as_posix()
    for path in sorted(find_pictures(settings.media)):
        other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            yield Problem("M406", Place(f"{media}/{path}", 1, 1), {"value": path, "other": other})


def _fault_of(file: Path) -> Text | None:
    """Why a file is no picture that browsers show; None when it is one and whole."""
    from PIL import Image

    if file.suffix.lower() not in _ENDINGS:
        return _NO_PICTURE
    try:
        with warnings.catch_warnings(action="error"), Image.open(file, formats=_FORMATS) as picture:
            picture.draft(None, _SHOWN)
            if picture.width * picture.height * len(picture.getbands()) > _MOST_BYTES:
                return _TOO_LARGE
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _TOO_LARGE
    except Exception:  # decoders of damaged files raise nearly anything
        return _NO_PICTURE
    return None


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # until Python 3.13 a name that is too long for any file
        return False


def _is_inside(file: Path, folder: Path) -> bool:
    """Whether a file lies in the folder, through whichever links; the folder itself is none."""
    return Path(os.path.realpath(file)).is_relative_to(Path(os.path.realpath(folder.parent)) / folder.name)


def _suggest_file(name: str, media: Path) -> Text:
    known = [file.relative_to(media).as_posix() for file in sorted(media.rglob("*")) if file.is_file()]
    if near := nearest(name, known):
        return offer(near)
    return Text("放进图片，或者先删掉 file 这一行", "add the picture, or leave out the file line for now")
