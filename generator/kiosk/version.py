"""One version of a wall in a folder of its own: its manifest, and whether it is whole."""

from dataclasses import dataclass
from pathlib import Path

from generator.kiosk import disk
from generator.kiosk.manifest import Manifest, ManifestError, parse, path_of
from generator.kiosk.packs import SourceError, open_below


@dataclass(frozen=True, slots=True)
class Version:
    """A version on the shelf: its manifest, also as bytes, and its folder."""

    manifest: Manifest
    content: bytes
    folder: Path


def read_version(folder: Path, kiosk: str) -> Version | None:
    """The version of a wall that a folder is named after; None where there is none."""
    try:
        with open_below(folder, path_of(kiosk)) as opened:
            content = opened.read()
        manifest = parse(content)
    except (OSError, SourceError, ManifestError):
        return None
    is_ours = manifest.version == folder.name and manifest.kiosk == kiosk
    return Version(manifest, content, folder) if is_ours else None


def is_whole(version: Version, known: dict[tuple[int, int], str]) -> bool:
    """Whether every file is as the manifest says; `known` remembers digests of files that versions share."""
    return all(disk.is_whole(version.folder, path, file, known) for path, file in version.manifest.files.items())


def age_of(version: Version) -> tuple[int, float]:
    """What versions are put in order by: when they were made, then when they came."""
    return version.manifest.made, version.folder.stat().st_mtime
