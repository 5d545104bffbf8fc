"""Pictures that are named are there, and can be told to those who do not see them."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.facts.pictures import picture_of
from generator.find import find_pictures
from generator.problems import Place, Problem
from generator.records.fields import IN_MEDIA
from generator.records.photo import Photo
from generator.settings import Settings
from generator.suggest import nearest, offer


def check_files(catalog: Catalog, context: CheckContext, photo: Photo) -> Iterator[Problem]:
    """A named file is a whole picture that really lies in the media folder."""
    seen = catalog.ask(picture_of, photo.kind, photo.id) or {}
    code = seen.get("fault")
    if code == "M401":
        yield catalog.problem(code, photo, ("file",), value=photo.file, suggestion=IN_MEDIA)
    elif code == "M402":
        suggestion = _suggest_file(photo.file or "", context.media)
        yield catalog.problem(code, photo, ("file",), value=photo.file, suggestion=suggestion)
    elif code:
        yield catalog.problem(code, photo, ("file",), value=photo.file, detail=Text(*seen["why"]))


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


def _suggest_file(name: str, media: Path) -> Text:
    known = [file.relative_to(media).as_posix() for file in sorted(media.rglob("*")) if file.is_file()]
    if near := nearest(name, known):
        return offer(near)
    return Text("放进图片，或者先删掉 file 这一行", "add the picture, or leave out the file line for now")
