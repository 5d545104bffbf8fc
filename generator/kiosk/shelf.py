"""The versions that a box keeps: `versions/<version>/`, and the link `current` that is switched in one step.

A version appears under its name only when every byte of it is on the disk. Whatever happens before, the
current one stays.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from threading import Lock

from generator.kiosk import disk
from generator.kiosk.manifest import File, Manifest, path_of
from generator.kiosk.packs import Pack, SourceError
from generator.kiosk.version import Version, age_of, is_whole, read_version

_SPARE = 32_000_000  # bytes that a pull leaves free for the rest of the box


class ShelfError(Exception):
    """Why a folder cannot be used, in Chinese."""


class Shelf:
    """The versions of one wall in one folder, for one box at a time. May be asked from several threads."""

    def __init__(self, folder: Path, kiosk: str, keep: int = 3) -> None:
        self.folder, self.kiosk, self._keep = folder, kiosk, max(1, keep)
        self.kept: tuple[Version, ...] = ()
        self.current: Version | None = None
        self.damaged: tuple[str, ...] = ()
        self.shown = ""  # what the screen says it shows: not thrown away under it
        self._versions, self._incoming = folder / "versions", folder / "incoming"
        self._gate, self._numbers = Lock(), count()
        self._had: set[str] = set()
        self._refused: frozenset[str] = frozenset()

    @contextmanager
    def opened(self) -> Iterator["Shelf"]:
        """Take the folder, clean up, and look which versions are whole; raises ShelfError."""
        try:
            self._versions.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ShelfError(f"不能使用文件夹 {self.folder}：{error.strerror}") from None
        try:
            _take(lock, self.folder)
            self._claim()
            disk.discard(self._incoming)
            self._refused = frozenset(disk.read_words(self.folder / "refused"))
            self._look()
            yield self
        finally:
            os.close(lock)

    def wants(self, manifest: Manifest) -> bool:
        """Whether a version should become the current one."""
        if manifest.kiosk != self.kiosk or manifest.version in self._refused:
            return False
        shown = self.current.manifest if self.current else None
        if shown is None:
            return True
        if manifest.version == shown.version or manifest.made < shown.made:
            return False
        # Two sources with versions of the same moment must not take turns for ever.
        return manifest.made > shown.made or manifest.version not in self._had

    def add(self, manifest: Manifest, content: bytes, pack: Pack, on_piece: Callable[[], None] = lambda: None) -> bool:
        """Fetch a version and make it the current one, whole or not at all; raises SourceError, OSError."""
        place = self._incoming / str(next(self._numbers))
        try:
            if not self._has_whole(manifest.version):
                self._fill(place, manifest, content, pack, on_piece)
            with self._gate:
                if not self.wants(manifest):
                    return False
                if place.exists():
                    self._put_in_place(place, manifest.version)
                elif all(one.manifest.version != manifest.version for one in self.kept):
                    return False  # another source's version has just pushed it off the shelf
                self._switch(Version(manifest, content, self._versions / manifest.version))
                self._prune(self._keep)
            return True
        finally:
            disk.discard(place)

    def go_back(self) -> Version:
        """Make the version before the current one, and refuse that one from now on; raises ShelfError."""
        shown = self.current.manifest if self.current else None
        older = [one for one in self.kept[1:] if shown and one.manifest.made <= shown.made]
        older = [one for one in older if one.manifest.version not in self._refused]
        if shown is None or not older:
            raise ShelfError("没有保存更早的版本")
        refused = sorted(self._refused | {shown.version})
        disk.replace_synced(self.folder / "refused", "".join(f"{one}\n" for one in refused).encode())
        self._refused = frozenset(refused)
        self._switch(older[0])
        return older[0]

    def find(self, path: str) -> tuple[Path, File] | None:
        """The folder of the version that holds a content-named file, the current one first."""
        for version in self.kept:
            if file := version.manifest.files.get(path):
                return version.folder, file
        return None

    def _claim(self) -> None:
        """One folder is one wall's: a mistyped id must not throw another wall's versions away."""
        mark = self.folder / "wall"
        owners = disk.read_words(mark)
        if owners and owners != [self.kiosk]:
            raise ShelfError(f"文件夹 {self.folder} 属于另一面墙 {owners[0]}")
        if not owners:
            with suppress(OSError):  # a full disk still has versions to show
                mark.write_text(f"{self.kiosk}\n", "utf-8")

    def _look(self) -> None:
        """Which versions are whole, and which of them is current: the one the link leads to, else the newest."""
        known: dict[tuple[int, int], str] = {}
        folders = [folder for folder in sorted(self._versions.iterdir()) if folder.is_dir()]
        found = [version for folder in folders if (version := read_version(folder, self.kiosk))]
        whole = [one for one in found if is_whole(one, known)]
        self.damaged = tuple({folder.name for folder in folders} - {one.folder.name for one in whole})
        self.kept = tuple(sorted(whole, key=age_of, reverse=True))
        linked = Path(disk.read_link(self.folder / "current")).name
        allowed = [one for one in self.kept if one.manifest.version not in self._refused]
        linked_one = (one for one in allowed if one.folder.name == linked)
        if chosen := next(chain(linked_one, allowed, self.kept), None):
            self._hold(chosen)
            with suppress(OSError):  # also where the disk takes no new link
                self._switch(chosen)

    def _has_whole(self, version: str) -> bool:
        return any(one.manifest.version == version and is_whole(one, {}) for one in self.kept)

    def _fill(self, place: Path, manifest: Manifest, content: bytes, pack: Pack, on_piece: Callable[[], None]) -> None:
        """Bring every file of a version into a folder: shared where a kept version has it, else from the source."""
        place.mkdir(parents=True)
        shared = {path: root for path, file in manifest.files.items() if (root := self._holder(path, file))}
        self._require_room(sum(file.size for path, file in manifest.files.items() if path not in shared))
        for path, file in manifest.files.items():
            target = place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if path not in shared or not _link(shared[path] / path, target):
                disk.write_verified(target, path, file, _watched(pack.read(path, file.size), on_piece))
        # An outer one may have come with the files of `kiosk/<id>/` only.
        (place / path_of(self.kiosk)).parent.mkdir(parents=True, exist_ok=True)
        disk.write_synced(place / path_of(self.kiosk), content)
        disk.sync_folders(place)

    def _holder(self, path: str, file: File) -> Path | None:
        """The folder of a version that has this very file, whole; damaged versions have whole files too."""
        folders = [*(one.folder for one in self.kept), *(self._versions / name for name in self.damaged)]
        return next((folder for folder in folders if disk.is_whole(folder, path, file)), None)

    def _require_room(self, size: int) -> None:
        if disk.count_free(self.folder) >= size + _SPARE:
            return
        with self._gate:
            self._prune(1)
        if disk.count_free(self.folder) < size + _SPARE:
            raise SourceError("磁盘空间不够")

    def _put_in_place(self, place: Path, version: str) -> None:
        target = self._versions / version
        if target.exists():
            target.rename(self._trash())
        place.rename(target)
        disk.sync_folder(self._versions)

    def _switch(self, version: Version) -> None:
        target = f"versions/{version.folder.name}"
        if disk.read_link(self.folder / "current") != target:
            disk.lead_to(self.folder / "current", target)
        self._hold(version)

    def _hold(self, version: Version) -> None:
        others = (one for one in self.kept if one.manifest.version != version.manifest.version)
        self._had.add(version.manifest.version)
        self.current, self.kept = version, (version, *others)

    def _prune(self, keep: int) -> None:
        """Throw away what is too many or damaged; never the current version or the one on the screen."""
        kept = [one for number, one in enumerate(self.kept) if number < keep or one.manifest.version == self.shown]
        self.kept = tuple(kept)
        names = {one.folder.name for one in kept}
        self.damaged = ()
        for folder in self._versions.iterdir():
            if folder.name not in names:
                trash = self._trash()
                with suppress(OSError):
                    folder.rename(trash)
                disk.discard(trash)

    def _trash(self) -> Path:
        self._incoming.mkdir(exist_ok=True)
        return self._incoming / f"old-{next(self._numbers)}"


def _take(lock: int, folder: Path) -> None:
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ShelfError(f"文件夹 {folder} 正由另一个 guangrong kiosk 使用") from None


def _link(origin: Path, target: Path) -> bool:
    try:
        os.link(origin, target, follow_symlinks=False)
    except OSError:  # another disk, or as many links as one file may have
        return False
    return True


def _watched(pieces: Iterator[bytes], on_piece: Callable[[], None]) -> Iterator[bytes]:
    for piece in pieces:
        on_piece()
        yield piece
