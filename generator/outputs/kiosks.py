"""The files of each wall: the stage that its screen shows, everybody on it, its font; and what is in a version of it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from generator.addresses import address_to, file_at, kiosk_address, root_from
from generator.bundles import find_asset, lone_styles, script_names, script_path
from generator.cache import fingerprint, keep_bytes, program_version
from generator.catalog import Catalog
from generator.facts.plaques import plaque, whole_person
from generator.facts.wall_paths import WallPaths, wall_paths, wall_text
from generator.facts.walls import FILE_SIZE, in_files, wall_groups, wall_panels, wall_people
from generator.fonts import SOURCE_FONT, subset_font
from generator.records.choices import LEVELS, ORDERS
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.render import Renderer
from generator.site import Site
from generator.write import OutputFile


def make(site: Site) -> Iterator[OutputFile]:
    """Every file that only walls use; each has its content in its name."""
    for kiosk in site.catalog.all(Kiosk):
        yield from _Wall(site, kiosk).files()


class _Wall:
    """Makes the files of one kiosk."""

    def __init__(self, site: Site, kiosk: Kiosk) -> None:
        self._settings, self._catalog, self._kiosk = site.settings, site.catalog, kiosk
        self._paths = wall_paths(site.catalog, kiosk.id)
        self._root = root_from(kiosk_address(kiosk.id))

    def files(self) -> Iterator[OutputFile]:
        paths = self._paths
        yield _named(paths.stage, self._stage)
        yield _named(paths.people, self._people)
        for number, path in enumerate(paths.persons):
            yield _named(path, partial(self._persons, number))
        if paths.panels:
            yield _named(paths.panels, self._panels)
        yield _named(paths.face, self._face)
        yield OutputFile(paths.font, paths.font, self._font, is_slow=True)
