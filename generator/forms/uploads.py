"""Pictures that are put in by a form: looked at, named, and laid into content/media/."""

from itertools import count
from pathlib import Path, PurePath

from generator.codes import Text
from generator.find import find_pictures
from generator.names import text_slug
from generator.pictures import NoPicture, look_at
from generator.records.fields import is_device
from generator.refusal import Refused
from generator.replace_file import write_new
from generator.settings import Settings
from generator.today import today

LARGEST_UPLOAD = 50_000_000
_LONGEST_STEM = 40


def keep_picture(settings: Settings, name: str, content: bytes) -> str:
    """Lay a picture into this year's folder; returns its path in content/media/, the old one where it is there.

    Raises Refused for what is no picture, and OSError where it cannot be written.
    """
    ending = PurePath(name).suffix.lower()
    try:
        look_at(content, ending)
    except NoPicture as error:
        raise Refused(Text(f"{name}：{error.why.zh}", f"{name}: {error.why.en}")) from None
    stem = text_slug(PurePath(name).stem)[:_LONGEST_STEM].strip("-")
    stem = f"picture-{stem}".rstrip("-") if not stem or is_device(stem) else stem
    names = (f"{today().year}/{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    return next(path for path in names if _lay(settings.media / path, content))


def picture_paths(settings: Settings) -> list[str]:
    """Every file in content/media/ that may be a picture, by its path there, the newest folder first."""
    return sorted(find_pictures(settings.media), reverse=True)


def _lay(file: Path, content: bytes) -> bool:
    """Whether a file holds this by now: written where there is none, never over another."""
    try:
        write_new(file, content)
    except FileExistsError:
        return file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content
    return True
