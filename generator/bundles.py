"""The stylesheet and scripts of a site: what they hold, and addresses that change with it."""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.cache import fingerprint
from generator.settings import Settings

_COMMENT = re.compile(r"//.*|/\*((?!\*/).)*\*/")
# In the order in which they are joined.
STYLES = (
    "tokens",
    "base",
    "frame",
    "pages",
    "home",
    "events",
    "people",
    "services",
    "lists",
    "photos",
    "exhibitions",
    "modes",
)
# The style of the editors' manual, which only some sites have.
HELP = "help"
# Folders whose files are published as one, in the order in which they are joined: a wall waits for each request.
JOINED_STYLES = {"wall": ("wall", "touch", "sheet", "pad", "panel", "slides")}
JOINED_SCRIPTS = {
    "screen": ("guard", "manifest", "fetch", "frame", "heart", "swap", "screen"),
    "wall": (
        *("stage", "files", "pictures", "touch", "locked", "idle", "reach", "ends", "person", "pad", "show", "calm"),
        *("turns", "story", "units", "fit", "paging", "filters", "faces", "plaques", "wall", "slides", "boards"),
    ),
}


def stylesheet(settings: Settings) -> str:
    """The whole stylesheet, which does not depend on the content."""
    return "".join(find_asset(settings, f"css/{part}.css").read_text("utf-8") for part in STYLES)


def stylesheet_path(settings: Settings) -> str:
    """Where the site's stylesheet will be, below the site's root."""
    return f"assets/{fingerprint(stylesheet(settings).encode())[:12]}.css"


def lone_styles(settings: Settings) -> dict[str, str]:
    """Where stylesheets that only some pages ask for will be, by name: those that are no part of the site's."""
    names = _published(settings, "css", JOINED_STYLES) - {*STYLES, "fonts", *([] if settings.options.help else [HELP])}
    return {name: f"assets/{_flat(name)}-{fingerprint(style(settings, name))[:12]}.css" for name in sorted(names)}


def style(settings: Settings, name: str) -> bytes:
    """A stylesheet as it is published."""
    return b"".join(find_asset(settings, f"css/{part}.css").read_bytes() for part in _parts(name, JOINED_STYLES))


def script_names(settings: Settings) -> list[str]:
    """Every script that is published, the site's own and the product's, as `finder`, or `wall` for the whole folder."""
    return sorted(_published(settings, "js", JOINED_SCRIPTS))


def script_paths(settings: Settings) -> dict[str, str]:
    """Where all scripts will be, by name."""
    return {name: script_path(settings, name) for name in script_names(settings)}


def script_path(settings: Settings, name: str) -> str:
    """Where a script will be, below the site's root."""
    return f"assets/{_flat(name)}-{fingerprint(script(settings, name))[:12]}.js"


def script(settings: Settings, name: str) -> bytes:
    """A script as it is published: lines that are comments, and what lines are indented by, are left out."""
    files = (find_asset(settings, f"js/{part}.js") for part in _parts(name, JOINED_SCRIPTS))
    lines = (line.strip() for file in files for line in file.read_text("utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not _COMMENT.fullmatch(line)).encode()


def find_asset(settings: Settings, name: str) -> Path:
    """A file of `templates/assets/`, the site's own before the product's."""
    return next(path for folder in settings.templates if (path := folder / "assets" / name).is_file())


def _published(settings: Settings, kind: str, joined: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The names of all files of a kind, with the folder's name for those that are joined."""
    folders = [templates / "assets" / kind for templates in settings.templates]
    found = [(folder, file) for folder in folders for file in folder.rglob(f"*.{kind}")]
    names = {file.relative_to(folder).with_suffix("").as_posix() for folder, file in found}
    return names - {part for name in joined for part in _parts(name, joined)} | {*joined}


def _parts(name: str, joined: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [f"{name}/{part}" for part in joined[name]] if name in joined else [name]


def _flat(name: str) -> str:
    return name.replace("/", "-")
