"""What is known of a site from earlier builds: its files as they were, and everything worked out from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json, to_json

from generator.cache import fingerprint, program_version, templates_version
from generator.catalog import MONTH, UPDATED
from generator.find import Found, Stamp
from generator.load import Source
from generator.memo import Memo, key_of
from generator.settings import Settings
from generator.store import Store
from generator.visibility import changed_inputs

_SOURCES, _PICTURES, _UPDATES = "sources", "pictures", "updates"
# What is kept of files, with what this machine says of them.
OF_FILES = (_SOURCES, _PICTURES, _UPDATES)


@dataclass(slots=True)
class Memory:
    """Sources by path, pictures by their path in the media folder, the month, and by path the days on which git saw
    records change last, as the last build found them.

    `memo` holds its answers.
    `found` are the records' files, in a process that builds again and again.
    """

    store: Store
    memo: Memo
    sources: dict[str, Source] = field(default_factory=dict)
    pictures: dict[str, Stamp] = field(default_factory=dict)
    month: str = ""
    updates: Mapping[str, str] = field(default_factory=dict)
    found: Sequence[Found] = ()
    _is_blank: bool = True
    _is_changed: bool = True

    def learn(
        self, sources: list[Source], pictures: Mapping[str, Stamp], month: date, updates: Mapping[str, str]
    ) -> set[str]:
        """Take note of how the files and the calendar are now; returns the inputs that look different."""
        changed = set() if self._is_blank else changed_inputs(self.sources.values(), sources)
        changed |= {key_of("picture", path) for path, _ in self.pictures.items() ^ pictures.items()}
        if self.month != month.isoformat():
            self.month = month.isoformat()
            changed.add(MONTH)
        now = {source.path: source for source in sources}
        moved = {path for path, _ in self.updates.items() ^ updates.items()}
        changed |= {key_of(UPDATED, one.kind, one.id) for path in moved if (one := now.get(path))}
        self._is_changed = bool(changed) or now != self.sources or pictures != self.pictures or bool(moved)
        self.sources, self.pictures, self.updates, self._is_blank = now, dict(pictures), updates, False
        return changed

    def save(self) -> None:
        """Keep it for the next build."""
        others: list[tuple[str, str]] = []
        if self._is_changed:
            rows = list(self.sources.values())
            others = [
                (_SOURCES, to_json(rows).decode()),
                (_PICTURES, to_json(self.pictures).decode()),
                (_UPDATES, to_json(self.updates).decode()),
                (MONTH, self.month),
            ]
        self.memo.save(others)
        self._is_changed = False


class Version(NamedTuple):
    """Digests of what all answers depend on besides records: the program, the templates, what the site sets."""

    program: str
    templates: str
    settings: str


def version_of(settings: Settings) -> Version:
    """What answers about this site depend on."""
    said = "\n".join((settings.site_name, settings.site_url, settings.description, repr(settings.options)))
    return Version(program_version().decode(), templates_version(settings.templates).decode(), said)


def store_of(settings: Settings, folder: Path | None = None) -> Store:
    """Where the answers about a site are kept, or in a folder of their own."""
    return Store(folder or settings.cache, fingerprint(*map(str.encode, version_of(settings))).encode())


def recall(settings: Settings, folder: Path | None = None) -> Memory:
    """What earlier builds of this site with this program and these templates knew, as it is kept in a folder."""
    store = store_of(settings, folder)
    memory = Memory(store, Memo(store))
    if kept := store.get(_SOURCES):
        memory.sources = {row[2]: Source(*row) for row in from_json(kept)}
        memory._is_blank = False
        memory.pictures = {path: tuple(stamp) for path, stamp in from_json(store.get(_PICTURES) or "{}").items()}
        memory.updates = from_json(store.get(_UPDATES) or "{}")
        memory.month = store.get(MONTH) or ""
    return memory
