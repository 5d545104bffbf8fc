"""The manifest of each wall: made last, of files that are in place, because it tells their digests."""

import re
from collections.abc import Iterator

from generator.addresses import file_at, kiosk_address
from generator.cache import fingerprint
from generator.facts.wall_paths import WallPaths, wall_paths
from generator.facts.walls import wall_files
from generator.kiosk.manifest import File, ManifestError, describe, parse, path_of, write
from generator.records.kiosk import Kiosk
from generator.site import Site
from generator.today import moment_after
from generator.write import Target

_LOADED = re.compile(r'(?:src|href)="(?:\.\./)+([^"]+)"')


def manifest_paths(site: Site) -> Iterator[str]:
    """Where the manifests will be."""
    return (path_of(id) for id in site.catalog.ids(Kiosk))


def put_manifests(site: Site, target: Target) -> None:
    """Write the manifest of each kiosk whose files changed; the one that is served keeps the moment it was made in.

    One that comes back after another is made anew: screens take nothing that was made before what they show.
    """
    for kiosk in site.catalog.all(Kiosk):
        wall = wall_paths(site.catalog, kiosk.id)
        paths = sorted(_files(site, kiosk.id, wall, target))
        tag = fingerprint(kiosk.title.encode(), *(f"{path} {target.written[path].tag}".encode() for path in paths))
        path = path_of(kiosk.id)
        if not target.shares(path, tag):
            target.put(path, tag, _manifest(kiosk, wall.stage, target, paths))


def _manifest(kiosk: Kiosk, stage: str, target: Target, paths: list[str]) -> bytes:
    files: dict[str, File] = {path: describe(target.read(path)) for path in paths}
    made = moment_after(_made_before(target.read_served(path_of(kiosk.id))))
    return write(kiosk.id, kiosk.title, made, stage, files)


def _made_before(served: bytes) -> int:
    try:
        return parse(served).made
    except ManifestError:
        return 0


def _files(site: Site, id: str, wall: WallPaths, target: Target) -> set[str]:
    """Everything that a screen and its stage load, at once or later."""
    screen = file_at(kiosk_address(id))
    documents = (screen, wall.stage)
    loaded = {path for name in documents for path in _LOADED.findall(target.read(name).decode())}
    later = {*wall.persons, wall.panels, wall.people, wall.face, wall.font, *site.catalog.ask(wall_files, id)}
    return {*documents, *loaded, *later} - {""}
