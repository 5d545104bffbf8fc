"""Where versions of a wall come from: a web site, a folder, a stick that holds packs, or one zip."""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from generator.kiosk.manifest import Manifest, ManifestError, parse, path_of
from generator.kiosk.packs import FolderPack, Pack, SourceError, ZipPack
from generator.kiosk.web_pack import WebPack, is_web_address

# A stick may hold anything; what lies further down or comes later is not looked at.
_MOST_ENTRIES, _MOST_PACKS = 500, 40


def is_remote(source: str) -> bool:
    """Whether asking costs somebody else something."""
    return is_web_address(source)


def find_offers(source: str, kiosk: str) -> list[tuple[Manifest, bytes, Pack]]:
    """The versions of a wall that a source offers, each with its manifest, the newest first; raises SourceError."""
    offers, reasons = [], []
    for pack in _packs_of(source, kiosk):
        try:
            content = pack.read_manifest(path_of(kiosk))
            manifest = parse(content)
        except (SourceError, ManifestError) as error:
            reasons.append(str(error))
            continue
        if manifest.kiosk == kiosk:
            offers.append((manifest, content, pack))
        else:
            reasons.append("清单属于另一面墙")
    if not offers:
        raise SourceError(reasons[0] if len(reasons) == 1 else "没有找到这面墙的内容")
    return sorted(offers, key=lambda offer: -offer[0].made)


def _packs_of(source: str, kiosk: str) -> Iterator[Pack]:
    if is_web_address(source):
        yield WebPack(source)
        return
    path = Path(source)
    if path.is_file():
        yield ZipPack(path, follow=True)
        return
    if not path.is_dir():
        raise SourceError("现在不在（没有接上？）")
    yield from islice(_packs_below(path, kiosk), _MOST_PACKS)


def _packs_below(folder: Path, kiosk: str) -> Iterator[Pack]:
    """The folder itself, the zips in it, and the same of the folders in it."""
    yield from _packs_at(folder, kiosk)
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _packs_at(Path(entry.path), kiosk)


def _packs_at(folder: Path, kiosk: str) -> Iterator[Pack]:
    if os.path.lexists(folder / path_of(kiosk)):
        yield FolderPack(folder)
    for entry in _entries(folder):
        # A Mac leaves "._name.zip" beside every file that it copies to a stick.
        is_named = entry.name.lower().endswith(".zip") and not entry.name.startswith(".")
        if is_named and entry.is_file(follow_symlinks=False):
            yield ZipPack(Path(entry.path))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found.append(entry)
            if len(found) >= _MOST_ENTRIES:
                break
    return sorted(found, key=lambda entry: entry.name)
