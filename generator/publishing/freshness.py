"""Whether the content was edited after the site was built."""

from collections.abc import Iterator
from pathlib import Path

from generator.build_manifest import MANIFEST
from generator.settings import Settings
from generator.versions import home_of


def edited_since_build(settings: Settings) -> str:
    """A file of the site's sources that is newer than the site, as a path below its folder; nothing where none is."""
    built = _built_at(settings.destination)
    for file in _sources(settings):
        try:
            if file.stat().st_mtime > built:
                return file.relative_to(settings.root).as_posix()
        except (OSError, ValueError):
            continue
    return ""


def _built_at(destination: Path) -> float:
    """When the last build ended: files that it shares with one before are older."""
    slot = home_of(destination) / f"{destination.resolve().name}.json"
    for file in (slot, destination / MANIFEST):
        try:
            return file.stat().st_mtime
        except OSError:
            continue
    return 0.0


def _sources(settings: Settings) -> Iterator[Path]:
    yield settings.config_file
    for folder in (settings.content, *settings.open_folders):
        # What editors leave for themselves begins with a dot.
        yield from (file for file in sorted(folder.rglob("[!.]*")) if file.is_file())
