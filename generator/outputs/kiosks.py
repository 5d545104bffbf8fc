"""The files of each wall: the stage that its screen shows, everybody on it, its exhibition, its font."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from generator.addresses import address_to, kiosk_address, root_from
from generator.bundles import find_asset, lone_styles, script_paths
from generator.catalog import Catalog
from generator.facts.plaques import plaque, whole_person
from generator.facts.wall_paths import WallPaths, wall_paths, wall_text
from generator.facts.walls import FILE_SIZE, in_files, wall_groups, wall_panels, wall_people
from generator.outputs.assets import cut_font
from generator.records.choices import LEVELS, ORDERS
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.render import Renderer
from generator.settings import Settings
from generator.site import Site
from generator.write import OutputFile

_FACE = "css/fonts.css"


def make(site: Site) -> Iterator[OutputFile]:
    """Every file that only walls use; each has in its name what its content is made of."""
    for kiosk in site.catalog.all(Kiosk):
        yield from _Wall(site.settings, site.catalog, kiosk).files()


class _Wall:
    """Makes the files of one kiosk."""

    def __init__(self, settings: Settings, catalog: Catalog, kiosk: Kiosk) -> None:
        self._settings, self._catalog, self._kiosk = settings, catalog, kiosk
        self._paths = wall_paths(catalog, kiosk.id)
        self._exhibition = catalog.find(Exhibition, kiosk.exhibition)

    def files(self) -> Iterator[OutputFile]:
        """Everything but the screen, which is a page, and what the site has as well."""
        paths = self._paths
        makers: list[tuple[str, Callable[[], str]]] = [
            (paths.stage, self._stage),
            (paths.people, self._people),
            (paths.face, self._face),
            *((path, partial(self._persons, number)) for number, path in enumerate(paths.persons)),
            *([(paths.panels, self._panels)] if paths.panels else []),
        ]
        for path, make in makers:
            yield OutputFile(path, path, partial(_encoded, make))
        cut = partial(cut_font, self._settings.cache, wall_text(self._catalog, self._kiosk.id))
        yield OutputFile(paths.font, paths.font, cut, is_slow=True)

    @cached_property
    def _renderer(self) -> Renderer:
        scripts = script_paths(self._settings)
        folders, cache = self._settings.templates, self._settings.cache
        return Renderer(folders, cache, scripts, lone_styles(self._settings))

    def _render(self, name: str, context: Mapping[str, Any]) -> str:
        return self._renderer.render(f"kiosk/{name}.html", context, root_from(kiosk_address(self._kiosk.id)))

    def _stage(self) -> str:
        kiosk = self._kiosk
        context = {
            "kiosk": kiosk.id,
            "title": kiosk.title,
            "subtitle": kiosk.subtitle,
            "seal": kiosk.seal,
            "order": ORDERS[kiosk.order],
            "count": len(self._catalog.ask(wall_people, kiosk.id)),
            "exhibition": self._exhibition.title if self._exhibition else "",
            "face": self._paths.face,
            "people": self._paths.people,
        }
        return self._render(kiosk.layout, context)

    def _people(self) -> str:
        return _call("guangrongPeople", _people_data(self._catalog, self._kiosk, self._paths))

    def _persons(self, number: int) -> str:
        ids = in_files(self._catalog.ask(wall_people, self._kiosk.id))[number]
        people = self._catalog.ask_many(whole_person, "person", ids)
        return _call("guangrongPersons", number, [self._render("_person", self._with_address(one)) for one in people])

    def _with_address(self, person: Mapping[str, Any]) -> Mapping[str, Any]:
        base = self._settings.site_url
        return {**person, "public_url": f"{base}{address_to('person', person['id'])}" if base else ""}

    def _panels(self) -> str:
        """Who stands on a panel and on the wall can be touched there as well: `at` is the number on the wall."""
        at = {id: number for number, id in enumerate(self._catalog.ask(wall_people, self._kiosk.id))}
        panels = [
            {**panel, "people": [{**one, "at": at.get(one["id"])} for one in panel["people"]]}
            for panel in self._catalog.ask(wall_panels, self._kiosk.id)
        ]
        return _call("guangrongPanels", [self._render("_panel", one) for one in panels])

    def _face(self) -> str:
        face = find_asset(self._settings, _FACE).read_text("utf-8")
        # A wall is read from afar: better a moment without words than words that change their face.
        return face.replace("serif.woff2", Path(self._paths.font).name).replace("swap", "block")


def _people_data(catalog: Catalog, kiosk: Kiosk, paths: WallPaths) -> Mapping[str, Any]:
    """What a stage has to know before anybody touches it; lists are columns of one person each."""
    ids = catalog.ask(wall_people, kiosk.id)
    told = catalog.ask_many(plaque, "person", ids)
    at = {id: number for number, id in enumerate(ids)}
    levels = [level for level in LEVELS if any(one["level"] == level for one in told)]
    awards = list(dict.fromkeys(title for one in told for title in one["awards"]))
    return {
        "people": [_columns(one, levels, awards) for one in told],
        "levels": [LEVELS[level] for level in levels],
        "awards": awards,
        "groups": [(title, [at[id] for id in members]) for title, members in catalog.ask(wall_groups, kiosk.id)],
        "size": FILE_SIZE,
        "files": paths.persons,
        "panels": paths.panels,
        "timings": kiosk.timings.model_dump(),
        "canvas": kiosk.canvas.model_dump() if kiosk.canvas else None,
    }


def _columns(one: Mapping[str, Any], levels: list[str], awards: list[str]) -> list[Any]:
    level = levels.index(one["level"]) if one["level"] else -1
    held = [awards.index(title) for title in one["awards"]]
    texts = [one[name] for name in ("name", "heard", "honour", "unit", "story")]
    return [*texts, level, one["years"], held, one["strokes"], one["surname"]]


def _call(name: str, *values: Any) -> str:
    """A classic script with data: no < for programs that look at scripts as if they were pages."""
    told = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"{name}({told.replace('<', chr(92) + 'u003c')})\n"


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode("utf-8", "surrogatepass")
