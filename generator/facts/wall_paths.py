"""Where the files of a wall lie: each under a name that changes with whatever it is made of."""

from dataclasses import dataclass

from generator.addresses import kiosk_address
from generator.cache import fingerprint, program_version, templates_version
from generator.catalog import Catalog
from generator.facts.walls import wall_digests, wall_letters
from generator.fonts import source_version
from generator.settings import Settings

# What the interface itself shows besides the words in its templates and scripts.
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "·—…“”‘’（），。、；：？！《》〈〉〇「」％　年月日人名第屏画"


@dataclass(frozen=True, slots=True)
class WallPaths:
    """Paths below the site's root; `panels` is empty without an exhibition."""

    stage: str
    people: str
    persons: tuple[str, ...]
    panels: str
    face: str
    font: str


def wall_paths(catalog: Catalog, id: str) -> WallPaths:
    """The paths of all files that only this kiosk uses."""
    settings, told = catalog.settings, catalog.ask(wall_digests, id)
    look = fingerprint(program_version(), templates_version(settings.templates), settings.site_url.encode())

    def path(name: str, ending: str, *parts: str) -> str:
        digest = fingerprint(look.encode(), *map(str.encode, parts))
        return f"{kiosk_address(id)}{name}-{digest[:12]}.{ending}"

    persons = tuple(path(f"persons-{number}", "js", one) for number, one in enumerate(told["persons"]))
    panels = path("panels", "js", told["panels"], told["plaques"]) if told["panel_count"] else ""
    letters = wall_text(catalog, id)
    people = path("people", "js", told["plaques"], *persons, panels)
    face = path("face", "css", letters, source_version())
    return WallPaths(
        stage=path("stage", "html", people, face),
        people=people,
        persons=persons,
        panels=panels,
        face=face,
        font=path("serif", "woff2", letters, source_version()),
    )


def wall_text(catalog: Catalog, id: str) -> str:
    """Every character that a wall can show: its records' and its interface's, each once, in order."""
    return "".join(sorted(set(catalog.ask(wall_letters, id) + interface_text(catalog.settings))))


def interface_text(settings: Settings) -> str:
    """The characters in the templates and scripts of walls, which may be shown."""
    files = [
        file
        for folder in settings.templates
        for pattern in ("kiosk/*.html", "assets/js/wall/*.js")
        for file in sorted(folder.glob(pattern))
    ]
    text = _ALWAYS + "".join(file.read_text("utf-8") for file in files)
    return "".join(sorted(set(text) - set("\n\r\t")))
