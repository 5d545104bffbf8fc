"""The record files as they were last read: a file is read again when it looks different."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from threading import Lock
from typing import Any

from generator.authoring.known import detail_of, label_of
from generator.find import Found, Stamp, find_files
from generator.load import read_plain_file
from generator.names import fold, spell, text_slug
from generator.settings import Settings
from generator.yaml_source import read_yaml


@dataclass(frozen=True)
class Shelved:
    """A file and what it says; no values where it cannot be read."""

    found: Found
    content: bytes
    values: dict[str, Any]

    @property
    def label(self) -> str:
        """What people call the record."""
        return label_of(self.found, self.values)

    @cached_property
    def sounds(self) -> tuple[str, str]:
        """Its label in letters, and the first letter of each syllable."""
        syllables = spell(self.label) if self.found.kind.name == "person" else text_slug(self.label).split("-")
        return "".join(syllables), "".join(syllable[:1] for syllable in syllables)

    def answers(self, sought: str) -> bool:
        """Whether somebody who typed this, folded and without spaces, may mean it."""
        if sought in fold(self.label).replace(" ", "") or sought in self.found.id.replace("-", ""):
            return True
        return sought.isascii() and any(sound.startswith(sought) for sound in self.sounds)


class Shelf:
    """All record files of a site, for forms that ask again and again; used by several threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._read: dict[str, tuple[Stamp, Shelved]] = {}
        self._units: dict[str, str] = {}
        self._lock = Lock()

    def of_kind(self, kind: str) -> list[Shelved]:
        """The records of a kind as their files are now, in the order of their paths."""
        with self._lock:
            return [self._take(one) for one in self._look() if one.kind.name == kind]

    def find(self, kind: str, id: str) -> Shelved | None:
        """One record as its file is now; None where there is no such file."""
        with self._lock:
            found = next((one for one in self._look() if (one.kind.name, one.id) == (kind, id)), None)
            return self._take(found) if found else None

    def _look(self) -> list[Found]:
        """The files that are there; those that are gone are forgotten, and units are known by name."""
        found = list(find_files(self._settings.content, self._settings.root, []))
        paths = {one.path for one in found}
        self._read = {path: kept for path, kept in self._read.items() if path in paths}
        self._units = {one.id: self._take(one).label for one in found if one.kind.name == "unit"}
        return found

    def seek(self, kind: str, words: str, most: int) -> Iterator[Shelved]:
        """The first records of a kind that somebody who typed these words may mean."""
        sought = fold(words).replace(" ", "").replace("-", "")
        return islice((one for one in self.of_kind(kind) if one.answers(sought)), most)

    def tell_apart(self, one: Shelved) -> str:
        """What tells a record from others that are called so."""
        return detail_of(one.values, self._units)

    def _take(self, found: Found) -> Shelved:
        stamp, shelved = self._read.get(found.path, (None, None))
        if shelved is None or stamp != found.stamp:
            shelved = _read(found)
            self._read[found.path] = (found.stamp, shelved)
        return shelved


def _read(found: Found) -> Shelved:
    try:
        content, _ = read_plain_file(found.file)
        return Shelved(found, content, read_yaml(content.decode("utf-8-sig"), found.path).values)
    except (OSError, UnicodeDecodeError):
        return Shelved(found, b"", {})
